import { describe, expect, test } from "vitest";
import { backtest, type BacktestRow } from "../../../shared/domain/pace/backtest.ts";
import { compare, fraction, type Fraction, zero } from "../../../shared/domain/values/fraction.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { generateYears, type OfficeSketch, type Shape } from "../../support/generated-history.ts";
import { aPastYear, coded, evenly } from "../../support/past-years.ts";

const sketch = { fiscalYear: 2025, projects: 120, revised: 25, planned: 0 };

function rowsOf(shape: Shape, over: Partial<OfficeSketch> = {}): readonly BacktestRow[] {
  return backtest(
    [1, 2].map((seed) => generateYears({ ...sketch, shape, seed, ...over })),
    defaultPolicy,
  );
}

function rowOf(
  rows: readonly BacktestRow[],
  paceSource: BacktestRow["paceSource"],
  month: 6 | 9,
): BacktestRow {
  const row = rows.find((each) => each.paceSource === paceSource && each.month === month);
  if (row === undefined) throw new Error(`The back-test has no row for ${paceSource} in month ${month}`);
  return row;
}

const atLeast = (share: Fraction | null, least: Fraction) => compare(share ?? zero, least) >= 0;

describe("a back-test of generated offices", () => {
  const heavy = rowsOf("december-heavy");

  test.each(["ladder", "own-last-year", "similar-projects", "policy-curve"] as const)(
    "that spend most in December finds by %s at least what the calendar finds, with fewer false calls",
    (paceSource) => {
      for (const month of [6, 9] as const) {
        const { score, calendar } = rowOf(heavy, paceSource, month);
        expect(atLeast(score.recall, calendar.recall ?? zero)).toBe(true);
        expect(compare(score.precision ?? zero, calendar.precision ?? zero)).toBeGreaterThan(0);
        expect(atLeast(calendar.forecastError, score.forecastError ?? zero)).toBe(true);
      }
    },
  );

  test("that spend most in December finds every late project in September and calls hardly any other", () => {
    const { score, calendar } = rowOf(heavy, "policy-curve", 9);
    expect(score.recall).toEqual(fraction(1n, 1n));
    expect(atLeast(score.precision, fraction(9n, 10n))).toBe(true);
    expect(atLeast(calendar.precision, fraction(1n, 2n))).toBe(false);
  });

  test("whose projects start and end as projects do is far nearer by their own past than by the calendar", () => {
    const rows = rowsOf("s-curve");
    for (const month of [6, 9] as const) {
      const { score, calendar } = rowOf(rows, "own-last-year", month);
      expect(compare(score.precision ?? zero, calendar.precision ?? zero)).toBeGreaterThan(0);
      const error = score.forecastError ?? zero;
      expect(atLeast(calendar.forecastError, fraction(3n * error.numerator, error.denominator))).toBe(true);
    }
  });

  test("that spend evenly is as good by their own past as by the calendar, within a point of budget", () => {
    const { score, calendar } = rowOf(rowsOf("uniform"), "own-last-year", 9);
    expect(score.recall).toEqual(calendar.recall);
    const [own, even] = [score.forecastError ?? zero, calendar.forecastError ?? zero];
    expect(compare(own, { ...even, numerator: even.numerator + even.denominator })).toBeLessThan(0);
  });

  test("knows as late exactly the projects that were made so, but for those that the policy does not judge", () => {
    const years = generateYears({ ...sketch, shape: "uniform", seed: 3, revised: 0 });
    const [row] = backtest([years], defaultPolicy);
    expect(row).toMatchObject({ paceSource: "ladder", lines: 120, late: years.late.size });
  });

  test("is the same each time", () => {
    expect(rowsOf("december-heavy")).toEqual(heavy);
  });

  test("asks plans where there are some, and of those lines the calendar too", () => {
    const rows = rowsOf("s-curve", { planned: 50, revised: 0 });
    const row = rowOf(rows, "own-plan", 9);
    expect(row.lines).toBeGreaterThan(80);
    expect(row.lines).toBeLessThan(160);
    expect(row.score.recall).toEqual(fraction(1n, 1n));
    expect(rowOf(heavy, "own-plan", 9).lines).toBe(0);
  });
});

describe("a back-test of one project", () => {
  const won = 100_000_000n;
  const late = aPastYear(coded("A"), won, { ...evenly((won * 6n) / 10n), 1: 9_000_000n }, { year: 2021 });
  const year = { fiscalYear: 2021, balances: [late], before: [] };
  const policy = { ...defaultPolicy, curve: null };

  test("tells error, hits and days of warning as they are by hand", () => {
    const row = rowOf(backtest([year], policy), "calendar", 6);
    // Behind since the end of February: 10 of 16.2 %. F = (2 - 181/365) * 30 + (184/365)² * 100 million.
    const forecast = (2n * 365n * 365n - 181n * 365n) * 30_000_000n + 184n * 184n * won;
    expect(row).toMatchObject({ lines: 1, late: 1 });
    expect(row.score).toEqual({
      forecastError: fraction(forecast / (365n * 365n) - 60_000_000n, won),
      precision: fraction(1n, 1n),
      recall: fraction(1n, 1n),
      leadDays: 365 - 59,
    });
    expect(row.calendar).toEqual(row.score);
  });

  test.each([
    { june: 162_750_000n, end: 346_749_999n, called: 1n, late: 1, why: "5 points behind, and late by a won" },
    { june: 162_750_001n, end: 346_749_999n, called: 0n, late: 1, why: "a won less behind, and late" },
    { june: 162_750_000n, end: 346_750_000n, called: 1n, late: 0, why: "5 points behind, and just in time" },
  ])("holds to the notice gap to the won: $why", ({ june, end, called, late: lines }) => {
    const spent = { ...evenly(365_000_000n), 6: june, 12: end };
    const balances = [aPastYear(coded("A"), 365_000_000n, spent, { year: 2021 })];
    const row = rowOf(backtest([{ ...year, balances }], policy), "calendar", 6);
    expect(row.late).toBe(lines);
    expect(row.score.precision).toEqual(called === 0n ? null : fraction(BigInt(lines), 1n));
    expect(row.score.recall).toEqual(lines === 0 ? null : fraction(called, 1n));
  });

  test("judges one at the minimum amount, and takes the lower of two middle days of warning", () => {
    const least = 50_000_000n;
    const early = aPastYear(coded("A"), least, evenly(least / 2n), { year: 2021 });
    const later = aPastYear(
      coded("B"),
      least,
      { ...evenly(least / 2n), 1: least / 11n, 2: least / 6n },
      { year: 2021 },
    );
    const balances = [early, later];
    for (const order of [balances, balances.toReversed()]) {
      const row = rowOf(backtest([{ ...year, balances: order }], policy), "calendar", 6);
      expect(row).toMatchObject({ lines: 2, score: { leadDays: 365 - 90 } });
    }
  });

  test("has no rate where nothing was called and nothing was late", () => {
    const onTime = aPastYear(coded("A"), won, evenly(won), { year: 2021 });
    const row = rowOf(backtest([{ ...year, balances: [onTime] }], policy), "calendar", 9);
    expect(row.score).toMatchObject({ precision: null, recall: null, leadDays: null });
  });

  test.each([
    {
      what: "below the minimum amount",
      balance: aPastYear(coded("A"), 49_999_999n, evenly(5n), { year: 2021 }),
    },
    {
      what: "that the policy excludes",
      balance: aPastYear(coded("A", { name: "예비비" }), won, evenly(5n), { year: 2021 }),
    },
    { what: "without a budget", balance: aPastYear(coded("A"), null, evenly(5n), { year: 2021 }) },
  ])("judges none $what", ({ balance }) => {
    const rows = backtest([{ ...year, balances: [balance] }], policy);
    expect(rows.map(({ lines }) => lines)).toEqual(Array(12).fill(0));
  });
});
