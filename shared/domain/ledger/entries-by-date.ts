/** Entries of one measure taken together by their date. */
import type { IsoDate } from "../values/calendar.ts";
import type { Fund, FundAmounts } from "../values/fund.ts";
import type { Entry } from "./posting.ts";
import type { Won } from "../values/won.ts";

/** In date order. */
export function byDate(entries: readonly Entry[]): [IsoDate, Entry[]][] {
  const dates = new Map<IsoDate, Entry[]>();
  for (const entry of entries) {
    const onDate = dates.get(entry.date);
    if (onDate === undefined) dates.set(entry.date, [entry]);
    else onDate.push(entry);
  }
  return [...dates].toSorted(([a], [b]) => (a < b ? -1 : 1));
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
