/**
 * What people are sent: news of alerts that moved, of files that wait, or the digest of a week. A notice
 * holds what it says and not how it looks, so that it can wait, lose what is no longer worth telling, and
 * be rendered for whatever brings it.
 */
import type { Sentence } from "../alerts/rules/rule.ts";
import type { Books } from "../values/books.ts";
import type { ToldChange } from "../alerts/alert.ts";
import { severities, type Severity } from "../policy/policy.ts";
import type { Won } from "../values/won.ts";

/** Where a notice goes: to a person, to those who follow a department (null: the office), or to another system. */
export type Destination =
  | { readonly kind: "person"; readonly address: string }
  | { readonly kind: "topic"; readonly department: string | null }
  | { readonly kind: "webhook" };

export interface Matter {
  /** Null for what is no alert's; `change` null where it only stands. */
  readonly alert: {
    readonly name: string;
    readonly version: number;
    readonly change: ToldChange | null;
  } | null;
  /** Null when it is over, or no alert's. */
  readonly severity: Severity | null;
  /** What happened, in a word or two. */
  readonly label: Sentence;
  /** Department and name; empty where there is neither. */
  readonly place: string;
  readonly text: Sentence;
  /** What is at stake. */
  readonly money: Won | null;
  /** What people have said about it. */
  readonly notes: readonly Sentence[];
}

export interface NoticeSection {
  readonly title: Sentence | null;
  readonly matters: readonly Matter[];
  /** How many more there are than a letter can hold. */
  readonly unlisted: number;
}

export interface Notice {
  /** The same for the same news and the same destination, so that a channel can drop what it has delivered. */
  readonly id: string;
  readonly books: Books;
  /** When the news was told, ISO 8601. */
  readonly at: string;
  readonly kind: "alert" | "upload" | "digest";
  readonly to: Destination;
  /** One line. */
  readonly subject: string;
  readonly opening: readonly Sentence[];
  readonly sections: readonly NoticeSection[];
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

export function mattersOf({ sections }: Notice): readonly Matter[] {
  return sections.flatMap(({ matters }) => matters);
}

/** The gravest matter that is not over; null when it tells of none. */
export function gravestOf(notice: Notice): Severity | null {
  const found = new Set(mattersOf(notice).map(({ severity }) => severity));
  return severities.findLast((severity) => found.has(severity)) ?? null;
}

/** The gravest first, then the most money; what is over comes last. Equals stay in their order. */
export function byUrgency(a: Matter, b: Matter): number {
  const grave = weightOf(b) - weightOf(a);
  const [moneyA, moneyB] = [a.money ?? 0n, b.money ?? 0n];
  return grave !== 0 ? grave : moneyA === moneyB ? 0 : moneyA > moneyB ? -1 : 1;
}

function weightOf({ severity }: Matter): number {
  return severity === null ? -1 : severities.indexOf(severity);
}

/** As crises are graded in Korea; 알림 would be every one of them. */
export const severityNames: Readonly<Record<Severity, Sentence>> = {
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
