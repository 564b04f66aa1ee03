import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { committedNotPaid } from "../../../../shared/domain/alerts/rules/committed-not-paid.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, type CaseSketch, judgedOnce, printedFacts, severityBy } from "./rule-cases.ts";

const [million, billion] = [1_000_000n, 1_000_000_000n];

/** Ten billion won, half of them paid, so many basis points more bound. */
function unpaid(basisPoints: bigint, sketch: CaseSketch = {}): CaseSketch {
  const commitment = { unsplit: 5n * billion + basisPoints * million };
  const lines = [aSpendingLine(10n * billion, 5n * billion, { amounts: { commitment } })];
  return { lines, on: "2020-11-30", ...sketch };
}

describe("the severity", () => {
  test.each([
    { share: 499n, openSeverity: null, severity: null },
    { share: 500n, openSeverity: null, severity: "notice" },
    { share: 2_000n, openSeverity: null, severity: "warning" },
    { share: 3_000n, openSeverity: null, severity: "critical" },
    { share: -500n, openSeverity: null, severity: null },
    { share: 300n, openSeverity: "notice", severity: "notice" },
    { share: 299n, openSeverity: "notice", severity: null },
  ] as const)("of $share basis points unpaid in December, with $standing open, is $severity", (row) => {
    expect(severityBy(committedNotPaid, unpaid(row.share, { openSeverity: row.openSeverity }))).toBe(
      row.severity,
    );
  });

  test.each([
    { on: "2020-09-30", severity: "notice" },
    { on: "2020-11-29", severity: "notice" },
    { on: "2020-11-30", severity: "critical" },
    { on: "2020-12-31", severity: "critical" },
  ])("of half the budget unpaid on $on is $severity", ({ on, severity }) => {
    expect(severityBy(committedNotPaid, unpaid(5_000n, { on }))).toBe(severity);
  });
});

test.each([
  { name: "before the last quarter", sketch: unpaid(5_000n, { on: "2020-09-29" }) },
  { name: "where no commitment is reported", sketch: { on: "2020-11-30" } },
  {
    name: "where the budget is 0",
    sketch: {
      on: "2020-11-30",
      lines: [aSpendingLine(0n, 1n, { amounts: { commitment: { unsplit: 9n } } })],
    },
  },
  {
    name: "where no budget is",
    sketch: {
      on: "2020-11-30",
      lines: [aLine({ amounts: { commitment: { unsplit: 9n }, expenditure: { unsplit: 1n } } })],
    },
  },
])("there is nothing to judge $name", ({ sketch }) => {
  expect(committedNotPaid.judge(aCase(sketch))).toEqual([]);
});

test("only lines that report both are compared", () => {
  const [bound] = unpaid(5_000n).lines ?? [];
  const other = aSpendingLine(10n * billion, 10n * billion);
  const lines = bound === undefined ? [] : [bound, other];
  const { facts } = judgedOnce(committedNotPaid, unpaid(0n, { lines, level: "unit-project" }));
  expect(facts).toMatchObject({ unpaid: 5n * billion, budget: 20n * billion });
});

test("the words name what is bound, what was paid and what to look at", () => {
  const judged = judgedOnce(committedNotPaid, unpaid(3_000n));
  expect(printedFacts(judged)).toMatchObject({ unpaidShare: "30.0", monthsLeft: 1 });
  expect(committedNotPaid.moneyOf(judged.facts)).toBe(3n * billion);
  const { ko, en } = committedNotPaid.describe("청사 건립", judged.facts, "all", fundNames);
  expect(ko).toBe(
    "청사 건립은 2020-11-30 기준 원인행위액 8,000,000,000원 중 5,000,000,000원을 집행하여, " +
      "예산의 30.0%인 3,000,000,000원이 계약·결정 후 지급되지 않았습니다. " +
      "납품·준공·검사 일정을 확인하고, 연내 지급이 어려우면 사고이월을 검토해 주십시오.",
  );
  expect(en).toContain("are bound and not paid");
  expect(committedNotPaid.describeRecovery("가", judged.facts, "all", fundNames).ko).toContain(
    "원인행위 후 미지급",
  );
});
