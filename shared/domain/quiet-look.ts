/**
 * Whether what a look finds is news. What an office's first figures show has stood for months, and a past year can be
 * helped no more: both are listed and come in the week's digest, and nobody gets a letter of each. Pure.
 */
import { type Alert, isOpen } from "./alert.ts";
import type { Books } from "./books.ts";
import { datePartsOf, type IsoDate } from "./calendar.ts";
import type { OfficeFigures } from "./evaluate-office.ts";

export const quietReasons = ["first-load", "past-year"] as const;
export type QuietReason = (typeof quietReasons)[number];

export const quietNames: Readonly<Record<QuietReason, { readonly ko: string; readonly en: string }>> = {
  "first-load": {
    ko: "처음 올린 자료에서 보이는 알림은 편지로 보내지 않습니다. 목록과 주간 점검에 실립니다.",
    en: "What the first figures show makes no letters: the list and the weekly digest have it.",
  },
  "past-year": {
    ko: "지난 회계연도의 알림은 편지로 보내지 않습니다. 목록에 실립니다.",
    en: "A past fiscal year makes no letters: the list has its alerts.",
  },
};

export function isPastYear({ fiscalYear }: Books, today: IsoDate): boolean {
  return fiscalYear < datePartsOf(today).year;
}

/** What came in before the first look, and the day of that look: what it shows is the first load. */
export interface FirstLoad {
  /** The number of the last entry of it; 0 where there was none. */
  readonly end: number;
  readonly on: IsoDate;
}

/** Of the figures, whether there are any, and what they rest on. */
interface LookedAt {
  readonly view: { readonly rows: readonly unknown[] };
  readonly settledSeq: OfficeFigures["settledSeq"];
}

/**
 * What a look notes as the first load where none is noted yet; null for books without figures, which begin anew.
 * @param standing where some are open, looks were made before, and nothing is the first load any more.
 */
export function firstLoadOf(
  { view, settledSeq }: LookedAt,
  standing: readonly Alert[],
  today: IsoDate,
): FirstLoad | null {
  if (view.rows.length === 0) return null;
  return { end: standing.some(isOpen) ? 0 : settledSeq, on: today };
}

/** A look of a later day finds what that day brought, like silence, though no file has come since. */
export function isFirstLoad({ settledSeq }: LookedAt, noted: FirstLoad | null, today: IsoDate): boolean {
  return noted !== null && settledSeq <= noted.end && today === noted.on;
}
