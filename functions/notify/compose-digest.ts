/**
 * The letter of the week, one for each person: which of my projects need action, ranked by the money that is concerned, on
 * one screen. What was only seen and what somebody is at work on come in parts of their own; what was put off is counted. Pure.
 */
import { alertRows } from "../../shared/domain/alerts/alert-rows.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
import { isExplained } from "../../shared/domain/alerts/inbox.ts";
import type { CurrentAlert } from "../../shared/domain/alerts/current-alerts.ts";
import {
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
import { ascending } from "../../shared/domain/values/order.ts";
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
  const concerns = new Map(openAlerts.map(({ alert, concern }) => [alert, concern]));
  const rows = alertRows([...concerns.keys()].filter(isOpen));
  const open = rows.flatMap(({ lead, facets }) => {
    const { state } = lead.status;
    if (state === "cleared") return [];
    const noticeItem = openAlertItem({ lead, facets });
    parts.set(noticeItem, state === "acknowledged" && !isExplained(lead) ? "seen" : state);
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
      subject: `[주간 점검] ${headlineOf(week, countOf(noticeItems, parts, "open")).ko}`,
      opening: openingOf(week, noticeItems, parts),
      sections: partNames.flatMap(({ part, title }) =>
        sectionOf(title, ofPart(noticeItems, parts, part), mostListed[part]),
      ),
    }),
  );
}

/** A topic's followers get one letter for the office, and not one for each department. */
const officeTopic = { kind: "topic", department: null } as const;

/** `seen`: somebody acknowledged it and promised nothing; `acknowledged`: and said why. */
type Part = "open" | "seen" | "acknowledged" | "snoozed";

const partNames: readonly { readonly part: Exclude<Part, "snoozed">; readonly title: Bilingual }[] = [
  {
    part: "open",
    title: {
      ko: "이번 주에 조치가 필요한 사업 (관련 금액이 큰 순)",
      en: "What needs action this week, by the money concerned",
    },
  },
  { part: "seen", title: { ko: "확인했으나 답을 기다리는 것", en: "Seen, and waiting for an answer" } },
  { part: "acknowledged", title: { ko: "확인하여 조치 중인 것", en: "Seen, and being worked on" } },
];

/** The first sentence, which is the subject too. */
function headlineOf({ date }: DigestWeek, open: number): Bilingual {
  return { ko: `${date} 조치가 필요한 알림 ${open}건`, en: `${date}, ${open} alerts need action` };
}

/** The counts of severities are of what the subject counts; what waits is counted beside it. */
function openingOf(
  week: DigestWeek,
  noticeItems: readonly NoticeItem[],
  parts: ReadonlyMap<NoticeItem, Part>,
): Bilingual[] {
  const open = ofPart(noticeItems, parts, "open");
  const counted = [
    ...severities.toReversed().map((severity) => ({
      name: severityNames[severity],
      count: open.filter((noticeItem) => noticeItem.severity === severity).length,
    })),
    { name: { ko: "답 기다림", en: "waiting for an answer" }, count: countOf(noticeItems, parts, "seen") },
    { name: { ko: "조치 중", en: "being worked on" }, count: countOf(noticeItems, parts, "acknowledged") },
    { name: { ko: "미룸", en: "put off" }, count: countOf(noticeItems, parts, "snoozed") },
  ];
  const said = counted.filter(({ count }) => count > 0);
  const counts = {
    ko: `${said.map(({ name, count }) => `${name.ko} ${count}건`).join(", ")}.`,
    en: `${said.map(({ name, count }) => `${count} ${name.en}`).join(", ")}.`,
  };
  return [headlineOf(week, open.length), week.asOf === null ? counts : joined(counts, figuresOf(week.asOf))];
}

function sectionOf(title: Bilingual, noticeItems: readonly NoticeItem[], most: number): NoticeSection[] {
  if (noticeItems.length === 0) return [];
  const byMoney = noticeItems.toSorted((a, b) => ascending(b.money ?? 0n, a.money ?? 0n));
  return [{ title, matters: byMoney.slice(0, most), unlisted: Math.max(0, byMoney.length - most) }];
}

function ofPart(
  noticeItems: readonly NoticeItem[],
  parts: ReadonlyMap<NoticeItem, Part>,
  part: Part,
): NoticeItem[] {
  return noticeItems.filter((noticeItem) => parts.get(noticeItem) === part);
}

function countOf(
  noticeItems: readonly NoticeItem[],
  parts: ReadonlyMap<NoticeItem, Part>,
  part: Part,
): number {
  return ofPart(noticeItems, parts, part).length;
}
