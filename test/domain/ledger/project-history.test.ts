/** The way from a figure back to the rows it came from, day by day. */
import { describe, expect, test } from "vitest";
import { formatPercent } from "../../../shared/domain/values/fraction.ts";
import { type HistoryStep, projectHistory } from "../../../shared/domain/ledger/project-history.ts";
import { measuresOf } from "../../../shared/domain/rates/rate.ts";
import { aPayment, aPosting, aStatement, day } from "../../support/builders.ts";

const ofCurrentBudget = measuresOf("expenditure/current-budget");
const covers = { from: day("2020-01-01"), to: day("2020-10-31") };

function seen({ date, amount, count, rows, isCounted, after }: HistoryStep) {
  return [
    date,
    amount,
    count,
    rows.join(" "),
    isCounted,
    after.rate === null ? null : formatPercent(after.rate, 1),
  ];
}

describe("the history of a project", () => {
  test("has every payment with its row, and the rate at the end of its day", () => {
    const budget = aPosting({
      asOf: day("2020-01-01"),
      entries: aStatement("2020-01-01", { unsplit: 1_000n }, "current-budget"),
    });
    const list = aPosting({
      seq: 2,
      covers,
      entries: [aPayment("2020-07-01", 300n), aPayment("2020-07-01", 300n), aPayment("2020-08-05", -500n)],
      rows: [12, 40, 77],
    });
    expect(projectHistory([[budget], [list]], ofCurrentBudget, null).map(seen)).toEqual([
      ["2020-01-01", 1_000n, 1, "2", true, null],
      ["2020-07-01", 300n, 2, "12 40", true, "60.0"],
      ["2020-08-05", -500n, 1, "77", true, "10.0"],
    ]);
  });

  test("counts no payment up to the day of a full statement that has none of its projects", () => {
    const list = aPosting({
      covers,
      entries: [aPayment("2020-06-30", 300n), aPayment("2020-07-01", 20n)],
      rows: [4, 5],
    });
    const steps = projectHistory([[list]], ofCurrentBudget, day("2020-06-30"));
    expect(steps.map(({ isCounted, after }) => [isCounted, after.spent])).toEqual([
      [false, null],
      [true, 20n],
    ]);
  });

  test("divides what the office's rate divides, by the budget that it divides by", () => {
    const statement = aPosting({
      asOf: day("2020-06-30"),
      entries: [
        ...aStatement("2020-06-30", { unsplit: 400n }, "current-budget"),
        ...aStatement("2020-06-30", { unsplit: 200n }, "appropriation"),
        ...aStatement("2020-06-30", { unsplit: 100n }),
        ...aStatement("2020-06-30", { unsplit: 150n }, "commitment"),
      ],
    });
    const rates = (["expenditure/appropriation", "commitment/budget"] as const).map((basis) => {
      const [last] = projectHistory([[statement]], measuresOf(basis), null).map(seen);
      return last?.at(-1);
    });
    expect(rates).toEqual(["50.0", "37.5"]);
  });

  test("takes the first budget that is stated for the days before it", () => {
    const late = aPosting({ entries: aStatement("2020-10-31", { unsplit: 400n }, "current-budget") });
    const list = aPosting({ seq: 2, covers, entries: [aPayment("2020-02-01", 100n)], rows: [5] });
    expect(projectHistory([[late], [list]], ofCurrentBudget, null).map(({ after }) => after.budget)).toEqual([
      400n,
      400n,
    ]);
  });

  test("counts payments on top of the statement before them, and not those that a later one holds", () => {
    const totals = aPosting({ entries: aStatement("2020-06-30", { unsplit: 500n }) });
    const list = aPosting({
      seq: 2,
      covers,
      entries: [aPayment("2020-05-01", 30n), aPayment("2020-07-01", 7n)],
      rows: [2, 3],
    });
    expect(
      projectHistory([[totals], [list]], ofCurrentBudget, null).map(({ date, after }) => [date, after.spent]),
    ).toEqual([
      ["2020-05-01", 30n],
      ["2020-06-30", 500n],
      ["2020-07-01", 507n],
    ]);
  });

  test("shows what was taken back or said anew, as not counted", () => {
    const first = aPosting({ seq: 1, covers, entries: [aPayment("2020-02-01", 5n)] });
    const newer = aPosting({ seq: 2, covers, entries: [aPayment("2020-02-01", 6n)] });
    const undone = aPosting({
      seq: 3,
      asOf: day("2020-11-01"),
      entries: aStatement("2020-11-01", { unsplit: 9n }),
    });
    const undo = aPosting({ seq: 4, entries: [], reverses: 3 });
    expect(
      projectHistory([[first, newer, undone, undo]], ofCurrentBudget, null).map(({ amount, isCounted }) => [
        amount,
        isCounted,
      ]),
    ).toEqual([
      [5n, false],
      [6n, true],
      [9n, false],
    ]);
  });

  const dump = aPosting({
    asOf: day("2020-08-21"),
    uploadId: "dump",
    rows: [9],
    entries: [
      ...aStatement("2020-08-21", { national: 300n, municipal: 700n }, "current-budget"),
      ...aStatement("2020-08-21", { unsplit: 400n }),
    ],
  });
  const template = aPosting({
    seq: 2,
    asOf: day("2020-08-21"),
    uploadId: "template",
    rows: [3],
    entries: [
      ...aStatement("2020-08-21", { national: 300n, municipal: 700n }, "current-budget"),
      ...aStatement("2020-08-21", { unsplit: 450n }),
    ],
  });
  const sourcesIn = (...postings: Parameters<typeof projectHistory>[0][number]) =>
    projectHistory([postings], ofCurrentBudget, null).map(
      ({ measure, fund, amount, uploadId, isCounted, confirmedBy }) =>
        `${measure} ${fund} ${amount} ${uploadId}${isCounted ? "" : " ×"}${confirmedBy === null ? "" : ` = ${confirmedBy.uploadId} ${confirmedBy.date} ${confirmedBy.rows.join()}`}`,
    );

  test("takes a figure from the file that changed it, and says which file stated it again", () => {
    expect(sourcesIn(dump, template)).toEqual([
      "current-budget national 300 dump = template 2020-08-21 3",
      "current-budget municipal 700 dump = template 2020-08-21 3",
      "expenditure unsplit 400 dump ×",
      "expenditure unsplit 450 template",
    ]);
  });

  test("names the last of several files that state it again, also of later days, and none that was taken back", () => {
    const later = { ...template, seq: 3, asOf: day("2020-09-30"), uploadId: "september" };
    const september = {
      ...later,
      entries: aStatement("2020-09-30", { national: 300n, municipal: 700n }, "current-budget"),
    };
    expect(sourcesIn(dump, template, september)[0]).toBe(
      "current-budget national 300 dump = september 2020-09-30 3",
    );
    const undone = aPosting({ seq: 4, uploadId: "september", reverses: 3, entries: [], rows: [] });
    expect(sourcesIn(dump, template, september, undone)[0]).toBe(
      "current-budget national 300 dump = template 2020-08-21 3",
    );
  });

  test("takes a total that payments came up to, or that came back after another, for one of its own", () => {
    const paid = aPosting({ seq: 2, uploadId: "list", covers: null, entries: [aPayment("2020-08-25", 50n)] });
    const fallen = aPosting({
      seq: 3,
      asOf: day("2020-08-31"),
      uploadId: "fallen",
      entries: aStatement("2020-08-31", { unsplit: 400n }),
    });
    expect(sourcesIn(dump, paid, fallen).filter((step) => step.startsWith("expenditure"))).toEqual([
      "expenditure unsplit 400 dump",
      "expenditure unsplit 50 list",
      "expenditure unsplit 400 fallen",
    ]);
    const entries = dump.entries.map((entry) => ({ ...entry }));
    const back = { ...dump, entries, seq: 3, uploadId: "back" };
    expect(sourcesIn(dump, template, back).filter((step) => step.startsWith("expenditure"))).toEqual([
      "expenditure unsplit 400 dump ×",
      "expenditure unsplit 450 template ×",
      "expenditure unsplit 400 back",
    ]);
  });
});
