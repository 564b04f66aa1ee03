/** Spending on the days that sources speak of: what a curve shows as measured. Between two of them nothing is known. */
import { type IsoDate, laterOf, type Period } from "../values/calendar.ts";
import type { FactualMeasure } from "../values/measure.ts";
import { totalOf } from "../values/fund.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { livePostings } from "./entries.ts";
import type { Posting } from "./posting.ts";
import { amountsOn, countedEntries } from "./project-history.ts";

export interface ReportedSpending {
  /** In day order, what was spent by the end of each day. */
  readonly days: readonly { readonly date: IsoDate; readonly spent: Won }[];
  /** In day order and apart: payment lists state each of these days, also those without a payment. */
  readonly covered: readonly Period[];
}

/**
 * @param histories all postings of each line that the project is read from.
 * @param spending the measure that counts as spent.
 * @param paidAfter payments up to this day are in no total and do not count; null where each does.
 */
export function reportedSpending(
  histories: readonly (readonly Posting[])[],
  spending: Extract<FactualMeasure, "expenditure" | "commitment">,
  paidAfter: IsoDate | null,
): ReportedSpending {
  const live = histories.map(livePostings);
  const entries = live.flatMap((postings) => countedEntries(postings, spending, paidAfter));
  const covered = joined(
    live
      .flat()
      .flatMap(({ covers, entries: own }) =>
        covers !== null && own.some(({ measure }) => measure === spending) ? [covers] : [],
      ),
  );
  const dates = [...entries.map(({ date }) => date), ...covered.map(({ to }) => to)];
  const amounts = amountsOn(entries, [...new Set(dates)].toSorted());
  return {
    days: [...amounts].flatMap(([date, byFund]) => {
      const spent = totalOf(byFund);
      return spent === null ? [] : [{ date, spent }];
    }),
    covered,
  };
}

/** Periods that overlap or follow each other are one. */
function joined(periods: readonly Period[]): readonly Period[] {
  const apart: Period[] = [];
  for (const { from, to } of periods.toSorted((a, b) => ascending(a.from, b.from))) {
    const last = apart.at(-1);
    if (last === undefined || from > last.to) apart.push({ from, to });
    else apart[apart.length - 1] = { from: last.from, to: laterOf(last.to, to) };
  }
  return apart;
}
