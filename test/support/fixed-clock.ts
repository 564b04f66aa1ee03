import type { Clock } from "../../shared/ports/clock.ts";
import { day } from "./builders.ts";

/** A clock of a day after those of all sample files, so that none of them says anything of a day to come. */
export function laterClock(): Clock {
  return fixedClock("2027-02-01T00:00:00.000Z", "2027-02-01");
}

/** A clock that stands still: by default at nine in the morning of 2 November 2020 in Korea. */
export function fixedClock(now = "2020-11-02T00:00:00.000Z", today = "2020-11-02"): Clock {
  return { now: () => now, today: () => day(today) };
}
