import { describe, expect, test } from "vitest";
import type { PathQuestion } from "../../../shared/domain/pace/expected-path.ts";
import { lastYearOf } from "../../../shared/domain/pace/last-year.ts";
import { defaultPolicy } from "../../../shared/domain/policy/policy.ts";
import { bestMonthOfPeers, requiredPaceOf } from "../../../shared/domain/pace/required-pace.ts";
import { aLine, aSpendingLine, day } from "../../support/builders.ts";
import { allIn, aPastYear, coded, evenly } from "../../support/past-years.ts";

const policy = { ...defaultPolicy, minimumPeers: 3 };
const history = lastYearOf([
  aPastYear(coded("A"), 100n, evenly(100n)),
  aPastYear(coded("B"), 100n, evenly(60n)),
  aPastYear(coded("C"), 1_000n, allIn(12, 400n)),
]);
const question: PathQuestion = {
  basis: "expenditure/appropriation",
  policy,
  history,
  date: day("2020-09-30"),
  fund: "all",
};
const line = (budget: bigint, spent: bigint) => aSpendingLine(budget, spent, { project: coded("new") });

describe("what is required in each month left", () => {
  test.each([
    { spent: 200n, date: "2020-10-31", perMonth: 400n, wasEverDone: true, why: "the very best month of one" },
    {
      spent: 700n,
      date: "2020-09-30",
      perMonth: 100n,
      wasEverDone: true,
      why: "a share that some project had in a month",
    },
    {
      spent: 0n,
      date: "2020-10-31",
      perMonth: 500n,
      wasEverDone: false,
      why: "a share that no project ever had",
    },
    {
      spent: 1n,
      date: "2020-09-30",
      perMonth: 333n,
      wasEverDone: true,
      why: "all that is missing, rounded up",
    },
    { spent: 2n, date: "2020-09-30", perMonth: 333n, wasEverDone: true, why: "rounded up to a won" },
    {
      spent: 1_200n,
      date: "2020-09-30",
      perMonth: 0n,
      wasEverDone: true,
      why: "nothing once the target is reached",
    },
    {
      spent: 700n,
      date: "2020-12-31",
      perMonth: null,
      wasEverDone: null,
      why: "not known after the last day",
    },
  ])("of 1,000 with $spent spent by $date is $perMonth: $why", ({ spent, date, perMonth, wasEverDone }) => {
    expect(requiredPaceOf([line(1_000n, spent)], { ...question, date: day(date) })).toMatchObject({
      perMonth,
      wasEverDone,
      bestMonth: { basisPoints: 4_000n, peers: 3 },
    });
  });

  test("is not compared where history is too short", () => {
    const seen = requiredPaceOf([line(1_000n, 0n)], { ...question, policy: defaultPolicy });
    expect(seen).toMatchObject({ perMonth: 334n, bestMonth: null, wasEverDone: null });
    expect(requiredPaceOf([line(1_000n, 0n)], { ...question, history: null })?.bestMonth).toBeNull();
  });

  test("is not known without a budget, nor where no spending was reported", () => {
    expect(requiredPaceOf([line(0n, 5n)], question)).toBeNull();
    expect(requiredPaceOf([aLine({ amounts: { appropriation: { unsplit: 9n } } })], question)).toBeNull();
  });

  test("of a fund is that fund's", () => {
    const amounts = {
      appropriation: { national: 600n, municipal: 400n },
      expenditure: { national: 300n, municipal: 400n },
    };
    const split = aLine({ project: coded("new"), amounts });
    expect(requiredPaceOf([split], { ...question, fund: "national" })?.perMonth).toBe(100n);
  });
});

test("the best month of several lines is the best of all projects like any of them, each group once", () => {
  const other = aSpendingLine(5n, 0n, { project: coded("else", { field: "환경" }) });
  expect(bestMonthOfPeers([line(5n, 0n), line(6n, 0n), other], { history, policy })).toEqual({
    basisPoints: 4_000n,
    peers: 3,
  });
  expect(bestMonthOfPeers([other], { history, policy })).toBeNull();
  const two = lastYearOf([
    aPastYear(coded("A"), 100n, evenly(12n)),
    aPastYear(coded("B", { field: "환경" }), 100n, allIn(5, 70n)),
    aPastYear(coded("C", { field: "환경" }), 100n, evenly(12n)),
  ]);
  for (const lines of [
    [line(5n, 0n), other],
    [other, line(5n, 0n)],
  ])
    expect(bestMonthOfPeers(lines, { history: two, policy })).toEqual({ basisPoints: 7_000n, peers: 3 });
});
