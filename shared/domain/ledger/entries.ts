/**
 * Which entries of a project's postings count, and what they come to by date: those of postings that nothing takes back,
 * and of payment lists, which overlap, each day as the list states it that is known latest.
 */
import { earlierOf, type IsoDate } from "../values/calendar.ts";
import type { Fund, FundAmounts } from "../values/fund.ts";
import { isForward, type Measure } from "../values/measure.ts";
import { ascending } from "../values/order.ts";
import type { Won } from "../values/won.ts";
import { byKnowledge, type Entry, type Posting } from "./posting.ts";

/** In date order. */
export function byDate(entries: readonly Entry[]): [IsoDate, Entry[]][] {
  return [...Map.groupBy(entries, ({ date }) => date)].toSorted(([a], [b]) => ascending(a, b));
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
export function isEffectiveBy(entry: Entry, asOf: IsoDate, date: IsoDate): boolean {
  return effectiveOn(entry, asOf) <= date;
}

/** The first day that any of them says something of; null where none says anything. */
export function effectiveFrom(postings: readonly Posting[]): IsoDate | null {
  let first: IsoDate | null = null;
  for (const { entries, asOf, covers } of postings) {
    // A list's entries are made anew each time they are looked at, and lie inside what it covers.
    const days = covers === null ? entries.map((entry) => effectiveOn(entry, asOf)) : [covers.from];
    for (const day of days) first = first === null ? day : earlierOf(first, day);
  }
  return first;
}

/** A fact is said from its own date on, a plan from the day on which it was reported. */
function effectiveOn({ measure, date: own }: Entry, asOf: IsoDate): IsoDate {
  return isForward(measure) ? asOf : own;
}

/** An entry with the posting that states it. */
interface LiveEntry {
  readonly entry: Entry;
  readonly posting: Posting;
}

/**
 * The postings that are not taken back, in the order in which they were known. What takes back may be taken back
 * itself: then what it took counts again.
 */
export function livePostings(postings: readonly Posting[]): Posting[] {
  const reversed = new Set<number>();
  const live: Posting[] = [];
  for (const posting of postings.toSorted((a, b) => b.seq - a.seq)) {
    if (reversed.has(posting.seq)) continue;
    if (posting.reverses === null) live.push(posting);
    else reversed.add(posting.reverses);
  }
  return live.toSorted(byKnowledge);
}

/**
 * The winning statement of each date, and the increments that count.
 * @param live in the order in which they were known, as `livePostings` gives them.
 */
export function liveEntries(live: readonly Posting[], measure: Measure): LiveEntry[] {
  const statements = new Map<IsoDate, LiveEntry[]>();
  const added: LiveEntry[] = [];
  let listed: LiveEntry[] = [];
  for (const posting of live) {
    const { covers } = posting;
    const own = posting.entries
      .filter((entry) => entry.measure === measure)
      .map((entry) => ({ entry, posting }));
    const stated = own.filter(({ entry }) => entry.kind === "cumulative");
    for (const [date, onDate] of Map.groupBy(stated, ({ entry }) => entry.date)) statements.set(date, onDate);
    const increments = own.filter(({ entry }) => entry.kind === "increment");
    if (covers === null) {
      // A project may have more payments than a call takes arguments.
      for (const increment of increments) added.push(increment);
      continue;
    }
    if (listed.length > 0)
      listed = listed.filter(({ entry: { date } }) => date < covers.from || date > covers.to);
    for (const increment of increments) listed.push(increment);
  }
  return [...statements.values()].flat().concat(added, listed);
}
