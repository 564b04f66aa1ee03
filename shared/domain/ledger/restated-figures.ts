/**
 * What a file states again that stood already: a file that confirms a figure is not where it comes from. Payments in between
 * make a total of its own of it, though it be the same.
 */
import type { IsoDate } from "../values/calendar.ts";
import { sameFunds } from "../values/fund.ts";
import { isForward, type Measure, measures } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import { liveEntries, sumByFund } from "./entries.ts";
import { byKnowledge, type Entry, type Posting } from "./posting.ts";

/** A running total as one posting states it of one day, by fund. */
export interface Stated {
  readonly posting: Posting;
  readonly date: IsoDate;
  readonly entries: readonly Entry[];
}

export interface RestatedFigures {
  /** The entries that only say again what stood. */
  readonly again: ReadonlySet<Entry>;
  /** By an entry of the statement that said so first: those that state it again, the last one last. */
  readonly confirmations: ReadonlyMap<Entry, readonly Stated[]>;
}

/** @param lines the postings that count of each line, as `livePostings` gives them. */
export function restatedFigures(lines: readonly (readonly Posting[])[]): RestatedFigures {
  const again = new Set<Entry>();
  const confirmations = new Map<Entry, Stated[]>();
  for (const live of lines)
    for (const measure of measures)
      for (const [first, ...others] of runsOf(live, measure)) {
        for (const { entries } of others) for (const entry of entries) again.add(entry);
        for (const entry of first?.entries ?? []) {
          // A copy may have the very entries of what it copies.
          again.delete(entry);
          if (others.length > 0) confirmations.set(entry, others);
        }
      }
  return { again, confirmations };
}

/** The statements of a measure, those together that say the same one after the other. */
function runsOf(live: readonly Posting[], measure: Measure): readonly (readonly Stated[])[] {
  const payments = liveEntries(live, measure).filter(({ entry }) => entry.kind === "increment");
  const isPaid = (after: IsoDate, to: IsoDate): boolean =>
    payments.some(({ entry: { date } }) => date > after && date <= to);
  const runs: Stated[][] = [];
  for (const statement of statementsOf(live, measure)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    const isSame =
      last !== undefined &&
      (!isForward(measure) || statement.date === last.date) &&
      sameFunds(sumByFund(last.entries), sumByFund(statement.entries)) &&
      !isPaid(last.date, statement.date);
    if (isSame) run?.push(statement);
    else runs.push([statement]);
  }
  return runs;
}

function statementsOf(live: readonly Posting[], measure: Measure): readonly Stated[] {
  return live
    .flatMap((posting): Stated[] => {
      const own = posting.entries.filter((entry) => entry.measure === measure && entry.kind === "cumulative");
      return [...Map.groupBy(own, ({ date }) => date)].map(([date, entries]) => ({
        posting,
        date,
        entries,
      }));
    })
    .toSorted((a, b) => ascending(a.date, b.date) || byKnowledge(a.posting, b.posting));
}
