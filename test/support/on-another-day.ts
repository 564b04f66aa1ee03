/**
 * Loaded before the monitor by tests whose files are of a year that has passed: the program's clock stands on the day
 * that TEST_DAY gives, with the real time of day.
 */
import { parseIsoDate } from "../../shared/domain/values/calendar.ts";
import { systemClock } from "../../shared/runtime/system-clock.ts";

const day = parseIsoDate(process.env["TEST_DAY"] ?? "");
if (day === null) throw new RangeError("TEST_DAY is no day");
const moved = Date.parse(day) - Date.parse(systemClock.today());
const real = (): string => new Date().toISOString();
Object.assign(systemClock, {
  now: () => new Date(Date.parse(real()) + moved).toISOString(),
  today: () => day,
});
