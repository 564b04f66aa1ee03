import type { Clock } from "../../shared/ports/clock.ts";
import { day } from "./builders.ts";

/** A clock that stands still: by default at nine in the morning of 2 November 2020 in Korea. */
export function fixedClock(now = "2020-11-02T00:00:00.000Z", today = "2020-11-02"): Clock {
  return { now: () => now, today: () => day(today) };
}
