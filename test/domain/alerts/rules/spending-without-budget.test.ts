import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { projectIdOfPayments } from "../../../../shared/domain/values/project.ts";
import { spendingWithoutBudget } from "../../../../shared/domain/alerts/rules/spending-without-budget.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, judgedOnce, severityBy } from "./rule-cases.ts";

const spendingOnly = (amount: bigint, project = {}) =>
  aLine({ project, amounts: { expenditure: { unsplit: amount } } });

describe("on a budget of 0", () => {
  test.each([
    { spent: 0n, openSeverity: null, severity: null },
    { spent: -5n, openSeverity: null, severity: null },
    { spent: 1n, openSeverity: null, severity: "notice" },
    { spent: 300_000_000n, openSeverity: null, severity: "warning" },
    { spent: 1_000_000_000n, openSeverity: null, severity: "critical" },
    { spent: 294_000_000n, openSeverity: "warning", severity: "warning" },
    { spent: 293_999_999n, openSeverity: "warning", severity: "notice" },
    { spent: 0n, openSeverity: "notice", severity: null },
  ] as const)("$spent won spent, with $standing open, is $severity", ({ spent, openSeverity, severity }) => {
    expect(severityBy(spendingWithoutBudget, { lines: [aSpendingLine(0n, spent)], openSeverity })).toBe(
      severity,
    );
  });
});

describe("where no budget was stated", () => {
  test.each([
    { budget: true, severity: "notice" },
    { budget: false, severity: null },
  ])("while the others state one: $budget, a billion won spent is $severity", ({ budget, severity }) => {
    const lines = [spendingOnly(1_000_000_000n)];
    expect(severityBy(spendingWithoutBudget, { lines, office: { budget } })).toBe(severity);
  });

  test("a line of a payment list is no exception, for such lists never state one", () => {
    const id = projectIdOfPayments(null, null, "마을기업 육성");
    expect(
      severityBy(spendingWithoutBudget, { lines: [spendingOnly(9n, { id })], office: { budget: true } }),
    ).toBeNull();
  });
});

test("a budget that came in closes it", () => {
  expect(
    severityBy(spendingWithoutBudget, { lines: [aSpendingLine(1n, 9n)], openSeverity: "critical" }),
  ).toBeNull();
});

test("a budget of carried-over money alone is a budget", () => {
  const lines = [aSpendingLine(0n, 9n, { amounts: { "current-budget": { unsplit: 9n } } })];
  expect(severityBy(spendingWithoutBudget, { lines })).toBeNull();
});

test("there is nothing to judge when no spending was reported", () => {
  const lines = [aLine({ amounts: { appropriation: { unsplit: 0n } } })];
  expect(spendingWithoutBudget.judge(aCase({ lines }))).toEqual([]);
});

test.each([
  {
    name: "a budget of 0",
    lines: [aSpendingLine(0n, 9_000n)],
    words: "예산이 0원이나 9,000원이 집행되었습니다",
  },
  { name: "none", lines: [spendingOnly(9_000n)], words: "예산이 보고되지 않았으나 9,000원이 집행되었습니다" },
])("the words tell $name from the other", ({ lines, words }) => {
  const { facts } = judgedOnce(spendingWithoutBudget, { lines });
  const { ko, en } = spendingWithoutBudget.describe("마을기업", facts, "all", fundNames);
  expect(ko).toContain(words);
  expect(en).toContain("The rate is undefined");
  expect(spendingWithoutBudget.moneyOf(facts)).toBe(9_000n);
  expect(spendingWithoutBudget.describeRecovery("마을기업", facts, "all", fundNames).ko).toContain(
    "예산 없는 집행",
  );
});
