/**
 * What people are sent: news of alerts that moved, of files that wait, or the digest of a week. A notice
 * holds what it says and not how it looks, so that it can wait, lose what is no longer worth telling, and
 * be rendered for whatever brings it.
 */
import type { NotifiableChange } from "../alerts/alert.ts";
import { severities, type Severity, severityRank } from "../policy/policy.ts";
import type { Bilingual, Language } from "../values/bilingual.ts";
import type { Books } from "../values/books.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";

/** Where a notice goes: to a person, to those who follow a department (null: the office), or to another system. */
export type Destination =
  | { readonly kind: "person"; readonly address: string }
  | { readonly kind: "topic"; readonly department: string | null }
  | { readonly kind: "webhook" };

export interface NoticeItem {
  /** Null for what is no alert's; `change` null where it only stands. */
  readonly alert: {
    readonly name: string;
    readonly version: number;
    readonly change: NotifiableChange | null;
  } | null;
  /** Null when it is over, or no alert's. */
  readonly severity: Severity | null;
  /** What happened, in a word or two. */
  readonly label: Bilingual;
  /** Department and name; empty where there is neither. */
  readonly place: string;
  readonly text: Bilingual;
  /** What is at stake. */
  readonly money: Won | null;
  /** What people have said about it. */
  readonly notes: readonly Bilingual[];
}

export interface NoticeSection {
  readonly title: Bilingual | null;
  readonly matters: readonly NoticeItem[];
  /** How many more there are than a letter can hold. */
  readonly unlisted: number;
}

export interface Notice {
  /** The same for the same news and the same destination, so that a channel can drop what it has delivered. */
  readonly id: string;
  readonly books: Books;
  /** When the news was told, ISO 8601. */
  readonly at: string;
  readonly kind: "alert" | "upload" | "digest" | "returned";
  readonly to: Destination;
  /** One line in Korean, for logs and other systems; a letter has its own, in its language. */
  readonly subject: string;
  readonly opening: readonly Bilingual[];
  readonly sections: readonly NoticeSection[];
}

/** A letter's name for a mail service, which takes letters and digits alone. */
export function letterTag({ id }: Pick<Notice, "id">, hash: (text: string) => string): string {
  return hash(id).slice(0, 32);
}

export function destinationText(to: Destination): string {
  switch (to.kind) {
    case "person":
      return to.address;
    case "topic":
      return `topic:${to.department ?? ""}`;
    case "webhook":
      return "webhook";
  }
}

export function itemsOf({ sections }: Notice): readonly NoticeItem[] {
  return sections.flatMap(({ matters: noticeItems }) => noticeItems);
}

/** The most severe item that is not over; null when it tells of none. */
export function highestSeverity(notice: Notice): Severity | null {
  const found = new Set(itemsOf(notice).map(({ severity }) => severity));
  return severities.findLast((severity) => found.has(severity)) ?? null;
}

/** The most severe first, then the most money; what is over comes last. Equals stay in their order. */
export function byUrgency(a: NoticeItem, b: NoticeItem): number {
  return severityRank(b.severity) - severityRank(a.severity) || ascending(b.money ?? 0n, a.money ?? 0n);
}

/** As crises are graded in Korea; 알림 would be every one of them. */
export const severityNames: Readonly<Record<Severity, Bilingual>> = {
  notice: { ko: "관심", en: "notice" },
  warning: { ko: "주의", en: "warning" },
  critical: { ko: "심각", en: "critical" },
};

/** A subject is one line of a length that mail programs show; names from files may hold anything. */
export function subjectLine(text: string): string {
  const line = text.replace(/[\s\p{Cc}]+/gu, " ").trim();
  return line.length <= longestSubject ? line : `${line.slice(0, longestSubject - 1).toWellFormed()}…`;
}

const longestSubject = 150;

/**
 * What happened to one scope, as one row of a letter: its most severe item speaks, and what other rules say of it
 * follows as notes. Stored notices keep each matter by itself, so that one which came to nothing can be taken out of
 * them.
 * @returns in the order of the first of each scope.
 */
export function noticeRows(noticeItems: readonly NoticeItem[]): NoticeItem[] {
  const rows = Map.groupBy(noticeItems, (noticeItem) => scopeOf(noticeItem) ?? noticeItem);
  return [...rows.values()].flatMap(([lead, ...others]) =>
    lead === undefined ? [] : [{ ...lead, notes: distinct([...others.map(said), ...lead.notes]) }],
  );
}

/** The name of an alert is its scope's, its fund and its rule. Null for what is no alert's. */
function scopeOf({ alert }: NoticeItem): string | null {
  return alert === null ? null : alert.name.replace(/#[^#]*#[^#]*$/, "");
}

function said({ label, text }: NoticeItem): Bilingual {
  return { ko: `[${label.ko}] ${text.ko}`, en: `[${label.en}] ${text.en}` };
}

function distinct(notes: readonly Bilingual[]): Bilingual[] {
  return [...new Map(notes.map((note) => [note.ko, note])).values()];
}

/** What a letter of alerts is called: by its first row, and how many more there are. */
export function alertSubject(noticeItems: readonly NoticeItem[], language: Language): string {
  const [first, ...more] = noticeRows(noticeItems);
  if (first === undefined) return "";
  const others = language === "ko" ? ` 외 ${more.length}건` : ` and ${more.length} more`;
  return `${subjectLine(`[${first.label[language]}] ${first.place}`)}${more.length === 0 ? "" : others}`;
}

/**
 * News that came to nothing while it waited: an alert that was raised on a Friday night and cleared on Sunday is no
 * letter on Monday. What was raised and cleared before anybody was told is taken out of both letters; what was told
 * before it was cleared loses only the steps in between. The matters that nobody needs to hear of.
 * @param untold matters of one destination that are not sent, in any order: deliveries may cross.
 */
export function overBeforeNotified(unnotified: readonly NoticeItem[]): ReadonlySet<NoticeItem> {
  const over = new Set<NoticeItem>();
  const byAlert = Map.groupBy(unnotified, ({ alert }) => alert?.name ?? null);
  for (const [name, noticeItems] of byAlert) {
    if (name === null) continue;
    const steps = noticeItems.toSorted((a, b) => versionOf(a) - versionOf(b));
    steps.forEach((end, at) => {
      if (end.alert?.change !== "cleared") return;
      const before = steps.slice(0, at).filter((step) => !over.has(step));
      for (const step of before) if (step.alert?.change !== "cleared") over.add(step);
      // Who never heard that it began need not hear that it is over.
      if (before.some(({ alert }) => alert?.change === "raised" || alert?.change === "reopened"))
        over.add(end);
    });
  }
  return over;
}

function versionOf({ alert }: NoticeItem): number {
  return alert?.version ?? 0;
}
