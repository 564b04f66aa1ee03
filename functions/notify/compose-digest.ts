/**
 * The letter of the week, one for each person: which of my projects need action, and why. What somebody is
 * at work on comes in a second part, what was put off in a third. Pure.
 */
import { alertRows } from "../../shared/domain/alerts/alert-rows.ts";
import { isOpen } from "../../shared/domain/alerts/alert.ts";
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
import type { Books } from "../../shared/domain/values/books.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { addressNoticeItems, type Channels, openAlertItem } from "./notice-items.ts";
import type { Bilingual } from "../../shared/domain/values/bilingual.ts";

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

/** More than a person reads in a week, and few enough for a mail program. */
const mostListed = 100;

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
    parts.set(noticeItem, state);
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
      subject: `[주간 점검] ${week.date} 조치가 필요한 알림 ${countOf(noticeItems, parts, "open")}건`,
      opening: openingOf(week, noticeItems, parts),
      sections: partNames.flatMap(({ part, title }) => sectionOf(title, ofPart(noticeItems, parts, part))),
    }),
  );
}

/** A topic's followers get one letter for the office, and not one for each department. */
const officeTopic = { kind: "topic", department: null } as const;

type Part = "open" | "acknowledged" | "snoozed";

const partNames: readonly { readonly part: Part; readonly title: Bilingual }[] = [
  {
    part: "open",
    title: {
      ko: "내 사업 가운데 이번 주에 조치가 필요한 것과 그 까닭",
      en: "Which of my projects need action this week, and why",
    },
  },
  { part: "acknowledged", title: { ko: "확인하여 조치 중인 것", en: "Seen, and being worked on" } },
  { part: "snoozed", title: { ko: "날을 정하여 미룬 것", en: "Put off until a day" } },
];

/** The counts of severities are of what the subject counts; what waits is counted beside it. */
function openingOf(
  { date, asOf }: DigestWeek,
  noticeItems: readonly NoticeItem[],
  parts: ReadonlyMap<NoticeItem, Part>,
): Bilingual[] {
  const open = ofPart(noticeItems, parts, "open");
  const counted = [
    ...severities.toReversed().map((severity) => ({
      name: severityNames[severity],
      count: open.filter((noticeItem) => noticeItem.severity === severity).length,
    })),
    { name: { ko: "조치 중", en: "being worked on" }, count: countOf(noticeItems, parts, "acknowledged") },
    { name: { ko: "미룸", en: "put off" }, count: countOf(noticeItems, parts, "snoozed") },
  ];
  const said = counted.filter(({ count }) => count > 0);
  return [
    {
      ko: `${date} 현재: ${said.map(({ name, count }) => `${name.ko} ${count}건`).join(", ")}.`,
      en: `On ${date}: ${said.map(({ name, count }) => `${count} ${name.en}`).join(", ")}.`,
    },
    ...(asOf === null ? [] : [{ ko: `금액은 ${asOf} 기준입니다.`, en: `Figures are as of ${asOf}.` }]),
  ];
}

function sectionOf(title: Bilingual, noticeItems: readonly NoticeItem[]): NoticeSection[] {
  if (noticeItems.length === 0) return [];
  return [
    {
      title,
      matters: noticeItems.slice(0, mostListed),
      unlisted: Math.max(0, noticeItems.length - mostListed),
    },
  ];
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
