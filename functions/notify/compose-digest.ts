/**
 * The letter of the week, one for each person: which of my projects need action, the most severe first, then by the money that is
 * concerned, on one screen. What was only seen and what somebody is at work on come in parts of their own; what was put off is counted. Pure.
 */
import { alertRows } from "../../shared/domain/alerts/alert-rows.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import { type InboxTab, inboxTabOf, isExplained } from "../../shared/domain/alerts/inbox.ts";
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import {
  byUrgency,
  destinationText,
  type NoticeItem,
  type Notice,
  type NoticeSection,
  severityNames,
} from "../../shared/domain/notices/notice.ts";
import type { Concern } from "../../shared/domain/notices/recipients.ts";
import { type Recipient, severities } from "../../shared/domain/policy/policy.ts";
import { joined } from "../../shared/domain/alerts/rules/sentences.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { addressNoticeItems, type Channels, figuresOf, openAlertItem } from "./notice-items.ts";

export interface OpenAlert {
  readonly alert: CurrentAlert;
  readonly concern: Concern;
}

export interface DigestWeek {
  readonly id: string;
  readonly books: Books;
  readonly at: string;
  readonly date: IsoDate;
  /** The latest day that the figures speak of; null of a ledger without figures. */
  readonly asOf: IsoDate | null;
}

/** Together with their headings they fill one screen; the page has the rest. */
const mostListed = { open: 10, seen: 2, acknowledged: 2 } as const;

/** Nobody gets a letter that says nothing. */
export function composeDigests(
  week: DigestWeek,
  openAlerts: readonly OpenAlert[],
  recipients: readonly Recipient[],
  channels: Channels,
): Notice[] {
  const parts = new Map<NoticeItem, Part>();
  const tabs = new Map<NoticeItem, InboxTab>();
  const concerns = new Map(openAlerts.map(({ alert, concern }) => [alert, concern]));
  const rows = alertRows([...concerns.keys()].filter(isOpen));
  const open = rows.flatMap(({ lead, facets }) => {
    const noticeItem = openAlertItem({ lead, facets }, week.books);
    const tab = inboxTabOf({ lead, facets }, week.date);
    tabs.set(noticeItem, tab);
    parts.set(noticeItem, partOf(tab, lead));
    return [{ matter: noticeItem, concern: concerns.get(lead) ?? null }];
  });
  // Another system has every transition already.
  return addressNoticeItems(open, recipients, { ...channels, webhook: false }, officeTopic).map(
    ({ to, matters: noticeItems }) => ({
      id: `${week.id}@${destinationText(to)}`,
      books: week.books,
      at: week.at,
      kind: "digest",
      to,
      subject: `[주간 점검] ${headlineOf(week, pressingOf(noticeItems, tabs).length).ko}`,
      opening: openingOf(week, noticeItems, tabs),
      sections: partNames.flatMap(({ part, title }) =>
        sectionOf(title, ofPart(noticeItems, parts, part), mostListed[part]),
      ),
    }),
  );
}

/** A topic's followers get one letter for the office, and not one for each department. */
const officeTopic = { kind: "topic", department: null } as const;

/** `open`: nobody answered, or the day that was promised is over. `seen`: somebody acknowledged it and promised nothing; `acknowledged`: and said why. */
type Part = "open" | "seen" | "acknowledged" | "snoozed";

function partOf(tab: InboxTab, lead: CurrentAlert): Part {
  if (tab === "snoozed") return tab;
  if (tab === "new" || tab === "overdue") return "open";
  return isExplained(lead) ? "acknowledged" : "seen";
}

const partNames: readonly { readonly part: Exclude<Part, "snoozed">; readonly title: Bilingual }[] = [
  {
    part: "open",
    title: {
      ko: "이번 주에 조치가 필요한 것 (심각한 순, 같은 등급은 관련 금액이 큰 순)",
      en: "What needs action this week, the most severe first, then by the money concerned",
    },
  },
  { part: "seen", title: { ko: "확인했으나 답을 기다리는 것", en: "Seen, and waiting for an answer" } },
  { part: "acknowledged", title: { ko: "확인하여 조치 중인 것", en: "Seen, and being worked on" } },
];

/** The first sentence, which is the subject too. It counts what the overview, the inbox and `alerts` count. */
function headlineOf({ date }: DigestWeek, open: number): Bilingual {
  return { ko: `${date} 조치가 필요한 알림 ${open}건`, en: `${date}, ${open} alerts need action` };
}

/** The severities and what is in the brackets add up to what the subject counts; what needs nobody now is counted beside it. */
function openingOf(
  week: DigestWeek,
  noticeItems: readonly NoticeItem[],
  tabs: ReadonlyMap<NoticeItem, InboxTab>,
): Bilingual[] {
  const pressing = pressingOf(noticeItems, tabs);
  const countIn = (tab: InboxTab): number => noticeItems.filter((item) => tabs.get(item) === tab).length;
  const bySeverity = severities.toReversed().map((severity) => ({
    name: severityNames[severity],
    count: pressing.filter((item) => item.severity === severity).length,
  }));
  const byTab = (names: readonly (readonly [InboxTab, Bilingual])[]) =>
    names.map(([tab, name]) => ({ name, count: countIn(tab) }));
  const [due, rest] = [byTab(dueTabs), byTab(otherTabs)];
  const isAllNew = countIn("new") === pressing.length;
  const counts = {
    ko: [
      `${listed(bySeverity, "ko")}${isAllNew ? "" : `(${listed(due, "ko")})`}`,
      listed(rest, "ko") === "" ? "" : `그 밖에 ${listed(rest, "ko")}`,
    ],
    en: [
      `${listed(bySeverity, "en")}${isAllNew ? "" : ` (${listed(due, "en")})`}`,
      listed(rest, "en") === "" ? "" : `Besides: ${listed(rest, "en")}`,
    ],
  };
  const text = { ko: sentences(counts.ko), en: sentences(counts.en) };
  return [headlineOf(week, pressing.length), week.asOf === null ? text : joined(text, figuresOf(week.asOf))];
}

const dueTabs: readonly (readonly [InboxTab, Bilingual])[] = [
  ["new", { ko: "새 알림", en: "new" }],
  ["waiting", { ko: "답·기한 기다림", en: "waiting" }],
  ["overdue", { ko: "기한 지남", en: "overdue" }],
];
const otherTabs: readonly (readonly [InboxTab, Bilingual])[] = [
  ["done", { ko: "답함", en: "answered" }],
  ["snoozed", { ko: "미룸", en: "put off" }],
];

function listed(
  counted: readonly { readonly name: Bilingual; readonly count: number }[],
  language: "ko" | "en",
): string {
  const some = counted.filter(({ count }) => count > 0);
  return some
    .map(({ name, count }) => (language === "ko" ? `${name.ko} ${count}건` : `${count} ${name.en}`))
    .join(", ");
}

function sentences(parts: readonly string[]): string {
  return parts
    .filter((part) => part !== "")
    .map((part) => `${part}.`)
    .join(" ");
}

function pressingOf(
  noticeItems: readonly NoticeItem[],
  tabs: ReadonlyMap<NoticeItem, InboxTab>,
): readonly NoticeItem[] {
  return noticeItems.filter((item) => dueTabs.some(([tab]) => tab === tabs.get(item)));
}

function sectionOf(title: Bilingual, noticeItems: readonly NoticeItem[], most: number): NoticeSection[] {
  if (noticeItems.length === 0) return [];
  const ranked = noticeItems.toSorted(byUrgency);
  return [{ title, matters: ranked.slice(0, most), unlisted: Math.max(0, ranked.length - most) }];
}

function ofPart(
  noticeItems: readonly NoticeItem[],
  parts: ReadonlyMap<NoticeItem, Part>,
  part: Part,
): NoticeItem[] {
  return noticeItems.filter((noticeItem) => parts.get(noticeItem) === part);
}
