/** The day that a line speaks of: what is judged is judged by it. */
import { expect, test } from "vitest";
import { currentLine, lineOn } from "../../../shared/domain/ledger/ledger-line.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { aBalance, aPayment, aPosting, aStatement, day } from "../../support/builders.ts";

const spending = aPosting({ asOf: day("2020-06-30"), entries: aStatement("2020-06-30", { unsplit: 50n }) });
const budget = aPosting({
  seq: 2,
  asOf: day("2020-11-20"),
  entries: aStatement("2020-11-20", { unsplit: 120n }, "appropriation"),
});
const list = aPosting({
  seq: 3,
  asOf: day("2020-08-31"),
  covers: { from: day("2020-07-01"), to: day("2020-08-31") },
  entries: [aPayment("2020-08-05", 7n)],
});

test.each<{ of: string; postings: readonly Posting[]; asOf: string }>([
  { of: "spending that a later budget says nothing of", postings: [spending, budget], asOf: "2020-06-30" },
  { of: "payments behind the statement", postings: [spending, budget, list], asOf: "2020-08-05" },
  { of: "a budget alone", postings: [budget], asOf: "2020-11-20" },
  // No file says through which day payments are told, so the later budget is the latest that is known.
  { of: "payments alone", postings: [list, budget], asOf: "2020-11-20" },
])("the line is dated by $of", ({ postings, asOf }) => {
  expect(currentLine(aBalance(...postings)).asOf).toBe(asOf);
});

test("on a day it is dated alike", () => {
  expect(lineOn(aBalance(spending, budget), day("2020-12-01"))?.asOf).toBe("2020-06-30");
});
