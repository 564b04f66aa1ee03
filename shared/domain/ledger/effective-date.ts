/** Whether a posting says anything of a day or of one before: what it knew later is not said by then. */
import { earlierOf, type IsoDate } from "../values/calendar.ts";
import { isForward } from "../values/measure.ts";
import type { Entry, Posting } from "./posting.ts";

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
