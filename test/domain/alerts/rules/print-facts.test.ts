import { expect, test } from "vitest";
import { behindTargetRule } from "../../../../shared/domain/alerts/rules/behind-target.ts";
import { exactNameOf, printFacts } from "../../../../shared/domain/alerts/rules/facts.ts";
import { aSpendingLine } from "../../../support/builders.ts";
import { basicExpenses } from "../../report/council-report.ts";
import { judgedOnce } from "./rule-cases.ts";

test("the facts of behind-target are printed under the names that stored alerts bear", () => {
  const { facts } = judgedOnce(behindTargetRule, {
    lines: [basicExpenses],
    expected: 8_333n,
    rung: "calendar",
  });
  expect(printFacts(behindTargetRule.kinds, facts)).toEqual({
    asOf: "2020-10-31",
    budgetWon: "85094000",
    expenditureWon: "64795000",
    rate: "76.1",
    rateExact: "64795/85094",
    rateBasis: "expenditure/appropriation",
    expectedRate: "83.3",
    expectedRateExact: "7090883/8509400",
    rung: "calendar",
    dayOfYear: 305,
    daysInYear: 366,
    gapPoints: "7.2",
    gapExact: "611383/8509400",
    targetRate: "100.0",
    targetRateExact: "1/1",
    planWon: "70094000",
    planRate: "82.4",
    planRateExact: "35047/42547",
    planUnspentWon: "15000000",
    monthsLeft: 2,
    requiredPerMonthWon: "10149500",
  });
});

test("what is not known is null under each of its names", () => {
  const { facts } = judgedOnce(behindTargetRule, { lines: [aSpendingLine(9n, 1n)], on: "2020-12-31" });
  expect(printFacts(behindTargetRule.kinds, facts)).toMatchObject({
    planWon: null,
    planRate: null,
    planRateExact: null,
    requiredPerMonthWon: null,
  });
});

test.each([
  { kind: "won", name: "budgetWon" },
  { kind: "share?", name: "budgetExact" },
  { kind: "points", name: "budgetExact" },
  { kind: "date", name: "budget" },
  { kind: "count?", name: "budget" },
  { kind: "text", name: "budget" },
] as const)("a fact of kind $kind is read back from $name", ({ kind, name }) => {
  expect(exactNameOf("budget", kind)).toBe(name);
});
