import { expect, test } from "vitest";
import { checkBudgets } from "../../../shared/domain/checks/record-check.ts";
import { aPosting, aStatement } from "../../support/builders.ts";

test.each([
  { what: "below 0", funds: { national: -3n, municipal: 1n }, says: ["예산액 -2"] },
  { what: "0", funds: { unsplit: 0n }, says: [] },
  {
    what: "above 0, with a fund below it",
    funds: { national: -3n, municipal: 4n },
    says: ["예산액(국비) -3"],
  },
  { what: "below 0, as a fund of it", funds: { provincial: -3n }, says: ["예산액 -3"] },
])(
  "a budget $what is judged by its total, and by fund where that is none below 0",
  ({ funds, says: expected }) => {
    const record = aPosting({ entries: aStatement("2026-06-30", funds, "appropriation") });
    expect(checkBudgets([record]).map(({ column, value }) => `${column} ${value}`)).toEqual(expected);
  },
);
