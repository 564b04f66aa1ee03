/** Which days a curve may show as measured. */
import { describe, expect, test } from "vitest";
import { reportedSpending } from "../../../shared/domain/ledger/reported-spending.ts";
import { aPayment, aPosting, aStatement, day } from "../../support/builders.ts";

const covers = { from: day("2020-01-01"), to: day("2020-10-31") };

describe("reported spending", () => {
  test("has the days of statements, and none between them", () => {
    const june = aPosting({ entries: aStatement("2020-06-30", { unsplit: 500n }) });
    const august = aPosting({
      seq: 2,
      entries: aStatement("2020-08-21", { national: 300n, municipal: 400n }),
    });
    expect(reportedSpending([[june, august]], "expenditure", null)).toEqual({
      days: [
        { date: "2020-06-30", spent: 500n },
        { date: "2020-08-21", spent: 700n },
      ],
      covered: [],
    });
  });

  test("has each day of payments and the last day of a list, which states the days between", () => {
    const list = aPosting({
      covers,
      entries: [aPayment("2020-02-01", 30n), aPayment("2020-02-01", 7n), aPayment("2020-08-05", -37n)],
    });
    const next = aPosting({
      seq: 2,
      covers: { from: day("2020-11-01"), to: day("2020-11-30") },
      entries: [aPayment("2020-11-02", 5n)],
    });
    const { days, covered } = reportedSpending([[list], [next]], "expenditure", null);
    expect(days.map(({ date, spent }) => [date, spent])).toEqual([
      ["2020-02-01", 37n],
      ["2020-08-05", 0n],
      ["2020-10-31", 0n],
      ["2020-11-02", 5n],
      ["2020-11-30", 5n],
    ]);
    expect(covered).toEqual([covers, { from: "2020-11-01", to: "2020-11-30" }]);
  });

  test("has nothing of payments that are in no total", () => {
    const list = aPosting({ covers, entries: [aPayment("2020-06-30", 300n), aPayment("2020-07-01", 20n)] });
    const { days } = reportedSpending([[list]], "expenditure", day("2020-06-30"));
    expect(days[0]).toEqual({ date: "2020-07-01", spent: 20n });
  });

  test("has nothing of what was taken back, of budgets, and of another measure", () => {
    const budget = aPosting({ entries: aStatement("2020-01-01", { unsplit: 900n }, "current-budget") });
    const spent = aPosting({ seq: 2, entries: aStatement("2020-03-31", { unsplit: 100n }) });
    const bound = aPosting({ seq: 3, entries: aStatement("2020-04-30", { unsplit: 300n }, "commitment") });
    const postings = [budget, spent, aPosting({ seq: 4, reverses: 2, entries: [], rows: [] }), bound];
    expect(reportedSpending([postings], "expenditure", null).days).toEqual([]);
    expect(reportedSpending([postings], "commitment", null).days).toEqual([
      { date: "2020-04-30", spent: 300n },
    ]);
  });

  test("has no dot on a day of which only the budget was stated", () => {
    const spent = aPosting({ entries: aStatement("2020-03-31", { unsplit: 100n }) });
    const budget = aPosting({
      seq: 2,
      entries: aStatement("2020-06-30", { unsplit: 900n }, "current-budget"),
    });
    expect(reportedSpending([[spent, budget]], "expenditure", null).days).toEqual([
      { date: "2020-03-31", spent: 100n },
    ]);
  });
});
