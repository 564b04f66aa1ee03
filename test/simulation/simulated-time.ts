/** The time of a simulation: it stands still while somebody works, and every worker reads it a little wrong. */
import type { Clock } from "../../shared/ports/clock.ts";
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { koreaTimeOf } from "../../shared/domain/values/instant.ts";

const dayMilliseconds = 86_400_000;
const korea = "+09:00";

export class SimulatedTime {
  #now: number;

  constructor(date: IsoDate) {
    this.#now = Date.parse(`${date}T10:00:00${korea}`);
  }

  forward(milliseconds: number): void {
    this.#now += milliseconds;
  }

  forwardDays(days: number): void {
    this.forward(days * dayMilliseconds);
  }

  clock(skewMilliseconds = 0): Clock {
    const now = (): string => new Date(this.#now + skewMilliseconds).toISOString();
    return { now, today: () => koreaTimeOf(now()).date };
  }
}
