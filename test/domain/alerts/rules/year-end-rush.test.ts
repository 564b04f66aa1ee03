import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { yearEndRush } from "../../../../shared/domain/alerts/rules/year-end-rush.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, severityBy } from "./rule-cases.ts";

const [million, billion] = [1_000_000n, 1_000_000_000n];

/** A billion won, `spent` of them, with two months left; 200 million were the most in a month. */
function spentSoFar(spent: bigint, sketch: CaseSketch = {}): CaseSketch {
  return { lines: [aSpendingLine(billion, spent)], greatestMonth: 200n * million, ...sketch };
}

/** A plan that leaves so many basis points for November and December; nothing is known of months. */
function plannedLate(basisPoints: bigint, sketch: CaseSketch = {}): CaseSketch {
  const plan = { "2020-10-31": (10_000n - basisPoints) * 100_000n, "2020-12-31": billion };
  return { lines: [aSpendingLine(billion, 0n, { plan })], on: "2020-05-31", ...sketch };
}

describe("what each month left takes", () => {
  test.each([
    { spent: 600n * million, openSeverity: null, severity: null },
    { spent: 599_999_999n, openSeverity: null, severity: "notice" },
    { spent: 0n, openSeverity: null, severity: "notice" },
    { spent: 607n * million, openSeverity: "notice", severity: "notice" },
    { spent: 608n * million, openSeverity: "notice", severity: null },
    { spent: billion, openSeverity: "notice", severity: null },
  ] as const)(
    "with $spent of a billion spent and $standing open is $severity",
    ({ spent, openSeverity, severity }) => {
      expect(severityBy(yearEndRush, spentSoFar(spent, { openSeverity }))).toBe(severity);
    },
  );

  test.each([
    { missing: 49_999_999n, severity: null },
    { missing: 50_000_000n, severity: "notice" },
  ])("for the last $missing won of a billion is $severity", ({ missing, severity }) => {
    expect(severityBy(yearEndRush, spentSoFar(billion - missing, { greatestMonth: 1n }))).toBe(severity);
  });

  test.each([
    { on: "2020-09-29", severity: null },
    { on: "2020-09-30", severity: "notice" },
    { on: "2020-12-30", severity: "notice" },
    { on: "2020-12-31", severity: null },
  ])("on $on is $severity", ({ on, severity }) => {
    expect(severityBy(yearEndRush, spentSoFar(0n, { on }))).toBe(severity);
  });

  test("says nothing where the months are not known", () => {
    expect(severityBy(yearEndRush, spentSoFar(0n, { greatestMonth: null }))).toBeNull();
  });

  test("says nothing below the policy's minimum", () => {
    expect(severityBy(yearEndRush, spentSoFar(0n, { policy: { minimumBudget: billion } }))).toBe("notice");
    expect(severityBy(yearEndRush, spentSoFar(0n, { policy: { minimumBudget: billion + 1n } }))).toBeNull();
  });
});

describe("what the plan puts into November and December", () => {
  test.each([
    { late: 4_163n, openSeverity: null, severity: null },
    { late: 4_164n, openSeverity: null, severity: "notice" },
    { late: 3_964n, openSeverity: "notice", severity: "notice" },
    { late: 3_963n, openSeverity: "notice", severity: null },
  ] as const)(
    "$late basis points, with $standing open, are $severity",
    ({ late, openSeverity, severity }) => {
      expect(severityBy(yearEndRush, plannedLate(late, { openSeverity }))).toBe(severity);
    },
  );

  test("is held against the calendar where the policy has no curve", () => {
    expect(severityBy(yearEndRush, plannedLate(3_667n, { policy: { curve: null } }))).toBe("notice");
    expect(severityBy(yearEndRush, plannedLate(3_666n, { policy: { curve: null } }))).toBeNull();
  });

  test.each([
    { on: "2020-11-29", severity: "notice" },
    { on: "2020-11-30", severity: null },
  ])("is told on $on as $severity: later it can no longer be moved", ({ on, severity }) => {
    expect(severityBy(yearEndRush, plannedLate(9_000n, { on }))).toBe(severity);
  });

  test.each([
    { name: "without a point at the end of October", plan: { "2020-06-30": 1n, "2020-12-31": billion } },
    { name: "without a year end", plan: { "2020-10-31": 1n } },
    { name: "of nothing at all", plan: { "2020-10-31": 0n, "2020-12-31": 0n } },
  ])("a plan $name says nothing", ({ plan }) => {
    const lines = [aSpendingLine(billion, 0n, { plan })];
    expect(judgedOnce(yearEndRush, { lines }).facts).toMatchObject({ lateShare: null });
  });
});

test.each([
  { name: "there is no expected path", sketch: { expected: null } },
  {
    name: "no spending was reported",
    sketch: { lines: [aLine({ amounts: { appropriation: { unsplit: billion } } })] },
  },
])("there is nothing to judge where $name", ({ sketch }) => {
  expect(yearEndRush.judge(aCase(sketch))).toEqual([]);
});

test("the words give both reasons with their figures", () => {
  const [line] = plannedLate(6_000n).lines ?? [];
  const judged = judgedOnce(yearEndRush, {
    lines: line === undefined ? [] : [line],
    greatestMonth: 200n * million,
    on: "2020-10-31",
  });
  expect(printedFacts(judged)).toMatchObject({ lateShare: "60.0", usualLateShare: "21.6", missing: billion });
  expect(yearEndRush.moneyOf(judged.facts)).toBe(billion);
  expect(yearEndRush.describe("도로 정비", judged.facts, "all", fundNames).ko).toBe(
    "도로 정비는 연말에 집행이 몰릴 수 있습니다. " +
      "2020-10-31 기준 목표까지 1,000,000,000원이 남아 남은 2개월 동안 매월 500,000,000원이 필요한데, 올해 가장 많이 집행한 달은 200,000,000원입니다. " +
      "계획의 60.0%가 11~12월에 잡혀 있습니다(정책 집행곡선은 21.6%). " +
      "검수·대금 지급 일정을 나누어 앞당길 수 있는지 검토해 주십시오.",
  );
  const { facts } = judgedOnce(yearEndRush, spentSoFar(billion));
  expect(yearEndRush.describe("도로 정비", facts, "all", fundNames).en).not.toContain("won");
  expect(yearEndRush.describeRecovery("도로 정비", facts, "all", fundNames).ko).toContain(
    "연말 집중 집행 우려",
  );
});

test("a late plan is told without months where those are not known", () => {
  const { facts } = judgedOnce(yearEndRush, plannedLate(6_000n));
  const { ko } = yearEndRush.describe("도로 정비", facts, "all", fundNames);
  expect(ko).toContain("계획의 60.0%");
  expect(ko).not.toContain("가장 많이 집행한 달");
});
