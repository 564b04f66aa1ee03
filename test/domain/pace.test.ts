import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { add, compare, fraction, type Fraction, zero } from "../../shared/domain/fraction.ts";
import { paceOf, yearEndPlanOf } from "../../shared/domain/pace.ts";
import { defaultPolicy } from "../../shared/domain/policy.ts";
import type { LedgerLine } from "../../shared/domain/ledger-line.ts";
import { aLine, aSpendingLine, day } from "../support/builders.ts";
import { basicExpenses, unitProjects } from "./council-report.ts";

const basis = "expenditure/appropriation";
const pace = (lines: readonly LedgerLine[], on: string, policy = defaultPolicy) =>
  paceOf(lines, basis, policy, day(on));
const whole = (won: bigint): Fraction => fraction(won, 1n);

describe("the calendar pace", () => {
  test.each([
    { on: "2020-01-01", number: 1, days: 366 },
    { on: "2020-10-31", number: 305, days: 366 },
    { on: "2021-10-31", number: 304, days: 365 },
    { on: "2020-12-31", number: 366, days: 366 },
  ])("expects $number/$days of the budget by $on", ({ on, number, days }) => {
    expect(pace([aSpendingLine(1_000n, 0n)], on)).toEqual({
      basis: "calendar",
      day: number,
      daysInYear: days,
      expected: fraction(1_000n * BigInt(number), BigInt(days)),
    });
  });

  test("aims at the year-end target of the policy", () => {
    const policy = { ...defaultPolicy, yearEndTargetBasisPoints: 9_000n };
    expect(pace([aSpendingLine(1_000n, 0n)], "2020-12-31", policy).expected).toEqual(whole(900n));
  });

  test("expects nothing of a line without a budget", () => {
    expect(pace([aLine()], "2020-12-31")).toMatchObject({ basis: "calendar", expected: zero });
  });

  test("holds for a single year-end figure, which says how much but not when", () => {
    expect(pace([basicExpenses], "2020-10-31")).toMatchObject({
      basis: "calendar",
      expected: fraction(85_094_000n * 305n, 366n),
    });
  });
});

describe("the planned pace", () => {
  const planned = aSpendingLine(1_000n, 0n, {
    plan: { "2020-06-30": 200n, "2020-10-31": 800n, "2020-12-31": 900n },
  });

  test.each([
    { on: "2020-06-30", expected: whole(200n), why: "what it plans for that day" },
    { on: "2020-10-31", expected: whole(800n), why: "what it plans for that day" },
    { on: "2020-12-31", expected: whole(900n), why: "what it plans for that day" },
    {
      on: "2020-08-30",
      expected: fraction(200n * 123n + 600n * 61n, 123n),
      why: "61 of 123 days of the way between",
    },
    { on: "2020-02-29", expected: fraction(200n * 60n, 182n), why: "60 of 182 days of the way from nothing" },
  ])("expects on $on $why", ({ on, expected }) => {
    expect(pace([planned], on)).toMatchObject({ basis: "plan", expected });
  });

  test("stays at the last point after it", () => {
    const half = aSpendingLine(1_000n, 0n, { plan: { "2020-03-31": 100n, "2020-06-30": 500n } });
    expect(pace([half], "2020-10-31")).toMatchObject({ basis: "plan", expected: whole(500n) });
  });

  test("may fall, where a refund is planned", () => {
    const refunding = aSpendingLine(1_000n, 0n, { plan: { "2020-10-31": 500n, "2020-11-30": 200n } });
    expect(pace([refunding], "2020-11-15").expected).toEqual(whole(350n));
  });

  test("of a scope adds the plans to the calendar share of the others, and says that it is mixed", () => {
    expect(pace([planned, aSpendingLine(3_660n, 0n)], "2020-10-31")).toMatchObject({
      basis: "mixed",
      expected: whole(800n + 3_050n),
    });
  });

  test("is that of all lines when each has a plan", () => {
    expect(pace([planned, planned], "2020-10-31")).toMatchObject({ basis: "plan", expected: whole(1_600n) });
  });
});

test("the pace of a scope is the sum of the paces of its lines, and never beyond a rising plan's points", () => {
  const amount = fc.bigInt({ min: 0n, max: 10n ** 20n });
  const lines = fc
    .record({ budget: amount, june: amount, more: amount, isPlanned: fc.boolean() })
    .map(({ budget, june, more, isPlanned }) => {
      return aSpendingLine(
        budget,
        0n,
        isPlanned ? { plan: { "2020-06-30": june, "2020-12-31": june + more } } : {},
      );
    });
  const dates = fc
    .integer({ min: 1, max: 12 })
    .chain((month) =>
      fc
        .integer({ min: 1, max: 28 })
        .map((dayOfMonth) => `2020-${`${month}`.padStart(2, "0")}-${`${dayOfMonth}`.padStart(2, "0")}`),
    );
  fc.assert(
    fc.property(fc.array(lines, { maxLength: 6 }), dates, (scope, on) => {
      const parts = scope.map((line) => pace([line], on).expected);
      expect(pace(scope, on).expected).toEqual(parts.reduce(add, zero));
      for (const [at, line] of scope.entries()) {
        const highest = line.plan.at(-1)?.amounts.unsplit ?? line.amounts.appropriation.unsplit ?? 0n;
        expect(compare(parts[at] ?? zero, whole(highest))).toBeLessThanOrEqual(0);
      }
    }),
    { seed: 305 },
  );
});

describe("the year-end plan", () => {
  test("of the council report of 2020 is the printed sum", () => {
    expect(yearEndPlanOf(unitProjects)).toBe(4_311_242_000n);
  });

  test.each([
    { name: "there are no lines", lines: [] },
    { name: "no line has a plan", lines: [aSpendingLine(9n, 1n)] },
    {
      name: "the plan ends before the year does",
      lines: [aSpendingLine(9n, 1n, { plan: { "2020-11-30": 5n } })],
    },
    {
      name: "one of several lines has none, whose money is not planned to be left over",
      lines: [basicExpenses, aSpendingLine(9n, 1n)],
    },
  ])("is not known when $name", ({ lines }) => {
    expect(yearEndPlanOf(lines)).toBeNull();
  });
});
