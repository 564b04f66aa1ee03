import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addDays,
  dateOf,
  datePartsOf,
  dayOfYear,
  daysBetween,
  daysInMonth,
  daysInYear,
  earlierOf,
  isInFiscalYear,
  isLeapYear,
  isMonthEnd,
  laterOf,
  monthEnd,
  monthOf,
  monthsLeftAfter,
  parseIsoDate,
  yearEnd,
} from "../../../shared/domain/values/calendar.ts";
import { day } from "../../support/builders.ts";

const seed = 2_020;
const years = fc.integer({ min: 1, max: 9_999 });

describe("a date", () => {
  test.each(["2020-10-31", "2020-02-29", "2000-02-29", "0001-01-01", "9999-12-31"])("%s is read", (text) => {
    expect(parseIsoDate(text)).toBe(text);
  });

  test.each([
    { text: "2021-02-29", why: "its year is no leap year" },
    { text: "1900-02-29", why: "1900 is no leap year" },
    { text: "2020-04-31", why: "April has 30 days" },
    { text: "2020-13-01", why: "there is no month 13" },
    { text: "2020-00-10", why: "there is no month 0" },
    { text: "2020-01-00", why: "there is no day 0" },
    { text: "0000-01-01", why: "there is no year 0" },
    { text: "2020-1-1", why: "it lacks zeros" },
    { text: "20201031", why: "it lacks dashes" },
    { text: "2020.10.31", why: "it has dots" },
    { text: "2020-10-31T00:00:00Z", why: "it has a time" },
    { text: "2020-10-31\n", why: "it has a line end" },
    { text: "２０２０-10-31", why: "it has full-width digits" },
    { text: "", why: "it is empty" },
  ])("'$text' is refused: $why", ({ text }) => {
    expect(parseIsoDate(text)).toBeNull();
  });

  test.each([
    { parts: [2_020, 10, 31], is: "2020-10-31" },
    { parts: [987, 1, 2], is: "0987-01-02" },
    { parts: [2_021, 2, 29], is: null },
    { parts: [2_020, 2.5, 1], is: null },
    { parts: [Number.NaN, 1, 1], is: null },
    { parts: [10_000, 1, 1], is: null },
  ] as const)("of $parts is $is", ({ parts: [year, month, dayOfMonth], is }) => {
    expect(dateOf(year, month, dayOfMonth)).toBe(is);
  });

  test("survives its own parts and sorts as time does", () => {
    const dates = fc.date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, dates, (one, other) => {
        const [a, b] = [day(one.toISOString().slice(0, 10)), day(other.toISOString().slice(0, 10))];
        const { year, month, day: dayOfMonth } = datePartsOf(a);
        expect(dateOf(year, month, dayOfMonth)).toBe(a);
        expect([earlierOf(a, b), laterOf(a, b)]).toEqual(one <= other ? [a, b] : [b, a]);
        expect(dayOfYear(a)).toBe((Date.parse(a) - Date.parse(`${a.slice(0, 4)}-01-01`)) / 86_400_000 + 1);
      }),
      { seed },
    );
  });
});

describe("the calendar", () => {
  test.each([
    { date: "2020-01-01", number: 1 },
    { date: "2020-02-29", number: 60 },
    { date: "2020-10-31", number: 305 },
    { date: "2021-10-31", number: 304 },
    { date: "2020-12-31", number: 366 },
    { date: "2021-12-31", number: 365 },
  ])("counts $date as day $number", ({ date, number }) => {
    expect(dayOfYear(day(date))).toBe(number);
  });

  test.each([
    { year: 2_020, isLeap: true },
    { year: 2_021, isLeap: false },
    { year: 1_900, isLeap: false },
    { year: 2_000, isLeap: true },
  ])("knows whether $year is a leap year: $isLeap", ({ year, isLeap }) => {
    expect(isLeapYear(year)).toBe(isLeap);
    expect(daysInYear(year)).toBe(isLeap ? 366 : 365);
  });

  test("has months that fill the year, each ending on its month end", () => {
    fc.assert(
      fc.property(years, (year) => {
        let days = 0;
        for (let month = 1; month <= 12; month++) {
          days += daysInMonth(year, month);
          const end = monthEnd(year, month);
          expect(dayOfYear(end)).toBe(days);
          expect(isMonthEnd(end)).toBe(true);
          expect(monthOf(end)).toBe(month);
          expect(monthsLeftAfter(end)).toBe(12 - month);
        }
        expect(days).toBe(daysInYear(year));
        expect(dayOfYear(yearEnd(year))).toBe(days);
      }),
      { seed },
    );
  });

  test.each([0, 13])("has no end of month %i", (month) => {
    expect(() => monthEnd(2_020, month)).toThrow(`no month ${month}`);
  });

  test.each([
    { date: "2020-10-31", left: 2 },
    { date: "2020-10-30", left: 3 },
    { date: "2020-02-28", left: 11 },
    { date: "2021-02-28", left: 10 },
    { date: "2020-01-01", left: 12 },
    { date: "2020-12-30", left: 1 },
    { date: "2020-12-31", left: 0 },
  ])("has $left months with a day left after $date", ({ date, left }) => {
    expect(monthsLeftAfter(day(date))).toBe(left);
  });

  test.each([
    { date: "2020-01-01", isInside: true },
    { date: "2020-12-31", isInside: true },
    { date: "2021-01-01", isInside: false },
    { date: "2019-12-31", isInside: false },
  ])("tells whether $date is in the fiscal year 2020: $isInside", ({ date, isInside }) => {
    expect(isInFiscalYear(day(date), 2_020)).toBe(isInside);
  });
});

describe("the days between two days", () => {
  test.each([
    { from: "2020-10-31", to: "2020-10-31", days: 0 },
    { from: "2020-10-31", to: "2020-11-08", days: 8 },
    { from: "2020-02-28", to: "2020-03-01", days: 2 },
    { from: "2100-02-28", to: "2100-03-01", days: 1 },
    { from: "2020-12-31", to: "2021-03-01", days: 60 },
    { from: "2020-11-08", to: "2020-10-31", days: -8 },
  ])("from $from to $to are $days", ({ from, to, days }) => {
    expect(daysBetween(day(from), day(to))).toBe(days);
  });

  test("are those that were added", () => {
    const start = fc.integer({ min: 1, max: 3_000 }).map((year) => monthEnd(year, 2));
    fc.assert(
      fc.property(start, fc.nat(2_000), (from, days) => {
        expect(daysBetween(from, addDays(from, days))).toBe(days);
        expect(addDays(addDays(from, days), -days)).toBe(from);
      }),
    );
  });
});
