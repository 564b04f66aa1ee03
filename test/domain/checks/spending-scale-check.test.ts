// Spending that is far above the budget of its own table waits for a person: one of the two is in another unit.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { checkSpendingScale } from "../../../shared/domain/checks/spending-scale-check.ts";
import { aPosting, aStatement } from "../../support/builders.ts";
import { amountsOf, readText } from "../../formats/readings.ts";

type Row = readonly [budget: bigint | null, spent: bigint | null];

const day = "2026-06-30";
const recordOf = ([budget, spent]: Row, at: number) =>
  aPosting({
    rows: [at + 4],
    entries: [
      ...(budget === null ? [] : aStatement(day, { unsplit: budget }, "appropriation")),
      ...(spent === null ? [] : aStatement(day, { unsplit: spent }, "expenditure")),
    ],
  });

test.each<{ what: string; rows: readonly Row[]; asks: readonly string[] }>([
  {
    what: "800 times the budget",
    rows: [
      [500n, 400_000n],
      [700n, 560_000n],
    ],
    asks: ["hold 5 560,000"],
  },
  { what: "50 times the budget, to the won", rows: [[10n, 500n]], asks: ["hold 4 500"] },
  { what: "just below 50 times", rows: [[10n, 499n]], asks: [] },
  {
    what: "far above in one small row of a large table",
    rows: [
      [10n, 900n],
      [90_000n, 70_000n],
    ],
    asks: [],
  },
  {
    what: "where no budget is above 0",
    rows: [
      [0n, 900n],
      [-5n, 3n],
    ],
    asks: [],
  },
  {
    what: "beside rows that state no budget",
    rows: [
      [null, 900_000n],
      [10n, 4n],
    ],
    asks: [],
  },
  { what: "without any of it", rows: [[10n, null]], asks: [] },
  { what: "below 0", rows: [[10n, -9_000n]], asks: [] },
])("spending $what", ({ rows, asks }) => {
  const found = checkSpendingScale(rows.map(recordOf));
  expect(found.map(({ consequence, row, value }) => `${consequence} ${row} ${value}`)).toEqual(asks);
});

test("the larger of two budgets is the measure, and of several days the last", () => {
  const record = aPosting({
    entries: [
      ...aStatement("2026-05-31", { unsplit: 9_000n }, "expenditure"),
      ...aStatement(day, { unsplit: 60n }, "expenditure"),
      ...aStatement(day, { unsplit: 1n }, "appropriation"),
      ...aStatement(day, { unsplit: 2n }, "current-budget"),
    ],
  });
  expect(checkSpendingScale([record])).toEqual([]);
});

describe("a table whose spending is in won under a line of 천원", () => {
  const table = (name: string, factor: number) =>
    `${name}과 예산 집행현황\n(2020. 10. 31. 현재, 단위: 천원)\n사업명\t예산액\t집행액\n${name}급식\t500\t${400 * factor}\n${name}돌봄\t700\t${560 * factor}\n`;

  function outcomeOf(text: string) {
    const reading = readText(text);
    const asked = reading.findings.filter(({ consequence }) => consequence !== "note");
    const spent =
      reading.kind === "refused"
        ? []
        : reading.records.map((record) => totalOf(amountsOf(record, "expenditure")));
    return { asked: asked.map(({ code, row, value }) => `${code} ${row} ${value}`), spent };
  }

  test("is asked about once, with the row that is largest", () => {
    expect(outcomeOf(table("복지", 1_000)).asked).toEqual(["spending-far-above-budget 5 560,000,000"]);
  });

  test("in the unit of its line is read", () => {
    expect(outcomeOf(table("복지", 1))).toEqual({ asked: [], spent: [400_000n, 560_000n] });
  });

  test("as a sheet of the template is asked about, too", () => {
    const sheet =
      "세부사업명,예산액(천원),집행액(천원),기준일\n급식,500,400000,2020-10-31\n돌봄,700,560000,2020-10-31\n";
    expect(outcomeOf(sheet).asked).toEqual(["spending-far-above-budget 3 560,000,000"]);
  });
});
