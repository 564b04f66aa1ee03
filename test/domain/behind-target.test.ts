import { describe, expect, test } from "vitest";
import { formatPercent, fraction } from "../../shared/domain/fraction.ts";
import type { LedgerLine } from "../../shared/domain/ledger-line.ts";
import { officeView, type ViewRow } from "../../shared/domain/office-view.ts";
import { defaultPolicy, type Policy } from "../../shared/domain/policy.ts";
import {
  type BehindTargetFacts,
  behindTarget,
  describeBehindTarget,
  describeRecovery,
} from "../../shared/domain/rules/behind-target.ts";
import { aLine, aRow, aSpendingLine, day } from "../support/builders.ts";
import { basicExpenses, businesses, unitProjects, yeongdeungpo } from "./council-report.ts";

const basis = "expenditure/appropriation";

interface Look {
  readonly on?: string;
  readonly policy?: Partial<Policy>;
  readonly wasOpen?: boolean;
}

function judge(row: ViewRow, { on = "2020-10-31", policy = {}, wasOpen = false }: Look = {}) {
  return behindTarget(row, basis, { ...defaultPolicy, ...policy }, day(on), wasOpen);
}

function factsOf(line: LedgerLine, look?: Look): BehindTargetFacts {
  const judgement = judge(aRow(line), look);
  if (judgement === null) throw new Error("There was nothing to judge: give the line a budget and spending");
  return judgement.facts;
}

describe("in the council report of 2020, on 31 October", () => {
  const report = officeView(yeongdeungpo, 2_020, [...unitProjects, ...businesses]);

  test("기본경비 is behind its target, and the facts can be checked by hand", () => {
    const row = report.rows.find(({ scope }) => scope.name === "기본경비");
    const judgement = row === undefined ? null : judge(row);
    expect(judgement).toEqual({
      rule: "behind-target",
      severity: "notice",
      facts: {
        asOf: "2020-10-31",
        judgedOn: "2020-10-31",
        budget: 85_094_000n,
        spent: 64_795_000n,
        rate: fraction(64_795n, 85_094n),
        rateBasis: "expenditure/appropriation",
        expectedRate: fraction(305n, 366n),
        paceBasis: "calendar",
        dayOfYear: 305,
        daysInYear: 366,
        gap: fraction(305n * 85_094n - 366n * 64_795n, 366n * 85_094n),
        targetRate: fraction(1n, 1n),
        plan: 70_094_000n,
        planRate: fraction(70_094n, 85_094n),
        planUnspent: 15_000_000n,
        monthsLeft: 2,
        requiredPerMonth: 10_149_500n,
      },
    });
  });

  test("기본경비 is printed with 76.1 %, 83.3 % expected, 7.2 points behind and 82.4 % planned", () => {
    const { rate, expectedRate, gap, planRate } = factsOf(basicExpenses);
    const printed = [rate, expectedRate, gap, planRate].map((share) => share && formatPercent(share, 1));
    expect(printed).toEqual(["76.1", "83.3", "7.2", "82.4"]);
  });

  test("nothing else that is counted is behind", () => {
    const severities = report.rows
      .filter(({ scope }) => scope.level !== "business")
      .map((row) => [row.scope.name, judge(row)?.severity]);
    expect(severities).toEqual([
      ["1129000", null],
      ["사회적경제과", null],
      ["기본경비", "notice"],
      ["사회적경제 활성화", null],
      ["청년의 행복한 사회진입 환경조성", null],
    ]);
  });

  test("tells a recovery without calling it behind, whatever the gap is now", () => {
    const { ko, en } = describeRecovery("기본경비", factsOf(basicExpenses));
    expect(ko).toBe(
      "기본경비는 2020-10-31 기준 집행률 76.1%(기대 집행률 83.3%)로, 더 이상 집행 지연 알림의 대상이 아닙니다.",
    );
    expect(en).toContain("no longer counts as behind");
  });

  test("기본경비 is told of in plain sentences", () => {
    expect(describeBehindTarget("기본경비", factsOf(basicExpenses))).toEqual({
      ko:
        "기본경비는 2020-10-31 기준 집행률 76.1%로, 연말 목표 100.0%를 향한 기대 집행률 83.3%" +
        "(2020-10-31, 달력 일수 기준 305/366일째)보다 7.2%p 낮습니다. " +
        "부서 계획(12.31.까지 82.4%)대로면 15,000,000원이 남습니다. " +
        "목표에 이르려면 남은 2개월 동안 매월 10,149,500원을 집행해야 합니다.",
      en:
        "기본경비: 76.1% executed as of 2020-10-31, 7.2 points below the 83.3% expected " +
        "(on 2020-10-31 by calendar days, day 305/366) on the way to 100.0% at year end. " +
        "Its own plan (82.4% by 31 December) leaves 15,000,000 won unspent. " +
        "Reaching the target takes 10,149,500 won in each of the 2 months left.",
    });
  });
});

describe("the severity", () => {
  // On 31 December of any year all of the budget is expected, so the gap is what is unspent.
  const unspent = (basisPoints: bigint) =>
    aRow(aSpendingLine(100_000_000n, 100_000_000n - basisPoints * 10_000n));

  test.each([
    { gap: 0n, wasOpen: false, severity: null },
    { gap: 499n, wasOpen: false, severity: null },
    { gap: 500n, wasOpen: false, severity: "notice" },
    { gap: 999n, wasOpen: false, severity: "notice" },
    { gap: 1_000n, wasOpen: false, severity: "warning" },
    { gap: 1_999n, wasOpen: false, severity: "warning" },
    { gap: 2_000n, wasOpen: false, severity: "critical" },
    { gap: 10_000n, wasOpen: false, severity: "critical" },
    { gap: -500n, wasOpen: false, severity: null },
    { gap: 499n, wasOpen: true, severity: "notice" },
    { gap: 300n, wasOpen: true, severity: "notice" },
    { gap: 299n, wasOpen: true, severity: null },
    { gap: 1_000n, wasOpen: true, severity: "warning" },
  ])("$gap basis points behind, open before: $wasOpen, is $severity", ({ gap, wasOpen, severity }) => {
    expect(judge(unspent(gap), { on: "2020-12-31", wasOpen })?.severity).toBe(severity);
  });

  test.each([
    { budget: 49_999_999n, wasOpen: false, severity: null },
    { budget: 49_999_999n, wasOpen: true, severity: null },
    { budget: 50_000_000n, wasOpen: false, severity: "critical" },
  ])(
    "of $budget won with nothing spent, open before: $wasOpen, is $severity",
    ({ budget, wasOpen, severity }) => {
      expect(judge(aRow(aSpendingLine(budget, 0n)), { wasOpen })?.severity).toBe(severity);
    },
  );
});

describe("there is nothing to judge", () => {
  test.each([
    { name: "without a budget", line: aLine({ amounts: { expenditure: { unsplit: 9n } } }) },
    {
      name: "when no spending was reported, which is not 0 %",
      line: aLine({ amounts: { appropriation: { unsplit: 99_000_000n } } }),
    },
    { name: "on a budget of 0", line: aSpendingLine(0n, 5n) },
    { name: "on a budget below 0", line: aSpendingLine(-5n, 5n) },
  ])("$name", ({ line }) => {
    expect(judge(aRow(line))).toBeNull();
  });
});

describe("the facts", () => {
  test("hold old figures against a later day, when nothing new came in", () => {
    expect(factsOf(basicExpenses, { on: "2020-11-30" })).toMatchObject({
      asOf: "2020-10-31",
      judgedOn: "2020-11-30",
      expectedRate: fraction(335n, 366n),
      monthsLeft: 1,
      requiredPerMonth: 20_299_000n,
    });
  });

  test("ask for nothing per month after the last day", () => {
    const facts = factsOf(basicExpenses, { on: "2020-12-31" });
    expect(facts).toMatchObject({ monthsLeft: 0, requiredPerMonth: null });
    expect(describeBehindTarget("기본경비", facts).en).not.toContain("months left");
  });

  test("round what is needed per month up to a won", () => {
    expect(factsOf(aSpendingLine(100n, 89n), { on: "2020-09-30" })).toMatchObject({
      monthsLeft: 3,
      requiredPerMonth: 4n,
    });
  });

  test("ask for nothing more once the target is reached, though the plan is ahead of it", () => {
    const line = aSpendingLine(100_000_000n, 85_000_000n, {
      plan: { "2020-10-31": 95_000_000n, "2020-12-31": 99_000_000n },
    });
    const judgement = judge(aRow(line), { policy: { yearEndTargetBasisPoints: 8_000n } });
    expect(judgement).toMatchObject({
      severity: "warning",
      facts: { paceBasis: "plan", requiredPerMonth: 0n },
    });
  });

  test("say nothing of a plan that covers only some of the lines", () => {
    const facts = judge(aRow(basicExpenses, aSpendingLine(900_000_000n, 0n)))?.facts;
    expect(facts).toMatchObject({ plan: null, planRate: null, planUnspent: null });
  });

  test.each([
    { plan: { "2020-10-31": 90n, "2020-12-31": 100n }, words: "by its own dated plan" },
    { plan: { "2020-12-31": 100n }, words: "by calendar days" },
  ])("name the pace: $words", ({ plan, words }) => {
    expect(describeBehindTarget("가", factsOf(aSpendingLine(100n, 10n, { plan }))).en).toContain(words);
  });
});
