/** A clock that moves on by a second each time it is read, from nine in the morning of a day in Korea that a test may change. */
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import type { Clock } from "../../shared/ports/clock.ts";

export class TickingClock implements Clock {
  #day: IsoDate;
  #seconds = 0;

  constructor(day: IsoDate) {
    this.#day = day;
  }

  now(): string {
    this.#seconds += 1;
    return new Date(Date.parse(`${this.#day}T00:00:00.000Z`) + this.#seconds * 1000).toISOString();
  }

  today(): IsoDate {
    return this.#day;
  }

  moveTo(day: IsoDate): void {
    [this.#day, this.#seconds] = [day, 0];
  }
}
