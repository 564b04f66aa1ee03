/**
 * What a measure stood at on a day, from its fold alone. The fold keeps what stood at each month end, which statement
 * that rests on, and every day's increments: together they tell any day, but for one that a later statement of the
 * same month follows. What stood before that statement, only the postings know.
 */
import type { MeasureState } from "./balance.ts";
import { datePartsOf, type IsoDate, laterOf, monthEnd } from "../values/calendar.ts";
import { addFunds, type FundAmounts } from "../values/fund.ts";

/** @returns null where only the postings can tell. */
export function measureOn(
  { statedOn, latest, monthEnds, days }: MeasureState,
  date: IsoDate,
): FundAmounts | null {
  if (date >= latest) return monthEnds[11] ?? {};
  const { year, month } = datePartsOf(date);
  // Month ends are those of the fiscal year: they say nothing of a year before it.
  if (year < datePartsOf(latest).year) return {};
  const end = monthEnd(year, month);
  const stated = statedOn[month - 1] ?? null;
  if (stated !== null && stated > date) return null;
  if (!days.some((each) => each.date > date && each.date <= end)) return monthEnds[month - 1] ?? {};
  const before = month === 1 ? null : monthEnd(year, month - 1);
  const isStatedBefore = stated === null || (before !== null && stated <= before);
  if (!isStatedBefore) return null;
  return days
    .filter((each) => (before === null || each.date > before) && each.date <= date)
    .map(({ amounts }) => amounts)
    .reduce<FundAmounts>(addFunds, before === null ? {} : (monthEnds[month - 2] ?? {}));
}

/** The latest date of what `measureOn` tells of a day; null where nothing was known by then. */
export function latestBy({ statedOn, latest, days }: MeasureState, date: IsoDate): IsoDate | null {
  if (date >= latest) return latest;
  const { year, month } = datePartsOf(date);
  if (year < datePartsOf(latest).year) return null;
  const stated = statedOn[month - 1] ?? null;
  const increment = days.findLast((each) => each.date <= date)?.date ?? null;
  return stated === null || increment === null ? (stated ?? increment) : laterOf(stated, increment);
}
