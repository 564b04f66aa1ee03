import { describe, expect, test } from "vitest";
import { instantOf, koreaTimeOf, minutesAfter } from "../../../shared/domain/values/instant.ts";
import { day } from "../../support/builders.ts";

describe("a moment", () => {
  test.each([
    { instant: "2020-12-31T14:59:59.999Z", date: "2020-12-31", minute: 1_439 },
    { instant: "2020-12-31T15:00:00.000Z", date: "2021-01-01", minute: 0 },
    { instant: "2020-02-28T15:01:00Z", date: "2020-02-29", minute: 1 },
  ])("of $instant is minute $minute of $date in Korea", ({ instant, date, minute }) => {
    expect(koreaTimeOf(instant)).toEqual({ date, minute });
  });

  test.each([
    { date: "2020-10-31", minute: 540, instant: "2020-10-31T00:00:00.000Z" },
    { date: "2020-10-31", minute: 539, instant: "2020-10-30T23:59:00.000Z" },
    { date: "2020-11-01", minute: 0, instant: "2020-10-31T15:00:00.000Z" },
    { date: "2020-03-01", minute: 1, instant: "2020-02-29T15:01:00.000Z" },
    { date: "2021-01-01", minute: 0, instant: "2020-12-31T15:00:00.000Z" },
    { date: "2020-10-02", minute: 0, instant: "2020-10-01T15:00:00.000Z" },
  ])("at minute $minute of $date in Korea is $instant", ({ date, minute, instant }) => {
    expect(instantOf({ date: day(date), minute })).toBe(instant);
  });

  test.each([
    { start: "2020-10-31T23:59:04.5Z", minutes: 1, end: "2020-11-01T00:00:04.500Z" },
    { start: "2020-10-31T23:59:04.123456Z", minutes: 0, end: "2020-10-31T23:59:04.123Z" },
    { start: "2020-10-31T00:00:59Z", minutes: 2_880, end: "2020-11-02T00:00:59.000Z" },
  ])("$minutes minutes after $start is $end", ({ start, minutes, end }) => {
    expect(minutesAfter(start, minutes)).toBe(end);
  });

  test.each([
    "2020-10-31",
    "2020-10-31T24:00:00Z",
    "2020-10-31T00:60:00Z",
    "2020-10-31T00:00:60Z",
    "2020-10-31T00:00:00+09:00",
    "2020-02-30T00:00:00Z",
    "at 2020-10-31T00:00:00Z",
    "2020-10-31T00:00:00Z sharp",
    "",
  ])("is not %j", (text) => {
    expect(() => koreaTimeOf(text)).toThrow(
      `"${text}" is no moment: write it in UTC as 2026-11-23T09:44:04.000Z`,
    );
  });
});
