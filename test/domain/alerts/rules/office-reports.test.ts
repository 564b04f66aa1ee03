import { expect, test } from "vitest";
import { officeReports } from "../../../../shared/domain/alerts/rules/lag-figures.ts";
import { projectIdOfPayments } from "../../../../shared/domain/values/project.ts";
import { aLine, aSpendingLine, day } from "../../../support/builders.ts";

const full = aSpendingLine(9n, 0n);
const budgetOnly = aLine({ amounts: { appropriation: { unsplit: 9n } } });
const spendingOnly = aLine({ amounts: { expenditure: { unsplit: 9n } } });
const payment = aLine({
  project: { id: projectIdOfPayments(null, null, "마을기업 육성") },
  amounts: { expenditure: { unsplit: 9n } },
});

test.each([
  { name: "both", lines: [full, full], budget: true, spending: true },
  {
    name: "a line without spending among three",
    lines: [full, full, budgetOnly],
    budget: true,
    spending: true,
  },
  { name: "spending of one line in two: no rule", lines: [full, budgetOnly], budget: true, spending: false },
  { name: "budgets of one line in two: no rule", lines: [full, spendingOnly], budget: false, spending: true },
  { name: "payments beside budgets", lines: [budgetOnly, payment, payment], budget: true, spending: false },
  { name: "payments alone", lines: [payment], budget: false, spending: false },
])("sources that tell $name", ({ lines, budget, spending }) => {
  expect(officeReports(lines)).toEqual({ asOf: "2020-10-31", budget, spending });
});

test("the office speaks of the latest day of any line, payments apart", () => {
  const lines = [
    aSpendingLine(9n, 0n, { asOf: "2020-11-03" }),
    full,
    { ...payment, asOf: day("2020-11-09") },
  ];
  expect(officeReports(lines)?.asOf).toBe("2020-11-03");
});

test("without lines there is nothing to say", () => {
  expect(officeReports([])).toBeNull();
});
