import { describe, expect, test } from "vitest";
import { checkDays } from "../../../shared/domain/checks/record-check.ts";
import type { Entry, SourceRecord } from "../../../shared/domain/ledger/posting.ts";
import { type IsoDate, parseIsoDate } from "../../../shared/domain/values/calendar.ts";
import { projectFacts, projectIdOfCode } from "../../../shared/domain/values/project.ts";

function day(text: string): IsoDate {
  const date = parseIsoDate(text);
  if (date === null) throw new Error(`${text} is no day`);
  return date;
}

function record(
  asOf: string,
  entries: readonly (Pick<Entry, "measure" | "kind"> & { date: string })[],
): SourceRecord {
  return {
    project: projectFacts({ id: projectIdOfCode("P1"), tier: "project", name: "하천 정비" }),
    asOf: day(asOf),
    entries: entries.map(({ measure, kind, date }) => ({
      measure,
      kind,
      fund: "unsplit",
      object: null,
      date: day(date),
      amount: 5n,
    })),
    rows: entries.map((_, at) => at + 2),
  };
}

const today = day("2026-07-01");

function total(date: string) {
  return record(date, [{ measure: "expenditure", kind: "cumulative", date }]);
}

function paid(asOf: string, ...dates: readonly string[]) {
  return record(
    asOf,
    dates.map((date) => ({ measure: "expenditure", kind: "increment", date })),
  );
}

describe("days that have not come", () => {
  test.each<[string, SourceRecord[], readonly string[]]>([
    ["an as-of of tomorrow", [total("2026-07-02")], ["as-of-not-yet 2026-07-02 2"]],
    [
      "an as-of of the year's end",
      [total("2026-06-30"), total("2026-12-31")],
      ["as-of-not-yet 2026-12-31 2"],
    ],
    [
      "payments of tomorrow",
      [paid("2026-12-30", "2026-06-30", "2026-12-30")],
      ["payments-not-yet 2026-12-30 3"],
    ],
    ["a sender's as-of beyond today", [paid("2026-08-01", "2026-06-30")], ["as-of-not-yet 2026-08-01 2"]],
  ])("hold the file: %s", (_, records, found) => {
    const findings = checkDays(records, today);
    expect(findings.map(({ code, value, row }) => `${code} ${value} ${row}`)).toEqual(found);
    expect(findings.map(({ consequence }) => consequence)).toEqual(found.map(() => "hold"));
  });

  test.each<[string, SourceRecord[]]>([
    ["today", [total("2026-07-01"), paid("2026-07-01", "2026-07-01")]],
    [
      "a plan of December",
      [record("2026-06-30", [{ measure: "plan", kind: "cumulative", date: "2026-12-31" }])],
    ],
    ["nothing", []],
  ])("are not %s", (_, records) => {
    expect(checkDays(records, today)).toEqual([]);
  });
});
