/** How long it is kept who read what. */
import { addDays, type IsoDate } from "../values/calendar.ts";
import { instantOf } from "../values/instant.ts";

/** How the names of partitions of these records begin, and no other: what has had its time may be deleted there alone. */
export const readPartitionPrefix = "READ#";

/** A year, in which every report was looked at once. */
export const usualReadLogDays = 365;
export const leastReadLogDays = 1;
/** What is kept for longer is an archive. */
export const mostReadLogDays = 3_650;

/** The moment before which records go: the beginning of the first day that is kept. */
export function forgottenBefore(today: IsoDate, keepDays: number): string {
  return instantOf({ date: addDays(today, -keepDays), minute: 0 });
}
