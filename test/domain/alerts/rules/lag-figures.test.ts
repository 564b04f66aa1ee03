import { describe, expect, test } from "vitest";
import { fraction } from "../../../../shared/domain/values/fraction.ts";
import {
  grantsIn,
  lagFigures,
  partOf,
  reporting,
} from "../../../../shared/domain/alerts/rules/lag-figures.ts";
import { aLine, aSpendingLine } from "../../../support/builders.ts";

const basis = "expenditure/appropriation";
const silent = aLine({ amounts: { appropriation: { unsplit: 900n } } });

test("a line that reports no spending stands for no 0 % in a sum of lines that do", () => {
  const lines = [aSpendingLine(100n, 50n), silent];
  expect(lagFigures(reporting(lines, basis), basis)).toEqual({
    budget: 100n,
    expenditure: 50n,
    rate: fraction(1n, 2n),
  });
});

test("on a basis of commitments the lines that report those are counted", () => {
  const committed = aLine({ amounts: { appropriation: { unsplit: 9n }, commitment: { unsplit: 0n } } });
  expect(reporting([committed, aSpendingLine(9n, 9n)], "commitment/appropriation")).toEqual([committed]);
});

describe("the grants in budgets", () => {
  test.each([
    {
      name: "national and provincial money",
      budget: { national: 3n, provincial: 4n, municipal: 9n },
      grants: 7n,
    },
    {
      name: "none, where the split names other funds alone",
      budget: { municipal: 9n, unsplit: 1n },
      grants: 0n,
    },
    { name: "unknown, where only a total is stated", budget: { unsplit: 9n }, grants: null },
    { name: "unknown, where nothing is stated", budget: {}, grants: null },
  ])("are $name", ({ budget, grants }) => {
    expect(grantsIn([aLine({ amounts: { appropriation: budget } })], basis)).toBe(grants);
  });
});

test("a share of an amount is rounded half-up to a won", () => {
  expect([partOf(fraction(1n, 2n), 5n), partOf(fraction(1n, 3n), 4n)]).toEqual([3n, 1n]);
});
