/** The time, as an argument. */
import type { IsoDate } from "../domain/values/calendar.ts";

export interface Clock {
  /** The moment, ISO 8601 in UTC. */
  now(): string;
  /** The day in Korea. */
  today(): IsoDate;
}
