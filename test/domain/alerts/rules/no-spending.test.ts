import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import type { FundAmounts } from "../../../../shared/domain/values/fund.ts";
import { noSpending } from "../../../../shared/domain/alerts/rules/no-spending.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, severityBy } from "./rule-cases.ts";

const [million, billion] = [1_000_000n, 1_000_000_000n];

/** Nothing spent of a budget, half of which was to be spent by 30 June. */
function untouched(budget: FundAmounts, sketch: CaseSketch = {}): CaseSketch {
  const amounts = { appropriation: budget, expenditure: { unsplit: 0n } };
  return { lines: [aLine({ asOf: "2020-06-30", amounts })], on: "2020-06-30", expected: 5_000n, ...sketch };
}

describe("the severity", () => {
  test.each([
    { name: "own money below the policy's minimum", budget: { municipal: 49_999_999n }, severity: null },
    { name: "own money above it", budget: { municipal: 50n * million }, severity: "notice" },
    { name: "own money of 0.3 billion expected", budget: { municipal: 600n * million }, severity: "notice" },
    { name: "own money of 1 billion expected", budget: { municipal: 2n * billion }, severity: "warning" },
    {
      name: "national money below 0.3 billion",
      budget: { national: 299_999_999n, municipal: billion },
      severity: "notice",
    },
    {
      name: "national money of 0.3 billion",
      budget: { national: 300n * million, municipal: billion },
      severity: "warning",
    },
    {
      name: "national and provincial money together",
      budget: { national: 150n * million, provincial: 150n * million, municipal: billion },
      severity: "warning",
    },
    { name: "more granted than was expected by now", budget: { national: 599_999_998n }, severity: "notice" },
    {
      name: "granted money of 1 billion expected",
      budget: { provincial: 2n * billion },
      severity: "critical",
    },
    { name: "a budget that is not split", budget: { unsplit: 2n * billion }, severity: "warning" },
  ] as const)("of $name is $severity", ({ budget, severity }) => {
    expect(severityBy(noSpending, untouched(budget))).toBe(severity);
  });

  test.each([
    { on: "2020-06-29", severity: null },
    { on: "2020-06-30", severity: "notice" },
    { on: "2020-12-31", severity: "notice" },
  ])("on $on is $severity: six months must have passed", ({ on, severity }) => {
    expect(severityBy(noSpending, untouched({ municipal: 100n * million }, { on }))).toBe(severity);
  });

  test("waits for as many months as the policy says", () => {
    const sketch = untouched({ municipal: 100n * million }, { policy: { noSpendingAfterMonths: 7 } });
    expect(severityBy(noSpending, sketch)).toBeNull();
    expect(severityBy(noSpending, { ...sketch, on: "2020-07-31" })).toBe("notice");
  });

  test("is none where the project's own plan has nothing spent by then", () => {
    expect(
      severityBy(noSpending, untouched({ national: billion }, { expected: 0n, rung: "own-plan" })),
    ).toBeNull();
  });

  test.each([
    { spent: 1n, severity: null },
    { spent: 0n, severity: "notice" },
    { spent: -1n, severity: "notice" },
  ])("is $severity when $spent won were spent: a refund alone is no spending", ({ spent, severity }) => {
    expect(severityBy(noSpending, { lines: [aSpendingLine(100n * million, spent)] })).toBe(severity);
  });

  test("does not ease by less than the margin", () => {
    const sketch = untouched({ national: 295n * million, municipal: billion });
    expect(severityBy(noSpending, { ...sketch, openSeverity: "warning" })).toBe("warning");
    expect(severityBy(noSpending, { ...sketch, openSeverity: "notice" })).toBe("notice");
  });
});

test.each([
  {
    name: "no spending was reported, which is not 0",
    lines: [aLine({ amounts: { appropriation: { unsplit: billion } } })],
  },
  { name: "there is no budget", lines: [aLine({ amounts: { expenditure: { unsplit: 0n } } })] },
])("there is nothing to judge where $name", ({ lines }) => {
  expect(noSpending.judge(aCase({ lines }))).toEqual([]);
});

test("a unit project of several projects says nothing: each of them does", () => {
  const line = aSpendingLine(billion, 0n);
  expect(noSpending.judge(aCase({ lines: [line, line], level: "unit-project" }))).toEqual([]);
});

describe("the words", () => {
  test("say what was expected, what may have to go back, and what to do", () => {
    const judged = judgedOnce(noSpending, untouched({ national: 300n * million, municipal: 700n * million }));
    expect(printedFacts(judged)).toMatchObject({
      monthsPassed: 6,
      expectedRate: "50.0",
      grants: 300_000_000n,
    });
    expect(noSpending.describe("소하천 정비", judged.facts, "all", fundNames).ko).toBe(
      "소하천 정비는 2020-06-30 기준 예산 1,000,000,000원의 집행 실적이 없습니다. " +
        "이때까지 500,000,000원(50.0%, 정책 집행곡선 기준)의 집행이 기대됩니다. " +
        "국비·시도비 300,000,000원은 집행하지 않으면 반납 대상이 됩니다. " +
        "착수 시기를 정하거나, 이월·감액 여부를 검토해 주십시오.",
    );
    expect(noSpending.moneyOf(judged.facts)).toBe(500_000_000n);
  });

  test("do not speak of grants where there are none", () => {
    const { facts } = judgedOnce(noSpending, untouched({ municipal: billion }));
    expect(noSpending.describe("가", facts, "all", fundNames).ko).not.toContain("반납");
  });

  test("of spending below 0 say so, and ask after the refund", () => {
    const { facts } = judgedOnce(noSpending, { lines: [aSpendingLine(billion, -5n * million)] });
    const { ko, en } = noSpending.describe("소하천 정비", facts, "all", fundNames);
    expect(ko).toContain("집행액이 -5,000,000원으로 반납이 지출보다 많습니다(예산 1,000,000,000원)");
    expect(ko).not.toContain("집행 실적이 없습니다");
    expect(en).toContain("-5,000,000 won were spent");
  });

  test("of a recovery name what was spent, and that a grant paid on is not yet spent", () => {
    const amounts = { appropriation: { national: billion }, expenditure: { unsplit: 7n } };
    const { facts } = judgedOnce(noSpending, { lines: [aLine({ amounts })] });
    const { ko } = noSpending.describeRecovery("가", facts, "all", fundNames);
    expect(ko).toContain("집행액은 7원입니다.");
    expect(ko).toContain("실집행액");
    const { facts: own } = judgedOnce(noSpending, { lines: [aSpendingLine(billion, 7n)] });
    expect(noSpending.describeRecovery("가", own, "all", fundNames).ko).not.toContain("실집행액");
    const { facts: planned } = judgedOnce(noSpending, untouched({ municipal: billion }, { expected: 0n }));
    expect(noSpending.describeRecovery("가", planned, "all", fundNames).ko).not.toContain("집행액은");
  });
});
