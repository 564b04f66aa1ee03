/**
 * Which entries of a project's postings count: those of postings that nothing takes back, and of
 * payment lists, which overlap, each day as the list states it that is known latest.
 */
import type { IsoDate } from "../values/calendar.ts";
import type { Measure } from "../values/measure.ts";
import { byKnowledge, type Entry, type Posting } from "./posting.ts";

/** An entry with the posting that states it. */
export interface LiveEntry {
  readonly entry: Entry;
  readonly posting: Posting;
}

/**
 * The postings that are not taken back, in the order in which they were known. What takes back may be
 * taken back itself: then what it took counts again.
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
