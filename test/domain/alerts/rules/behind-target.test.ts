import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { fraction } from "../../../../shared/domain/values/fraction.ts";
import { severities } from "../../../../shared/domain/policy/policy.ts";
import { behindTargetRule } from "../../../../shared/domain/alerts/rules/behind-target.ts";
import { aLine, aSpendingLine, thousandWon } from "../../../support/builders.ts";
import { basicExpenses, socialEconomy, unitProjects, youthEntry } from "../../report/council-report.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, rankOf, severityBy } from "./rule-cases.ts";

/** 기본경비 is spent evenly, so the calendar is its path: day 305 of 366. */
const basic = { lines: [basicExpenses], expected: 8_333n, rung: "calendar" } as const;
/** Of 10 billion won, so that each share is money enough. */
const behindBy = (basisPoints: bigint) => ({
  lines: [aSpendingLine(10_000_000_000n, (7_836n - basisPoints) * 1_000_000n)],
});

describe("in the council report of 2020, on 31 October", () => {
  test("기본경비 is a notice, and the facts can be checked by hand", () => {
    const judged = judgedOnce(behindTargetRule, basic);
    expect(judged).toMatchObject({ fund: "all", severity: "notice" });
    expect(printedFacts(judged)).toEqual({
      asOf: "2020-10-31",
      budget: 85_094_000n,
      expenditure: 64_795_000n,
      rate: "76.1",
      rateBasis: "expenditure/appropriation",
      expectedRate: "83.3",
      rung: "calendar",
      dayOfYear: 305,
      daysInYear: 366,
      gap: "7.2",
      targetRate: "100.0",
      plan: 70_094_000n,
      planRate: "82.4",
      planUnspent: 15_000_000n,
      monthsLeft: 2,
      requiredPerMonth: 10_149_500n,
    });
    expect(judged.facts["rate"]).toEqual(fraction(64_795n, 85_094n));
  });

  test.each([
    { name: "사회적경제 활성화", lines: [socialEconomy], level: "unit-project" },
    { name: "청년의 행복한 사회진입 환경조성", lines: [youthEntry], level: "unit-project" },
    { name: "the department", lines: unitProjects, level: "department" },
    { name: "the office", lines: unitProjects, level: "office" },
  ] as const)("$name is ahead of the policy's curve and not told of", ({ lines, level }) => {
    expect(severityBy(behindTargetRule, { lines, level })).toBeNull();
  });

  test("기본경비 is told of in plain sentences", () => {
    const { facts } = judgedOnce(behindTargetRule, basic);
    expect(behindTargetRule.describe("기본경비", facts, "all", fundNames)).toEqual({
      ko:
        "기본경비는 2020-10-31 기준 집행률 76.1%로, 연말 목표 100.0%를 향한 기대 집행률 83.3%" +
        "(달력 일수 기준, 305/366일째)보다 7.2%p 낮습니다. " +
        "부서 계획(12.31.까지 82.4%)대로면 15,000,000원이 남습니다. " +
        "목표에 이르려면 남은 2개월 동안 매월 10,149,500원을 집행해야 합니다.",
      en:
        "기본경비: 76.1% executed as of 2020-10-31, 7.2 points below the 83.3% expected " +
        "(by calendar days, day 305/366) on the way to 100.0% at year end. " +
        "Its own plan (82.4% by 31 December) leaves 15,000,000 won unspent. " +
        "Reaching the target takes 10,149,500 won a month for the 2 months left.",
    });
    const recovery = behindTargetRule.describeRecovery("기본경비", facts, "all", fundNames);
    expect(recovery.ko).toContain("더 이상 집행 지연 알림의 대상이 아닙니다");
    expect(recovery.en).toContain("no longer counts as behind");
  });
});

describe("the severity", () => {
  test.each([
    { gap: 499n, openSeverity: null, severity: null },
    { gap: 500n, openSeverity: null, severity: "notice" },
    { gap: 1_999n, openSeverity: null, severity: "notice" },
    { gap: 2_000n, openSeverity: null, severity: "warning" },
    { gap: 3_000n, openSeverity: null, severity: "critical" },
    { gap: -500n, openSeverity: null, severity: null },
    { gap: 300n, openSeverity: "notice", severity: "notice" },
    { gap: 299n, openSeverity: "notice", severity: null },
    { gap: 299n, openSeverity: "critical", severity: null },
    { gap: 1_800n, openSeverity: "warning", severity: "warning" },
    { gap: 1_799n, openSeverity: "warning", severity: "notice" },
    { gap: 2_800n, openSeverity: "critical", severity: "critical" },
    { gap: 2_799n, openSeverity: "critical", severity: "warning" },
    { gap: 2_000n, openSeverity: "notice", severity: "warning" },
  ] as const)(
    "$gap basis points behind, with $standing open, is $severity",
    ({ gap, openSeverity, severity }) => {
      expect(severityBy(behindTargetRule, { ...behindBy(gap), openSeverity })).toBe(severity);
    },
  );

  test.each([
    { budget: 49_999_999n, severity: null },
    { budget: 50_000_000n, severity: "notice" },
    { budget: 382_848_392n, severity: "notice" },
    { budget: 382_848_393n, severity: "warning" },
    { budget: 1_276_161_306n, severity: "warning" },
    { budget: 1_276_161_307n, severity: "critical" },
  ])("of $budget won with nothing spent is $severity: money counts as points do", ({ budget, severity }) => {
    expect(severityBy(behindTargetRule, { lines: [aSpendingLine(budget, 0n)] })).toBe(severity);
  });

  test.each([
    { level: "project", severity: "critical" },
    { level: "department", severity: "notice" },
    { level: "office", severity: "notice" },
  ] as const)("is told at the level $level as $severity", ({ level, severity }) => {
    expect(severityBy(behindTargetRule, { ...behindBy(5_000n), level })).toBe(severity);
  });

  test("is told for a unit project of two projects, and not again for one of a single project", () => {
    const { lines } = behindBy(5_000n);
    expect(severityBy(behindTargetRule, { lines: [...lines, ...lines], level: "unit-project" })).toBe(
      "critical",
    );
    expect(severityBy(behindTargetRule, { lines, level: "unit-project" })).toBeNull();
  });

  test("never falls when spending falls", () => {
    const won = fc.bigInt({ min: 0n, max: 5_000_000_000n });
    const openSeverity = fc.constantFrom(null, ...severities);
    fc.assert(
      fc.property(won, won, won, openSeverity, (budget, spent, less, stands) => {
        const at = (expenditure: bigint) =>
          severityBy(behindTargetRule, {
            lines: [aSpendingLine(budget + 1n, expenditure)],
            openSeverity: stands,
          });
        expect(rankOf(at(spent - less))).toBeGreaterThanOrEqual(rankOf(at(spent)));
      }),
    );
  });
});

describe("there is nothing to judge", () => {
  const cases: { name: string; sketch: CaseSketch }[] = [
    { name: "without a budget", sketch: { lines: [aLine({ amounts: { expenditure: { unsplit: 9n } } })] } },
    {
      name: "when no spending was reported, which is not 0 %",
      sketch: { lines: [aLine({ amounts: { appropriation: { unsplit: 99_000_000n } } })] },
    },
    { name: "on a budget of 0", sketch: { lines: [aSpendingLine(0n, 5n)] } },
    { name: "on a budget below 0", sketch: { lines: [aSpendingLine(-5n, 5n)] } },
    { name: "without an expected path", sketch: { expected: null } },
    { name: "when the policy excludes every line", sketch: { lines: [] } },
  ];
  test.each(cases)("$name", ({ sketch }) => {
    expect(behindTargetRule.judge(aCase(sketch))).toEqual([]);
  });
});

describe("the facts", () => {
  test("ask for nothing per month after the last day", () => {
    const { facts } = judgedOnce(behindTargetRule, { ...basic, on: "2020-12-31" });
    expect(facts).toMatchObject({ monthsLeft: 0, requiredPerMonth: null });
    expect(behindTargetRule.describe("기본경비", facts, "all", fundNames).en).not.toContain("months left");
  });

  test("ask for nothing more once the target is reached", () => {
    const lines = [aSpendingLine(100_000_000n, 85_000_000n)];
    expect(judgedOnce(behindTargetRule, { lines, target: 8_000n }).facts).toMatchObject({
      requiredPerMonth: 0n,
    });
  });

  test("say nothing of a plan that covers only some of the lines", () => {
    const lines = [basicExpenses, aSpendingLine(thousandWon(900_000), 0n)];
    const { facts } = judgedOnce(behindTargetRule, { lines });
    expect(facts).toMatchObject({ plan: null, planRate: null, planUnspent: null });
    expect(behindTargetRule.describe("가", facts, "all", fundNames).en).not.toContain("plan");
  });

  test("say on what the path rests, line by line where it is mixed", () => {
    const { facts } = judgedOnce(behindTargetRule, { linesOn: { "own-plan": 3, "policy-curve": 12 } });
    expect(facts).toMatchObject({ rung: "own-plan 3, policy-curve 12" });
    const { ko, en } = behindTargetRule.describe("가", facts, "all", fundNames);
    expect(ko).toContain("사업별 계획 3건·정책 집행곡선 12건 기준");
    expect(en).toContain("by its own plan (3) and the policy's curve (12)");
  });

  test("say how much money is behind, and 0 where none is", () => {
    expect(behindTargetRule.moneyOf(judgedOnce(behindTargetRule).facts)).toBe(283_600_000n);
    expect(behindTargetRule.moneyOf(judgedOnce(behindTargetRule, { expected: 10n }).facts)).toBe(0n);
  });

  test("count what is bound where the office's basis is commitments", () => {
    const lines = [aSpendingLine(1_000_000_000n, 0n, { amounts: { commitment: { unsplit: 900_000_000n } } })];
    const { severity, facts } = judgedOnce(behindTargetRule, { lines, basis: "commitment/appropriation" });
    expect([severity, facts["expenditure"]]).toEqual([null, 900_000_000n]);
  });
});
