import { describe, expect, test } from "vitest";
import { yearEndPlanOf } from "../../../shared/domain/rates/rate.ts";
import { aSpendingLine } from "../../support/builders.ts";
import { basicExpenses, unitProjects } from "../report/council-report.ts";

describe("the year-end plan", () => {
  test("of the council report of 2020 is the printed sum", () => {
    expect(yearEndPlanOf(unitProjects)).toBe(4_311_242_000n);
  });

  test.each([
    { name: "there are no lines", lines: [] },
    { name: "no line has a plan", lines: [aSpendingLine(9n, 1n)] },
    {
      name: "the plan ends before the year does",
      lines: [aSpendingLine(9n, 1n, { plan: { "2020-11-30": 5n } })],
    },
    {
      name: "one of several lines has none, whose money is not planned to be left over",
      lines: [basicExpenses, aSpendingLine(9n, 1n)],
    },
  ])("is not known when $name", ({ lines }) => {
    expect(yearEndPlanOf(lines)).toBeNull();
  });
});
