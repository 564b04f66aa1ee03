/** When the files of a day arrive: drawn by a seed, so that every run has the same day. */
import type { Random } from "../../test/simulation/random.ts";

export interface Arrival {
  /** Seconds after midnight in Korea. */
  readonly second: number;
  readonly office: string;
  /** The day's full dump; or the lines that changed since, in a file of their own. */
  readonly file: "dump" | "changes";
}

export const hour = 3_600;
/** Accounting systems export at night and send before work; people send in office hours. Evenly in both. */
const dumpHours = [6, 9] as const;
const officeHours = [9, 18] as const;

/** One dump and one file of changes for each office, in the order of their arrival. */
export function planDay(offices: readonly string[], random: Random): Arrival[] {
  return inOrder(
    offices.flatMap((office): Arrival[] => [
      { second: between(dumpHours, random), office, file: "dump" },
      { second: between(officeHours, random), office, file: "changes" },
    ]),
  );
}

/** The first dump of a year is sent by hand. */
export function planFirstLoads(offices: readonly string[], random: Random): Arrival[] {
  return inOrder(
    offices.map((office): Arrival => ({ second: between(officeHours, random), office, file: "dump" })),
  );
}

function between([from, until]: readonly [number, number], random: Random): number {
  return from * hour + random.below((until - from) * hour);
}

function inOrder(arrivals: readonly Arrival[]): Arrival[] {
  return arrivals.toSorted((a, b) => a.second - b.second);
}
