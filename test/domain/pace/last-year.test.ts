import { describe, expect, test } from "vitest";
import {
  isBroughtToItsEnd,
  lastYearOf,
  lastYearPath,
  pastOf,
} from "../../../shared/domain/pace/last-year.ts";
import { projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, day } from "../../support/builders.ts";
import { allIn, aPastYear, coded, evenly } from "../../support/past-years.ts";

const quarterly = (amount: bigint) => ({ 3: amount / 4n, 6: amount / 2n, 9: (amount * 3n) / 4n, 12: amount });

describe("a project's own last year", () => {
  test("is its curve, its share of the budget at the end and its best month", () => {
    const history = lastYearOf([aPastYear(coded("A"), 1_000n, { ...evenly(600n), 11: 550n, 12: 900n })]);
    expect(pastOf(history, coded("A"))).toMatchObject({
      path: [555n, 1_111n, 1_666n, 2_222n, 2_777n, 3_333n, 3_888n, 4_444n, 5_000n, 5_555n, 6_111n, 10_000n],
      yearEndBasisPoints: 9_000n,
      // 38.89 % of the spending in December, which was 90 % of the budget.
      bestMonthBasisPoints: 3_500n,
    });
  });

  test("has its best month wherever it was", () => {
    const spent = { ...allIn(3, 60n), 1: 10n, 2: 10n, 12: 80n };
    const history = lastYearOf([aPastYear(coded("A"), 100n, spent)]);
    expect(pastOf(history, coded("A"))?.bestMonthBasisPoints).toBe(5_000n);
  });

  test("was reported in a month whose payments and refunds cancel out", () => {
    const payments = [
      ...[3, 6, 9].map((month) => aPayment(`2019-0${month}-10`, 30n)),
      aPayment("2019-12-10", 5n),
      aPayment("2019-12-20", -5n),
    ];
    const books = [aBalance(aPosting({ project: coded("A"), asOf: day("2019-12-31"), entries: payments }))];
    expect(lastYearPath(lastYearOf(books), coded("A"), "all")?.[11]).toBe(10_000n);
    expect(lastYearPath(lastYearOf(books), coded("A"), "all")?.[5]).toBe(6_666n);
  });

  test("goes straight between the quarters that its source reports", () => {
    const history = lastYearOf([aPastYear(coded("A"), 100n, quarterly(80n))]);
    expect(lastYearPath(history, coded("A"), "all")).toEqual([
      833n,
      1_666n,
      2_500n,
      3_333n,
      4_166n,
      5_000n,
      5_833n,
      6_666n,
      7_500n,
      8_333n,
      9_166n,
      10_000n,
    ]);
  });

  test("starts at nothing where it came into the books in mid-year beside others that were there", () => {
    const late = aPastYear(coded("A"), 100n, { 8: 20n, 9: 40n, 10: 60n, 11: 80n, 12: 100n });
    const history = lastYearOf([late, aPastYear(coded("B"), 100n, evenly(100n))]);
    expect(lastYearPath(history, coded("A"), "all")?.slice(5, 9)).toEqual([0n, 0n, 2_000n, 4_000n]);
  });

  test.each([
    { what: "one yearly dump", months: { 12: 90n } },
    { what: "three month ends", months: { 4: 30n, 8: 60n, 12: 90n } },
  ])("has no curve from $what, but a year-end share", ({ months }) => {
    const history = lastYearOf([aPastYear(coded("A"), 100n, months)]);
    expect(pastOf(history, coded("A"))).toMatchObject({ path: null, yearEndBasisPoints: 9_000n });
  });

  test("teaches nothing when the books end before December", () => {
    const books = [aPastYear(coded("A"), 100n, { 3: 10n, 6: 20n, 9: 30n, 10: 40n, 11: 50n })];
    expect(isBroughtToItsEnd(books, "expenditure")).toBe(false);
    expect(pastOf(lastYearOf(books), coded("A"))).toBeNull();
    expect(isBroughtToItsEnd([aPastYear(coded("A"), 100n, { 12: 50n })], "expenditure")).toBe(true);
  });

  test.each([
    { what: "without a budget", budget: 0n, spent: evenly(120n), ends: 0n },
    { what: "that spent nothing", budget: 100n, spent: allIn(1, 0n), ends: 0n },
    { what: "that got back more than it spent", budget: 100n, spent: allIn(1, -5n), ends: 0n },
    { what: "above its budget", budget: 100n, spent: evenly(120n), ends: 12_000n },
    { what: "whose source states no budget", budget: null, spent: evenly(120n), ends: null },
  ])("of a project $what ended with $ends basis points", ({ budget, spent, ends }) => {
    const history = lastYearOf([aPastYear(coded("A"), budget, spent)]);
    expect(pastOf(history, coded("A"))?.yearEndBasisPoints).toBe(ends);
  });

  test("is by fund where the year was", () => {
    const entries = [
      ...aStatement("2019-01-31", { national: 100n, municipal: 100n, other: 0n }, "current-budget"),
      ...[3, 6, 9, 12].flatMap((month) =>
        aStatement(`2019-${`${month}`.padStart(2, "0")}-28`, {
          national: 80n,
          municipal: BigInt(month) * 5n,
        }),
      ),
    ];
    const history = lastYearOf([
      aBalance(aPosting({ project: coded("A"), asOf: day("2019-12-31"), entries })),
    ]);
    expect(pastOf(history, coded("A"))).toMatchObject({
      yearEndBasisPoints: 7_000n,
      byFund: { national: { yearEndBasisPoints: 8_000n }, municipal: { yearEndBasisPoints: 6_000n } },
    });
    expect(lastYearPath(history, coded("A"), "national")?.[2]).toBe(10_000n);
    expect(lastYearPath(history, coded("A"), "municipal")?.[2]).toBe(2_500n);
    expect(Object.keys(pastOf(history, coded("A"))?.byFund ?? {})).toEqual(["national", "municipal"]);
    expect(lastYearPath(history, coded("A"), "provincial")).toEqual(lastYearPath(history, coded("A"), "all"));
  });

  test("may be that of commitments", () => {
    const entries = [3, 6, 9, 12].flatMap((month) => [
      ...aStatement(`2019-${`${month}`.padStart(2, "0")}-28`, { unsplit: 90n }, "commitment"),
      ...aStatement(`2019-${`${month}`.padStart(2, "0")}-28`, { unsplit: BigInt(month) }),
    ]);
    const books = [aBalance(aPosting({ project: coded("A"), asOf: day("2019-12-31"), entries }))];
    expect(lastYearPath(lastYearOf(books, "commitment"), coded("A"), "all")?.[2]).toBe(10_000n);
    expect(lastYearPath(lastYearOf(books), coded("A"), "all")?.[2]).toBe(2_500n);
  });
});

describe("the same project", () => {
  const named = aProject({ name: "마을기업 육성", account: "일반회계" });
  const withCode = { ...named, id: projectIdOfCode("A") };
  const found = (last: readonly (typeof named)[], now: typeof named) =>
    pastOf(lastYearOf(last.map((project) => aPastYear(project, 100n, evenly(50n)))), now) !== null;

  test("is found by its id, whatever it is called now", () => {
    expect(found([withCode], { ...withCode, name: "마을기업 지원", department: "새 부서" })).toBe(true);
  });

  test.each([
    { what: "last year's source gives no code", last: [named], now: withCode, is: true },
    { what: "this year's source gives no code", last: [withCode], now: named, is: true },
    {
      what: "the spelling differs in dots and spaces",
      last: [{ ...named, name: "마을 기업육성", account: "일반 회계" }],
      now: withCode,
      is: true,
    },
    { what: "the department differs", last: [{ ...named, department: "복지과" }], now: withCode, is: false },
    { what: "the account differs", last: [{ ...named, account: "특별회계" }], now: withCode, is: false },
    {
      what: "both have codes, and different ones",
      last: [withCode],
      now: { ...named, id: projectIdOfCode("B") },
      is: false,
    },
    {
      what: "two bore the name",
      last: [withCode, { ...named, id: projectIdOfCode("B") }],
      now: named,
      is: false,
    },
  ])("where $what: found by name is $is", ({ last, now, is }) => {
    expect(found(last, now)).toBe(is);
  });
});
