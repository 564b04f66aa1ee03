import { describe, expect, it } from "vitest";
import { checkRecords } from "../../shared/domain/record-check.ts";
import type { Measure } from "../../shared/domain/measure.ts";
import { anEntry, aPosting } from "../support/builders.ts";
import { day } from "../formats/readings.ts";

const codesFor = (measure: Measure, date: string) =>
  checkRecords([aPosting({ entries: [anEntry({ measure, date: day(date) })] })], 2020).map(
    ({ code }) => code,
  );

describe("the year of what a record states", () => {
  it.each(["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const)(
    "is the fiscal year for %s",
    (measure) => {
      expect(codesFor(measure, "2020-12-31")).toEqual([]);
      expect(codesFor(measure, "2021-12-31")).toEqual(["date-outside-year"]);
    },
  );

  it("is a year to come for a requirement", () => {
    expect(codesFor("requirement", "2021-12-31")).toEqual([]);
    expect(codesFor("requirement", "2020-12-31")).toEqual(["date-outside-year"]);
  });

  it("is the fiscal year for the day on which the source knew it", () => {
    const records = [aPosting({ asOf: day("2021-01-01") })];
    expect(checkRecords(records, 2020)).toMatchObject([{ code: "date-outside-year", value: "2021-01-01" }]);
  });
});
