import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fundNames } from "../../../../shared/domain/values/fund.ts";
import { overspent } from "../../../../shared/domain/alerts/rules/overspent.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";
import { aCase, judgedOnce, printedFacts, rankOf, severityBy } from "./rule-cases.ts";

const budget = 1_000_000_000n;

describe("the severity", () => {
  test.each([
    { over: 0n, openSeverity: null, severity: null },
    { over: 1n, openSeverity: null, severity: "notice" },
    { over: 299_999_999n, openSeverity: null, severity: "notice" },
    { over: 300_000_000n, openSeverity: null, severity: "warning" },
    { over: 1_000_000_000n, openSeverity: null, severity: "critical" },
    { over: 294_000_000n, openSeverity: "warning", severity: "warning" },
    { over: 293_999_999n, openSeverity: "warning", severity: "notice" },
    { over: 0n, openSeverity: "critical", severity: null },
  ] as const)(
    "of $over won above the budget, with $standing open, is $severity",
    ({ over, openSeverity, severity }) => {
      expect(severityBy(overspent, { lines: [aSpendingLine(budget, budget + over)], openSeverity })).toBe(
        severity,
      );
    },
  );

  test("does not ask how large the budget is: a small line can be overspent too", () => {
    expect(severityBy(overspent, { lines: [aSpendingLine(1n, 2n)] })).toBe("notice");
  });

  test("never falls when spending rises", () => {
    const won = fc.bigInt({ min: 0n, max: 3n * budget });
    fc.assert(
      fc.property(won, won, (spent, more) => {
        const at = (amount: bigint) =>
          rankOf(severityBy(overspent, { lines: [aSpendingLine(budget, amount)] }));
        expect(at(spent + more)).toBeGreaterThanOrEqual(at(spent));
      }),
    );
  });
});

test("money carried over may be spent, though the office's rate divides by the appropriation", () => {
  const amounts = { "current-budget": { unsplit: 3n * budget } };
  expect(severityBy(overspent, { lines: [aSpendingLine(budget, 2n * budget, { amounts })] })).toBeNull();
});

test("a line that the policy excludes from lag rules can be overspent", () => {
  const seen = aCase({ lines: [aSpendingLine(budget, 2n * budget)] });
  expect(overspent.judge({ ...seen, judged: [], expectation: null })[0]?.severity).toBe("critical");
});

test.each([
  { name: "without a budget", lines: [aLine({ amounts: { expenditure: { unsplit: 5n } } })] },
  { name: "on a budget of 0, which is spending without a budget", lines: [aSpendingLine(0n, 5n)] },
  { name: "when no spending was reported", lines: [aLine({ amounts: { appropriation: { unsplit: 5n } } })] },
])("there is nothing to judge $name", ({ lines }) => {
  expect(overspent.judge(aCase({ lines }))).toEqual([]);
});

test("a unit project of two projects is not told of: the project is", () => {
  const line = aSpendingLine(budget, 2n * budget);
  expect(overspent.judge(aCase({ lines: [line, line], level: "unit-project" }))).toEqual([]);
});

test("the words give the amounts and ask for a change of the budget first", () => {
  const judged = judgedOnce(overspent, { lines: [aSpendingLine(budget, 1_200_000_000n)] });
  expect(printedFacts(judged)).toMatchObject({ over: 200_000_000n, rate: "120.0" });
  expect(overspent.moneyOf(judged.facts)).toBe(200_000_000n);
  expect(overspent.describe("도로 정비", judged.facts, "all", fundNames).ko).toBe(
    "도로 정비는 2020-10-31 기준 집행액 1,200,000,000원이 예산 1,000,000,000원보다 200,000,000원 많습니다(집행률 120.0%). " +
      "추경·전용 등 예산 변경이 자료에 반영되었는지, 집행 과목이 맞는지 확인해 주십시오.",
  );
  expect(overspent.describeRecovery("도로 정비", judged.facts, "all", fundNames).ko).toContain(
    "예산 초과 집행",
  );
});
