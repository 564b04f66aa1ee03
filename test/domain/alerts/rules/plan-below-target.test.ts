import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { planBelowTarget } from "../../../../shared/domain/alerts/rules/plan-below-target.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { basicExpenses, socialEconomy, youthEntry } from "../../report/council-report.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, severityBy } from "./rule-cases.ts";

/** Ten billion won, of which the plan leaves so many basis points. */
function planLeaving(basisPoints: bigint): CaseSketch {
  const plan = { "2020-12-31": (10_000n - basisPoints) * 1_000_000n };
  return { lines: [aSpendingLine(10_000_000_000n, 0n, { plan })] };
}

describe("in the council report of 2020", () => {
  test("the plan of 기본경비 leaves 15,000,000 won of 85,094,000, and that is told", () => {
    const judged = judgedOnce(planBelowTarget, { lines: [basicExpenses] });
    expect(judged.severity).toBe("notice");
    expect(printedFacts(judged)).toEqual({
      asOf: "2020-10-31",
      budget: 85_094_000n,
      expenditure: 64_795_000n,
      plan: 70_094_000n,
      planRate: "82.4",
      planUnspent: 15_000_000n,
      targetRate: "100.0",
      gap: "17.6",
      carryOver: "none",
    });
    expect(planBelowTarget.moneyOf(judged.facts)).toBe(15_000_000n);
    expect(planBelowTarget.describe("기본경비", judged.facts, "all", fundNames).ko).toBe(
      "기본경비는 부서 계획상 12.31.까지 예산 85,094,000원 중 70,094,000원(82.4%)을 집행하여, " +
        "목표 100.0%보다 17.6%p 낮고 15,000,000원이 남습니다. " +
        "이월, 감액 추경, 다른 용도로의 조정 가운데 예정된 것을 사유로 적어 주십시오.",
    );
  });

  test.each([
    { name: "사회적경제 활성화, whose plan leaves 0.6 %", line: socialEconomy },
    { name: "청년의 행복한 사회진입 환경조성, whose plan leaves 3.3 %", line: youthEntry },
  ])("nothing is told of $name", ({ line }) => {
    expect(severityBy(planBelowTarget, { lines: [line] })).toBeNull();
  });
});

describe("the severity", () => {
  test.each([
    { left: 499n, openSeverity: null, severity: null },
    { left: 500n, openSeverity: null, severity: "notice" },
    { left: 2_000n, openSeverity: null, severity: "warning" },
    { left: 3_000n, openSeverity: null, severity: "critical" },
    { left: 300n, openSeverity: "notice", severity: "notice" },
    { left: 299n, openSeverity: "notice", severity: null },
    { left: -100n, openSeverity: null, severity: null },
  ] as const)("of a plan that leaves $left basis points, with $standing open, is $severity", (row) => {
    expect(severityBy(planBelowTarget, { ...planLeaving(row.left), openSeverity: row.openSeverity })).toBe(
      row.severity,
    );
  });

  test("is none where the target itself leaves as much", () => {
    expect(severityBy(planBelowTarget, { ...planLeaving(1_400n), target: 9_000n })).toBeNull();
  });

  test("is none once the money is noted to be carried over, and the recovery says so", () => {
    const judged = judgedOnce(planBelowTarget, {
      ...planLeaving(9_000n),
      hasCarryOverNote: true,
      openSeverity: "critical",
    });
    expect(judged.severity).toBeNull();
    expect(planBelowTarget.describeRecovery("가", judged.facts, "all", fundNames).en).toContain(
      "carried over",
    );
    const plain = judgedOnce(planBelowTarget, planLeaving(0n));
    expect(planBelowTarget.describeRecovery("가", plain.facts, "all", fundNames).en).not.toContain(
      "carried over",
    );
  });

  test("does not ask for more spending: a plan is judged even where all is on its path", () => {
    expect(severityBy(planBelowTarget, { ...planLeaving(2_500n), expected: 0n })).toBe("warning");
  });
});

test.each([
  { name: "there is no plan", sketch: {} },
  {
    name: "the plan stops before the year ends",
    sketch: { lines: [aSpendingLine(9n, 1n, { plan: { "2020-11-30": 5n } })] },
  },
  { name: "one of two lines has none", sketch: { lines: [basicExpenses, aSpendingLine(9n, 1n)] } },
  { name: "there is no budget", sketch: { lines: [aLine({ plan: { "2020-12-31": 5n } })] } },
])("there is nothing to judge where $name", ({ sketch }) => {
  expect(planBelowTarget.judge(aCase(sketch))).toEqual([]);
});

test("is judged where somebody plans: projects and unit projects", () => {
  expect(planBelowTarget.levels).toEqual(["unit-project", "project"]);
});
