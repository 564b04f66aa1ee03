import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import type { FundAmounts } from "../../../../shared/domain/values/fund.ts";
import { settlementBroken } from "../../../../shared/domain/alerts/rules/settlement-broken.ts";
import { aLine } from "../../../support/builders.ts";
import { aCase, type CaseSketch, judgedOnce, severityBy } from "./rule-cases.ts";

const billion = 1_000_000_000n;

function atClosing(budget: FundAmounts, spent: bigint, sketch: CaseSketch = {}): CaseSketch {
  const amounts = { "current-budget": budget, expenditure: { unsplit: spent } };
  return { lines: [aLine({ asOf: "2020-12-31", amounts })], on: "2020-12-31", ...sketch };
}

describe("the severity", () => {
  test.each([
    { budget: { unsplit: billion }, spent: billion, openSeverity: null, severity: null },
    { budget: { unsplit: billion }, spent: 0n, openSeverity: null, severity: null },
    { budget: { unsplit: billion }, spent: billion + 1n, openSeverity: null, severity: "notice" },
    { budget: { unsplit: billion }, spent: 1_300_000_000n, openSeverity: null, severity: "warning" },
    { budget: { unsplit: billion }, spent: 1_294_000_000n, openSeverity: "warning", severity: "warning" },
    { budget: { unsplit: billion }, spent: billion, openSeverity: "warning", severity: null },
    { budget: { national: billion, municipal: billion }, spent: 0n, openSeverity: null, severity: null },
    { budget: { national: billion, unsplit: 1n }, spent: 0n, openSeverity: null, severity: "notice" },
    { budget: { national: billion, unsplit: -1n }, spent: 0n, openSeverity: null, severity: "notice" },
    { budget: { national: billion, unsplit: 0n }, spent: 0n, openSeverity: null, severity: null },
    {
      budget: { national: billion, unsplit: -billion },
      spent: billion,
      openSeverity: null,
      severity: "critical",
    },
  ] as const)(
    "of $spent won spent of $budget, with $standing open, is $severity",
    ({ budget, spent, openSeverity, severity }) => {
      expect(severityBy(settlementBroken, atClosing(budget, spent, { openSeverity }))).toBe(severity);
    },
  );
});

test.each([
  { name: "before the last day of the year", sketch: atClosing({ unsplit: 1n }, 9n, { on: "2020-12-30" }) },
  { name: "without a current budget", sketch: { on: "2020-12-31" } },
  {
    name: "when no spending was reported",
    sketch: { on: "2020-12-31", lines: [aLine({ amounts: { "current-budget": { unsplit: 9n } } })] },
  },
])("there is nothing to judge $name", ({ sketch }) => {
  expect(settlementBroken.judge(aCase(sketch))).toEqual([]);
});

test("the words say what does not add up, each with its amounts", () => {
  const { facts } = judgedOnce(settlementBroken, atClosing({ national: billion, unsplit: -7n }, billion));
  expect(facts).toMatchObject({ currentBudget: 999_999_993n, over: 7n, outsideFunds: -7n });
  expect(settlementBroken.moneyOf(facts)).toBe(14n);
  expect(settlementBroken.describe("청사 건립", facts, "all", fundNames).ko).toBe(
    "청사 건립은 2020-12-31 기준 결산이 맞지 않습니다. " +
      "집행액 1,000,000,000원이 예산현액 999,999,993원보다 7원 많아, 이월·반납·집행잔액이 얼마이든 결산이 맞지 않습니다. " +
      "예산현액 999,999,993원과 재원별 합계가 -7원 차이 납니다. " +
      "결산서 작성 전에 예산 변경과 집행 자료를 대조해 주십시오.",
  );
  const { facts: settled } = judgedOnce(settlementBroken, atClosing({ unsplit: 9n }, 9n));
  expect(settlementBroken.describe("청사 건립", settled, "all", fundNames).ko).not.toContain("차이");
  expect(settlementBroken.describeRecovery("청사 건립", settled, "all", fundNames).ko).toContain(
    "결산 항등식 불일치",
  );
});

test("where only the funds do not add up, the spending is not spoken of", () => {
  const { facts } = judgedOnce(settlementBroken, atClosing({ national: billion, unsplit: 7n }, billion));
  expect(settlementBroken.describe("청사 건립", facts, "all", fundNames).ko).not.toContain("집행액");
});
