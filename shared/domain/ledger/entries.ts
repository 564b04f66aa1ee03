/** Entries of one measure taken together by their date. */
import { earlierOf, type IsoDate } from "../values/calendar.ts";
import type { Fund, FundAmounts } from "../values/fund.ts";
import { isForward } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import type { Entry, Posting } from "./posting.ts";

/** In date order. */
export function byDate(entries: readonly Entry[]): [IsoDate, Entry[]][] {
  const dates = new Map<IsoDate, Entry[]>();
  for (const entry of entries) {
    const onDate = dates.get(entry.date);
    if (onDate === undefined) dates.set(entry.date, [entry]);
    else onDate.push(entry);
  }
  return [...dates].toSorted(([a], [b]) => ascending(a, b));
}

/** The cumulative entries of one date as one statement; null when there are none. */
export function statementOf(onDate: readonly Entry[]): FundAmounts | null {
  const cumulative = onDate.filter((entry) => entry.kind === "cumulative");
  if (cumulative.length === 0) return null;
  return Object.fromEntries(cumulative.map((entry) => [entry.fund, entry.amount]));
}

export function sumByFund(entries: readonly Entry[]): FundAmounts {
  const sums: { [fund in Fund]?: Won } = {};
  for (const { fund, amount } of entries) sums[fund] = (sums[fund] ?? 0n) + amount;
  return sums;
}

/** Whether a posting says anything of a day or of one before: what it knew later is not said by then. */
export function isSaidBy(entry: Entry, asOf: IsoDate, date: IsoDate): boolean {
  return saidOn(entry, asOf) <= date;
}

/** The first day that any of them says something of; null where none says anything. */
export function saysFrom(postings: readonly Posting[]): IsoDate | null {
  let first: IsoDate | null = null;
  for (const { entries, asOf, covers } of postings) {
    // A list's entries are made anew each time they are looked at, and lie inside what it covers.
    const days = covers === null ? entries.map((entry) => saidOn(entry, asOf)) : [covers.from];
    for (const day of days) first = first === null ? day : earlierOf(first, day);
  }
  return first;
}

/** A fact is said from its own date on, a plan from the day on which it was reported. */
function saidOn({ measure, date: own }: Entry, asOf: IsoDate): IsoDate {
  return isForward(measure) ? asOf : own;
}
