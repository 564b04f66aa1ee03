import { describe, expect, test } from "vitest";
import { expectationOf, type PathQuestion } from "../../../shared/domain/pace/expected-path.ts";
import { lastYearOf } from "../../../shared/domain/pace/last-year.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { defaultPolicy, type Policy } from "../../../shared/domain/policy/policy.ts";
import { aLine, aSpendingLine, day } from "../../support/builders.ts";
import { allIn, aPastYear, coded, evenly } from "../../support/past-years.ts";
import { basicExpenses, unitProjects } from "../report/council-report.ts";

const basis = "expenditure/appropriation";
const onCalendar: Policy = { ...defaultPolicy, curve: null };

function ask(lines: readonly LedgerLine[], question: Partial<PathQuestion> = {}) {
  const requested = {
    basis,
    policy: defaultPolicy,
    history: null,
    date: day("2020-10-31"),
    fund: "all",
  } as const;
  return expectationOf(lines, { ...requested, ...question });
}

describe("the pace sources in their order", () => {
  const code = coded("A");
  const planned = aSpendingLine(10_000n, 0n, {
    project: code,
    plan: { "2020-06-30": 2_000n, "2020-10-31": 8_000n, "2020-12-31": 9_000n },
  });
  const unplanned = aSpendingLine(10_000n, 0n, { project: code });
  const own = lastYearOf([aPastYear(code, 100n, evenly(90n))]);
  const peersOnly = lastYearOf(
    Array.from({ length: 8 }, (_, at) => aPastYear(coded(`peer-${at}`), 100n, allIn(10, 50n + BigInt(at)))),
  );
  const tooFew = lastYearOf(
    Array.from({ length: 7 }, (_, at) => aPastYear(coded(`peer-${at}`), 100n, allIn(10, 50n))),
  );
  const even = aSpendingLine(10_000n, 0n, { project: { ...code, name: "기본 경비(총무과)" } });

  test.each([
    { name: "its own plan", line: planned, history: own, paceSource: "own-plan", expected: 8_000n },
    {
      name: "its own last year",
      line: unplanned,
      history: own,
      paceSource: "own-last-year",
      expected: 8_333n,
    },
    {
      name: "eight similar projects",
      line: unplanned,
      history: peersOnly,
      paceSource: "similar-projects",
      expected: 10_000n,
    },
    {
      name: "the policy's curve where seven are too few",
      line: unplanned,
      history: tooFew,
      paceSource: "policy-curve",
      expected: 7_836n,
    },
    {
      name: "the policy's curve without history",
      line: unplanned,
      history: null,
      paceSource: "policy-curve",
      expected: 7_836n,
    },
    {
      name: "the calendar where spending is even by nature",
      line: even,
      history: null,
      paceSource: "calendar",
      expected: 8_333n,
    },
  ] as const)("are climbed to $name", ({ line, history, paceSource, expected }) => {
    expect(ask([line], { history })).toMatchObject({ paceSource, expected, target: 10_000n });
  });

  test("end at the calendar where the policy has no curve", () => {
    expect(ask([unplanned], { policy: onCalendar })).toMatchObject({ paceSource: "calendar" });
  });

  test("are asked alone where a comparison wants it, and are silent where they have nothing to say", () => {
    expect(ask([planned], { history: own, paceSource: "calendar" })).toMatchObject({ expected: 8_333n });
    expect(ask([unplanned], { history: own, paceSource: "own-plan" })).toBeNull();
    expect(ask([unplanned], { paceSource: "own-last-year" })).toBeNull();
  });

  test("of several lines are counted, and named when they are one", () => {
    const both = ask([planned, unplanned, unplanned], { history: own });
    expect(both).toMatchObject({ paceSource: "mixed", budget: 30_000n, expected: 8_000n + 16_666n });
    expect(both?.linesOn).toMatchObject({ "own-plan": 1, "own-last-year": 2, calendar: 0 });
    expect(ask([unplanned, unplanned])?.paceSource).toBe("policy-curve");
  });
});

describe("on 31 October 2020", () => {
  test("기본경비 is expected to stand at 305/366 of its budget: a year-end figure is no plan path", () => {
    expect(ask([basicExpenses])).toMatchObject({
      paceSource: "calendar",
      budget: 85_094_000n,
      expected: (85_094_000n * 305n) / 366n,
      basisPoints: 8_333n,
      target: 85_094_000n,
    });
  });

  test("the council report stands on the curve and, for 기본경비, on the calendar", () => {
    const whole = ask(unitProjects);
    expect(whole).toMatchObject({ paceSource: "mixed", linesOn: { "policy-curve": 2, calendar: 1 } });
    // 78.36 % of two, 305/366 of the third; the sum is rounded once.
    const sum = (2_213_148_000n + 2_111_718_000n) * 7_836n * 366n + 85_094_000n * 305n * 10_000n;
    expect(whole?.expected).toBe(sum / 3_660_000n);
  });
});

describe("there is no expectation", () => {
  test.each([
    { what: "no lines", lines: [] },
    { what: "no budget", lines: [aLine()] },
    { what: "a budget of 0", lines: [aSpendingLine(0n, 5n)] },
    { what: "a budget below 0", lines: [aSpendingLine(-5n, 5n)] },
    { what: "budgets that sum up to nothing", lines: [aSpendingLine(5n, 0n), aSpendingLine(-5n, 0n)] },
  ])("with $what", ({ lines }) => {
    expect(ask(lines)).toBeNull();
  });

  test("of a line without a budget beside others, nor is it counted", () => {
    const plan = { "2020-06-30": 10n, "2020-12-31": 20n };
    const lines = [aSpendingLine(100n, 0n), aLine({ plan })];
    expect(ask(lines)).toEqual(ask([aSpendingLine(100n, 0n)]));
    expect(ask([aSpendingLine(0n, 0n), aSpendingLine(100n, 0n)])).toEqual(ask([aSpendingLine(100n, 0n)]));
  });
});

describe("one fund's money", () => {
  const amounts = {
    appropriation: { national: 6_000n, municipal: 4_000n },
    expenditure: { national: 1n, municipal: 1n },
  };

  test("is expected along the line's path", () => {
    const line = aLine({ amounts });
    expect(ask([line], { fund: "national", policy: onCalendar })).toMatchObject({
      budget: 6_000n,
      expected: 5_000n,
      target: 6_000n,
    });
    expect(ask([line], { fund: "provincial" })).toBeNull();
  });

  test("has its part of a plan that is not split, as it has of the budget", () => {
    const line = aLine({ amounts, plan: { "2020-06-30": 1_000n, "2020-10-31": 5_000n } });
    expect(ask([line], { fund: "national" })).toMatchObject({ paceSource: "own-plan", expected: 3_000n });
  });

  test("has its own plan where every point splits it", () => {
    const points = [
      { date: day("2020-06-30"), amounts: { national: 100n, municipal: 900n } },
      { date: day("2020-10-31"), amounts: { national: 200n, municipal: 4_800n } },
    ];
    const line = { ...aLine({ amounts }), plan: points };
    expect(ask([line], { fund: "national" })).toMatchObject({ paceSource: "own-plan", expected: 200n });
  });
});

test("a plan never falls: a planned refund lets it stand still, and after its last point it stays", () => {
  const line = aSpendingLine(1_000n, 0n, {
    plan: { "2020-03-31": 500n, "2020-06-30": 200n, "2020-09-30": 800n },
  });
  const on = (date: string) => ask([line], { date: day(date) })?.expected;
  expect([on("2020-03-31"), on("2020-06-30"), on("2020-09-30"), on("2020-12-31")]).toEqual([
    500n,
    500n,
    800n,
    800n,
  ]);
});

describe("what is paid late in the year by its nature", () => {
  const paid = (name: string, date: string) =>
    ask([aSpendingLine(10_000n, 0n, { project: { ...coded("A"), name } })], { date: day(date) })?.expected;

  test.each(["기본형 공익직불금", "친환경농업직접지불제지원", "전략작물 직불제(논 이모작)"])(
    "is not expected before it could be paid: %s",
    (name) => {
      expect(["2020-09-30", "2020-11-30", "2020-12-31"].map((date) => paid(name, date))).toEqual([
        0n,
        5_000n,
        10_000n,
      ]);
    },
  );

  test("is what the policy says: without the class it goes by the curve", () => {
    const line = aSpendingLine(10_000n, 0n, { project: { ...coded("A"), name: "기본형 공익직불금" } });
    const policy = { ...defaultPolicy, spentLate: [] };
    expect(ask([line], { date: day("2020-10-31"), policy })?.expected).toBe(7_836n);
  });
});
