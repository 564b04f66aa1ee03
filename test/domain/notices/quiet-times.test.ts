import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nextAllowed } from "../../../shared/domain/notices/notice-state.ts";
import { defaultPolicy, type QuietTimes } from "../../../shared/domain/policy/policy.ts";
import { instantOf, koreaTimeOf, minutesAfter, timeOf } from "../../../shared/domain/values/instant.ts";
import { day } from "../../support/builders.ts";

const nights: QuietTimes = { from: "20:00", to: "08:00", holidays: [], onWeekends: true };

/** A moment in Korea, as the clock gives it. */
function korea(date: string, time: string): string {
  return new Date(`${date}T${time}:00+09:00`).toISOString();
}

describe("letters", () => {
  test.each<{ name: string; at: [string, string]; until: [string, string]; quiet?: Partial<QuietTimes> }>([
    { name: "by day go at once", at: ["2026-11-23", "12:34"], until: ["2026-11-23", "12:34"] },
    {
      name: "go at the minute in which the night ends",
      at: ["2026-11-23", "08:00"],
      until: ["2026-11-23", "08:00"],
    },
    { name: "go in the last minute of the day", at: ["2026-11-23", "19:59"], until: ["2026-11-23", "19:59"] },
    {
      name: "of the evening wait for the morning",
      at: ["2026-11-23", "20:00"],
      until: ["2026-11-24", "08:00"],
    },
    {
      name: "after midnight wait for the same morning",
      at: ["2026-11-24", "03:00"],
      until: ["2026-11-24", "08:00"],
    },
    {
      name: "of a Friday night wait for Monday",
      at: ["2026-11-27", "21:00"],
      until: ["2026-11-30", "08:00"],
    },
    {
      name: "of a Saturday noon wait for Monday",
      at: ["2026-11-28", "12:00"],
      until: ["2026-11-30", "08:00"],
    },
    {
      name: "go on a weekend where it is a day like others",
      at: ["2026-11-28", "12:00"],
      until: ["2026-11-28", "12:00"],
      quiet: { onWeekends: false },
    },
    {
      name: "pass over a chain of holidays and the weekend behind it",
      at: ["2026-09-23", "21:00"],
      until: ["2026-09-28", "08:00"],
      quiet: { holidays: [day("2026-09-24"), day("2026-09-25")] },
    },
    {
      name: "pass over the year's end",
      at: ["2026-12-31", "22:00"],
      until: ["2027-01-04", "08:00"],
      quiet: { holidays: [day("2027-01-01")] },
    },
    {
      name: "pass over a leap day that is a holiday",
      at: ["2028-02-29", "10:00"],
      until: ["2028-03-01", "08:00"],
      quiet: { holidays: [day("2028-02-29")] },
    },
    { name: "wait through a leap day's night", at: ["2028-02-28", "23:59"], until: ["2028-02-29", "08:00"] },
    {
      name: "wait for the end of a rest at noon",
      at: ["2026-11-23", "12:30"],
      until: ["2026-11-23", "13:00"],
      quiet: { from: "12:00", to: "13:00" },
    },
    {
      name: "go at midnight where no night rests, after a holiday",
      at: ["2026-11-24", "10:00"],
      until: ["2026-11-25", "00:00"],
      quiet: { from: "00:00", to: "00:00", holidays: [day("2026-11-24")] },
    },
    {
      name: "go at any hour where no night rests",
      at: ["2026-11-23", "03:00"],
      until: ["2026-11-23", "03:00"],
      quiet: { from: "20:00", to: "20:00" },
    },
  ])("$name", ({ at, until, quiet }) => {
    expect(nextAllowed(korea(...at), { ...nights, ...quiet })).toBe(korea(...until));
  });

  test("keep the very moment where it is allowed, to the millisecond", () => {
    expect(nextAllowed("2026-11-23T03:04:05.678Z", nights)).toBe("2026-11-23T03:04:05.678Z");
  });

  const minutes = fc.integer({ min: 0, max: 2 * 366 * 1_440 });
  const clock = fc.integer({ min: 0, max: 1_439 }).map(timeOf);
  const rest = fc.record({
    from: clock,
    to: clock,
    onWeekends: fc.boolean(),
    holidays: fc.constant([day("2027-01-01")]),
  });

  test("are allowed when their moment has come, and never before", () => {
    fc.assert(
      fc.property(minutes, rest, fc.integer({ min: 1, max: 5_000 }), (from, quiet, back) => {
        const now = minutesAfter("2026-01-01T00:00:00.000Z", from);
        const due = nextAllowed(now, quiet);
        expect(due >= now).toBe(true);
        expect(nextAllowed(due, quiet)).toBe(due);
        // Whoever asks a little later, and still before it, is given the same moment.
        const between = minutesAfter(
          now,
          Math.min(back, Math.max(0, (Date.parse(due) - Date.parse(now)) / 60_000)),
        );
        expect(nextAllowed(between, quiet)).toBe(due > between ? due : between);
      }),
      { seed: 12 },
    );
  });

  test("rest by the product's own policy at night and on weekends", () => {
    expect(nextAllowed(korea("2026-11-27", "20:00"), defaultPolicy.quietTimes)).toBe(
      korea("2026-11-30", "08:00"),
    );
  });
});

describe("a moment", () => {
  test.each([
    { instant: "2026-12-31T15:00:00.000Z", date: "2027-01-01", minute: 0 },
    { instant: "2028-02-28T15:00:00.000Z", date: "2028-02-29", minute: 0 },
    { instant: "2026-11-23T14:59:00.000Z", date: "2026-11-23", minute: 1_439 },
  ])("$instant is $date and minute $minute in Korea, and back", ({ instant, date, minute }) => {
    expect(koreaTimeOf(instant)).toEqual({ date, minute });
    expect(instantOf({ date: day(date), minute })).toBe(instant);
  });

  test("moves on as the calendar does", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_000_000 }), (minutes) => {
        const start = "2023-12-31T23:59:30.250Z";
        const end = new Date(Date.parse(start) + minutes * 60_000).toISOString();
        expect(minutesAfter(start, minutes)).toBe(end);
      }),
      { seed: 3 },
    );
  });

  test.each(["2026-11-23", "2026-11-23T09:44:04+09:00", "2026-02-30T00:00:00Z", "2026-11-23T24:00:00Z"])(
    "is not %s",
    (text) => {
      expect(() => koreaTimeOf(text)).toThrow(RangeError);
    },
  );
});
