/**
 * Payment lists overlap: January to August after January to July. A payment has no key, so lists are
 * compared as multisets of measure, fund, day and amount: three equal pensions in the list and two in the
 * ledger make one new pension. What the ledger has and a list lacks is told and never taken away.
 */
import type { IsoDate, Period } from "./calendar.ts";
import type { Entry, Posting } from "./posting.ts";
import type { Won } from "./won.ts";

/** Entries of a list with the row of each: `rows[n]` is where `entries[n]` stands. */
export type ListedPayments = Pick<Posting, "entries" | "rows">;

/**
 * The payments of a list that are more than the ledger has, equal ones side by side. Of equal rows the
 * first are those that the ledger has, so the same list gives the same new rows whoever asks.
 * @param earlier what other uploads said of the same project.
 */
export function newPayments(listed: ListedPayments, earlier: readonly Posting[]): ListedPayments {
  const known = countsOf(earlier.flatMap(({ entries }) => entries).filter(isIncrement));
  const entries: Entry[] = [];
  const rows: number[] = [];
  for (const [at, entry] of listed.entries.entries()) {
    const key = keyOf(entry);
    const left = known.get(key) ?? 0;
    if (left > 0) {
      known.set(key, left - 1);
      continue;
    }
    entries.push(entry);
    const row = listed.rows[at];
    if (row !== undefined) rows.push(row);
  }
  return { entries: sideBySide(entries), rows };
}

export interface VanishedPayments {
  readonly count: number;
  readonly won: Won;
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/**
 * What other uploads brought of a project inside the period and the list does not repeat; null for nothing.
 * @param listed the list's payments of the project; none where it does not name it.
 */
export function vanishedPayments(
  listed: readonly Entry[],
  earlier: readonly Posting[],
  { from, to }: Period,
): VanishedPayments | null {
  const inList = countsOf(listed);
  let vanished: VanishedPayments | null = null;
  for (const entry of earlier.flatMap(({ entries }) => entries)) {
    if (!isIncrement(entry) || entry.date < from || entry.date > to) continue;
    const key = keyOf(entry);
    const left = inList.get(key) ?? 0;
    if (left > 0) inList.set(key, left - 1);
    else vanished = withOneMore(vanished, entry);
  }
  return vanished;
}

/** By day, and inside a day equal payments together: so they are stored once with a count. */
function sideBySide(entries: readonly Entry[]): Entry[] {
  const equal = [...Map.groupBy(entries, keyOf).values()];
  return equal
    .toSorted(([a], [b]) => ((a?.date ?? "") < (b?.date ?? "") ? -1 : a?.date === b?.date ? 0 : 1))
    .flat();
}

function withOneMore(vanished: VanishedPayments | null, { date, amount }: Entry): VanishedPayments {
  if (vanished === null) return { count: 1, won: amount, first: date, last: date };
  const { count, won, first, last } = vanished;
  return {
    count: count + 1,
    won: won + amount,
    first: date < first ? date : first,
    last: date > last ? date : last,
  };
}

function countsOf(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = keyOf(entry);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function isIncrement({ kind }: Entry): boolean {
  return kind === "increment";
}

function keyOf({ measure, fund, date, amount, kind }: Entry): string {
  return `${date} ${amount} ${measure} ${fund} ${kind}`;
}
