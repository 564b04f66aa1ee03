/** A clock that stands still until it is set: days go by as fast as they can be worked. */
import { type IsoDate, parseIsoDate } from "../../shared/domain/values/calendar.ts";
import type { Clock } from "../../shared/ports/clock.ts";

export interface SimulatedClock extends Clock {
  /** @param second after midnight in Korea. */
  set(day: string, second: number): void;
}

export function simulatedClock(today: string): SimulatedClock {
  let moment = "";
  let date = dateOf(today);
  return {
    now: () => moment,
    today: () => date,
    set: (day, second) => {
      date = dateOf(day);
      moment = new Date(Date.parse(`${day}T00:00:00+09:00`) + second * 1_000).toISOString();
    },
  };
}

function dateOf(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === null) throw new Error(`${text} is no day.`);
  return date;
}
