/** Whether a posting says anything of a day or of one before: what it knew later is not said by then. */
import type { IsoDate } from "./calendar.ts";
import { isForward } from "./measure.ts";
import type { Entry, Posting } from "./posting.ts";

/** A fact is said from its own date on, a plan from the day on which it was reported. */
export function isSaidBy({ measure, date: own }: Entry, asOf: IsoDate, date: IsoDate): boolean {
  return (isForward(measure) ? asOf : own) <= date;
}

/** What a payment list covers it says something of, be it that nothing was paid. */
export function saysBy({ entries, asOf, covers }: Posting, date: IsoDate): boolean {
  if (covers !== null && covers.from <= date) return true;
  return entries.some((entry) => isSaidBy(entry, asOf, date));
}
