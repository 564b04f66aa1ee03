import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatPercent, fraction } from "../../../shared/domain/values/fraction.ts";
import {
  budgetOf,
  commonBasis,
  fundRateOf,
  rateBases,
  type RateBasis,
  rateBasisNames,
  rateOf,
  spendingOf,
  sumStated,
} from "../../../shared/domain/rates/rate.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { appropriatedLines, findBudgetsDivided } from "../../../shared/domain/rates/two-budgets.ts";
import { type FundAmounts, totalOf } from "../../../shared/domain/values/fund.ts";
import { aLine, aProject, aSpendingLine } from "../../support/builders.ts";
import {
  basicExpenses,
  enterprise,
  independence,
  socialEconomy,
  solidarity,
  unitProjects,
  youthEntry,
} from "../report/council-report.ts";

const byAppropriation: RateBasis = "expenditure/appropriation";
const both = { appropriation: { unsplit: 100n }, "current-budget": { unsplit: 120n } };

describe("the rate", () => {
  test.each([
    { name: "계", lines: unitProjects, rate: "86.8" },
    { name: "사회적경제 활성화", lines: [socialEconomy], rate: "89.1" },
    { name: "청년의 행복한 사회진입 환경조성", lines: [youthEntry], rate: "84.8" },
    { name: "기본경비 (printed 76.2)", lines: [basicExpenses], rate: "76.1" },
    { name: "연대와 협력", lines: [solidarity], rate: "82.9" },
    { name: "사회적기업 기반구축", lines: [enterprise], rate: "93.6" },
    { name: "청년의 사회적 자립기반", lines: [independence], rate: "84.8" },
  ])("of $name in the council report of 2020 is $rate %", ({ lines, rate }) => {
    const exact = rateOf(lines, byAppropriation);
    expect(exact === null ? null : formatPercent(exact, 1)).toBe(rate);
  });

  test.each([
    { name: "there are no lines", lines: [] },
    {
      name: "no spending was reported, which is not 0 %",
      lines: [aLine({ amounts: { appropriation: { unsplit: 9n } } })],
    },
    { name: "there is no budget", lines: [aLine({ amounts: { expenditure: { unsplit: 9n } } })] },
    { name: "money was spent on a budget of 0", lines: [aSpendingLine(0n, 9n)] },
    { name: "the budgets cancel out", lines: [aSpendingLine(5n, 1n), aSpendingLine(-5n, 1n)] },
    {
      name: "only another budget is stated",
      lines: [aLine({ amounts: { "current-budget": { unsplit: 9n }, expenditure: { unsplit: 1n } } })],
    },
  ])("is undefined when $name", ({ lines }) => {
    expect(rateOf(lines, byAppropriation)).toBeNull();
  });

  test.each([
    { spent: 0n, is: fraction(0n, 1n), name: "a reported 0 is 0 %" },
    { spent: 241n, is: fraction(241n, 100n), name: "spending above the budget is above 100 %" },
    { spent: -7n, is: fraction(-7n, 100n), name: "refunds above the payments are below 0 %" },
  ])("knows that $name", ({ spent, is }) => {
    expect(rateOf([aSpendingLine(100n, spent)], byAppropriation)).toEqual(is);
  });

  test("of several lines is that of their sums, whatever the order", () => {
    const amount = fc.bigInt({ min: 1n, max: 10n ** 24n });
    fc.assert(
      fc.property(fc.array(fc.tuple(amount, amount), { minLength: 1, maxLength: 8 }), (pairs) => {
        const lines = pairs.map(([budget, spent]) => aSpendingLine(budget, spent));
        const [budgets, spendings] = [pairs.map(([budget]) => budget), pairs.map(([, spent]) => spent)];
        const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n);
        expect(rateOf(lines, byAppropriation)).toEqual(fraction(sum(spendings), sum(budgets)));
        expect(rateOf(lines.toReversed(), byAppropriation)).toEqual(rateOf(lines, byAppropriation));
      }),
      { seed: 868 },
    );
  });
});

describe("the basis", () => {
  test.each([
    { basis: "expenditure/current-budget", total: 120n },
    { basis: "expenditure/appropriation", total: 100n },
    { basis: "expenditure/budget", total: 120n },
    { basis: "commitment/current-budget", total: 120n },
    { basis: "commitment/appropriation", total: 100n },
    { basis: "commitment/budget", total: 120n },
  ] as const)("$basis divides by $total won where both are stated", ({ basis, total }) => {
    expect(budgetOf(aLine({ amounts: both }), basis)).toEqual({ unsplit: total });
  });

  test.each(rateBases)("%s counts as spent what it names, in rates of all money and of a fund", (basis) => {
    const amounts = { ...both, expenditure: { unsplit: 30n }, commitment: { unsplit: 60n } };
    const line = aLine({ amounts });
    const spent = basis.startsWith("commitment/") ? 60n : 30n;
    const exact = fraction(spent, budgetOf(line, basis).unsplit ?? 0n);
    expect(spendingOf(line, basis)).toEqual({ unsplit: spent });
    expect(rateOf([line], basis)).toEqual(exact);
    expect(fundRateOf([line], basis, "unsplit")).toEqual(exact);
    expect(rateBasisNames[basis].ko.startsWith(spent === 60n ? "원인행위액" : "집행액")).toBe(true);
  });

  test.each<{ what: string; current: FundAmounts; appropriation: FundAmounts; isSplit: boolean }>([
    {
      what: "of the same sum",
      current: { unsplit: 100n },
      appropriation: { national: 60n, municipal: 40n },
      isSplit: true,
    },
    {
      what: "of another sum",
      current: { unsplit: 110n },
      appropriation: { national: 60n, municipal: 40n },
      isSplit: false,
    },
    {
      what: "that is split itself",
      current: { national: 100n },
      appropriation: { national: 60n, municipal: 40n },
      isSplit: false,
    },
    {
      what: "of the same sum, beside one that is not all split",
      current: { unsplit: 100n },
      appropriation: { national: 60n, unsplit: 40n },
      isSplit: false,
    },
  ])(
    "a current budget in one amount $what is of the funds of the appropriation: $isSplit",
    ({ current, appropriation, isSplit }) => {
      const line = aLine({ amounts: { appropriation, "current-budget": current } });
      expect(budgetOf(line, "expenditure/current-budget")).toEqual(isSplit ? appropriation : current);
      expect(budgetOf(line, "expenditure/budget")).toEqual(isSplit ? appropriation : current);
    },
  );

  test("expenditure/budget divides by the appropriation where no current budget is stated", () => {
    expect(budgetOf(basicExpenses, "expenditure/budget")).toEqual({ unsplit: 85_094_000n });
  });

  const current = aLine({ amounts: { "current-budget": { unsplit: 120n } } });
  const original = aLine({ amounts: { appropriation: { unsplit: 100n } } });

  test.each([
    { name: "all state both", lines: [aLine({ amounts: both })], basis: "expenditure/current-budget" },
    {
      name: "all state the current budget",
      lines: [current, aLine({ amounts: both })],
      basis: "expenditure/current-budget",
    },
    {
      name: "all state the appropriation, and some the current budget too",
      lines: [original, aLine({ amounts: both })],
      basis: "expenditure/budget",
    },
    {
      name: "all state the appropriation alone",
      lines: [original, original],
      basis: "expenditure/appropriation",
    },
    {
      name: "some state only the one, some only the other",
      lines: [original, current],
      basis: "expenditure/budget",
    },
    { name: "some state none at all", lines: [original, aLine()], basis: "expenditure/appropriation" },
    { name: "there are no lines", lines: [], basis: "expenditure/current-budget" },
  ])("common to lines of which $name is $basis", ({ lines, basis }) => {
    expect(commonBasis(lines)).toBe(basis);
  });
});

test("a line more or less moves no other line's budget", () => {
  const measures = fc.subarray(["current-budget", "appropriation"] as const);
  const lines = fc.array(measures, { minLength: 1 });
  fc.assert(
    fc.property(lines, measures, (stated, one) => {
      const before = stated.map((of, at) => lineOf(of, at));
      const basis = commonBasis(before);
      const after = commonBasis([...before, lineOf(one, 99)]);
      const budgeted = before.filter((line) => totalOf(budgetOf(line, basis)) !== null);
      for (const line of budgeted)
        expect(totalOf(budgetOf(line, after))).toBe(totalOf(budgetOf(line, basis)));
    }),
  );
});

function lineOf(measures: readonly ("current-budget" | "appropriation")[], at: number): LedgerLine {
  const won = { "current-budget": BigInt(200 + at), appropriation: BigInt(100 + at) };
  return aLine({
    amounts: Object.fromEntries(measures.map((measure) => [measure, { unsplit: won[measure] }])),
  });
}

describe("an office that divides by two budgets", () => {
  const stating = (current: bigint, appropriation: bigint, spent: bigint, name: string) =>
    aLine({
      project: aProject({ name }),
      amounts: {
        "current-budget": { unsplit: current },
        appropriation: { unsplit: appropriation },
        expenditure: { unsplit: spent },
      },
    });
  const alone = aLine({
    project: aProject({ name: "새 사업" }),
    amounts: { appropriation: { unsplit: 1000n }, expenditure: { unsplit: 100n } },
  });
  const roads = stating(1200n, 600n, 600n, "도로");

  test("a line that states its appropriation alone is named, and the rate before and after", () => {
    const [finding] = findBudgetsDivided([roads], [roads, alone]);
    expect(finding).toMatchObject({ consequence: "note", code: "rates-of-two-budgets" });
    expect(finding?.ko).toContain('2건 가운데 1건("새 사업")');
    expect(finding?.ko).toContain("50.0% → 31.8%");
    expect(appropriatedLines([roads, alone], "expenditure/budget")).toEqual([alone]);
  });

  test.each([
    { name: "it was so before", before: [roads, alone], after: [roads, alone, stating(1n, 1n, 0n, "하천")] },
    { name: "all state the current budget", before: [roads], after: [roads, stating(1n, 1n, 0n, "하천")] },
    { name: "the first file states one kind alone", before: [], after: [alone] },
  ])("nothing is said where $name", ({ before, after }) => {
    expect(findBudgetsDivided(before, after)).toEqual([]);
  });

  test("the last line that gets its current budget is told as well, for the basis is another", () => {
    const whole = stating(1000n, 1000n, 100n, "새 사업");
    const [finding] = findBudgetsDivided([roads, alone], [roads, whole]);
    expect(finding?.en).toContain("appropriation -> expenditure / current budget");
  });

  test.each(["expenditure/current-budget", "expenditure/appropriation"] as const)(
    "none is divided otherwise than the rest by %s",
    (basis) => {
      expect(appropriatedLines([roads, alone], basis)).toEqual([]);
    },
  );
});

test("a sum of what is stated is null when nothing is", () => {
  expect([sumStated([]), sumStated([null]), sumStated([null, 0n]), sumStated([1n, null, 2n])]).toEqual([
    null,
    null,
    0n,
    3n,
  ]);
});
