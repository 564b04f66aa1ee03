/**
 * Whether what a look finds is news. What an office's first figures show has stood for months, and a past year can be
 * helped no more: both are listed and come in the week's digest, and nobody gets a letter of each. Pure.
 */
import { type Alert, isOpen } from "./alert.ts";
import type { Books } from "../values/books.ts";
import { datePartsOf, type IsoDate } from "../values/calendar.ts";
import type { OfficeFigures } from "./evaluate-office.ts";
import type { ViewRow } from "../rates/office-view.ts";
import type { RateBasis } from "../rates/rate.ts";
import { budgetSum } from "./rules/lag-figures.ts";
import { lagRules } from "./rules/rules.ts";
import type { Bilingual } from "../values/bilingual.ts";

export const quietReasons = ["first-load", "past-year"] as const;
export type QuietReason = (typeof quietReasons)[number];

export const quietNames: Readonly<Record<QuietReason, Bilingual>> = {
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
  /** Without budgets, as of payments alone, nothing is late: the file that brings them is a first load again. */
  readonly hasBudgets: boolean;
}

/** Of the figures, what they are of, and what they rest on. */
interface Inspected {
  readonly view: { readonly rows: readonly Pick<ViewRow, "scope" | "lines">[]; readonly basis: RateBasis };
  readonly settledSeq: OfficeFigures["settledSeq"];
}

/**
 * What a look finds to be the first load, if it is the first; null for books without figures, which begin anew.
 * @param standing where some speak of a lag, looks were made before, and nothing is the first load any more.
 */
export function firstLoadOf(
  { view, settledSeq }: Inspected,
  openAlerts: readonly Alert[],
  today: IsoDate,
): FirstLoad | null {
  const whole = view.rows.find(({ scope }) => scope.level === "office");
  if (whole === undefined) return null;
  const isLater = openAlerts.some((alert) => isOpen(alert) && lagRules.has(alert.rule));
  const hasBudgets = (budgetSum(whole.lines, view.basis) ?? 0n) > 0n;
  return { end: isLater ? 0 : settledSeq, on: today, hasBudgets };
}

/** What counts once a look has found that; null where nothing does. */
export function countedLoad(noted: FirstLoad | null, found: FirstLoad | null): FirstLoad | null {
  if (noted === null || found === null) return found;
  return found.hasBudgets && !noted.hasBudgets ? found : noted;
}

/** A look of a later day finds what that day brought, like silence, though no file has come since. */
export function isFirstLoad(
  { settledSeq }: Pick<Inspected, "settledSeq">,
  noted: FirstLoad | null,
  today: IsoDate,
): boolean {
  return noted !== null && settledSeq <= noted.end && today === noted.on;
}
