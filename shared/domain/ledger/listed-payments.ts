/**
 * Payment lists overlap: January to August after January to July. A payment has no key, so lists are
 * compared as multisets of measure, fund, day and amount: n equal legal payments stay n.
 */
import type { IsoDate } from "../values/calendar.ts";
import { byKnowledge, type Entry, type Posting } from "./posting.ts";
import type { Won } from "../values/won.ts";

/**
 * Whether a list says of a project only what the list said that was known latest before it. One with a greater number
 * may say the same and have come in first: it may be taken back, and knows nothing of who repeated it.
 */
export function repeatsLatestList(posting: Posting, live: readonly Posting[]): boolean {
  const { covers } = posting;
  const latest = live
    .filter((other) => other.covers !== null)
    .toSorted(byKnowledge)
    .at(-1);
  return (
    covers !== null &&
    latest?.asOf === posting.asOf &&
    latest.seq < posting.seq &&
    latest.covers?.from === covers.from &&
    latest.covers.to === covers.to &&
    latest.project.name === posting.project.name &&
    isSameMultiset(latest.entries, posting.entries)
  );
}

/** Some payments together. */
export interface PaymentSum {
  readonly count: number;
  readonly won: Won;
  /** Without signs: a payment and a refund that both vanish are no nothing. */
  readonly size: Won;
  readonly first: IsoDate;
  readonly last: IsoDate;
}

/** Null of none. */
export function sumOfPayments(payments: readonly Entry[]): PaymentSum | null {
  let sum: PaymentSum | null = null;
  for (const payment of payments) sum = withOneMore(sum, payment);
  return sum;
}

/** The payments of the one that the other lacks: of three equal ones beside two, one. */
export function paymentsBeyond(payments: readonly Entry[], others: readonly Entry[]): Entry[] {
  const left = countsOf(others);
  return payments.filter((entry) => {
    const key = keyOf(entry);
    const count = left.get(key) ?? 0;
    if (count > 0) left.set(key, count - 1);
    return count === 0;
  });
}

function withOneMore(sum: PaymentSum | null, { date, amount }: Entry): PaymentSum {
  const own = amount < 0n ? -amount : amount;
  if (sum === null) return { count: 1, won: amount, size: own, first: date, last: date };
  const { count, won, size, first, last } = sum;
  return {
    count: count + 1,
    won: won + amount,
    size: size + own,
    first: date < first ? date : first,
    last: date > last ? date : last,
  };
}

function isSameMultiset(a: readonly Entry[], b: readonly Entry[]): boolean {
  if (a.length !== b.length) return false;
  const [inA, inB] = [countsOf(a), countsOf(b)];
  return [...inA].every(([key, count]) => inB.get(key) === count);
}

function countsOf(entries: readonly Entry[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const key = keyOf(entry);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

function keyOf({ measure, fund, object, date, amount, kind }: Entry): string {
  return `${date} ${amount} ${measure} ${fund} ${object ?? "-"} ${kind}`;
}
