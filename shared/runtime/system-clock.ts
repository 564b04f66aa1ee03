/** The real clock. Budget days are days in Korea, which has kept UTC+9 without summer time since 1988. */
import { parseIsoDate } from "../domain/values/calendar.ts";
import { Failure } from "../domain/values/failure.ts";
import type { Clock } from "../ports/clock.ts";

const koreaOffsetMilliseconds = 9 * 60 * 60 * 1000;

export const systemClock: Clock = {
  now: () => new Date().toISOString(),
  today: () => {
    const date = parseIsoDate(new Date(Date.now() + koreaOffsetMilliseconds).toISOString().slice(0, 10));
    if (date !== null) return date;
    throw new Failure("The machine's clock gives no day of the calendar; set it.", {
      code: "clock-broken",
      retryable: true,
    });
  },
};
