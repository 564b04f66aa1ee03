/** When letters may go out: not at night, nor on the days on which nobody works. Korea's clock, given as an argument. */
import { addDays, type IsoDate, weekdayOf } from "../values/calendar.ts";
import { instantOf, type KoreaTime, koreaTimeOf, minuteOf } from "../values/instant.ts";
import type { QuietTimes } from "../policy/policy.ts";

const saturday = 6;

/** The moment itself when letters may go out then, else the first minute from which they may. */
export function nextAllowed(now: string, quiet: QuietTimes): string {
  const start = koreaTimeOf(now);
  const end = nextLoudTime(start, quiet);
  return end === start ? now : instantOf(end);
}

/** The same object when it is not quiet. Ends: a night is over within a day, and holidays are a list. */
function nextLoudTime(start: KoreaTime, quiet: QuietTimes): KoreaTime {
  let time = start;
  for (;;) {
    const end = isDayOfRest(time.date, quiet) ? midnightAfter(time.date) : endOfNight(time, quiet);
    if (end === null) return time;
    time = end;
  }
}

/** When the night ends that it is now; null by day. */
function endOfNight({ date, minute }: KoreaTime, quiet: QuietTimes): KoreaTime | null {
  const [from, to] = [minuteOf(quiet.from), minuteOf(quiet.to)];
  if (from < to) return minute >= from && minute < to ? { date, minute: to } : null;
  if (from > to && minute < to) return { date, minute: to };
  return from > to && minute >= from ? { date: addDays(date, 1), minute: to } : null;
}

function isDayOfRest(date: IsoDate, { holidays, onWeekends }: QuietTimes): boolean {
  return holidays.includes(date) || (onWeekends && weekdayOf(date) >= saturday);
}

function midnightAfter(date: IsoDate): KoreaTime {
  return { date: addDays(date, 1), minute: 0 };
}
