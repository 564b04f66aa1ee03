import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Balance, evolve, follows, rebuild } from "../../../shared/domain/ledger/balance.ts";
import { monthEnd } from "../../../shared/domain/values/calendar.ts";
import { factualMeasures } from "../../../shared/domain/values/measure.ts";
import { aBalance, aPayment, aPosting, aProject, aStatement, anEntry, day } from "../../support/builders.ts";
import { histories, shuffledHistories } from "./histories.ts";
import { amountsOn, counting, lastSaid, planPoints } from "./naive-ledger.ts";

const spending = (balance: Balance, month: number) => balance.measures.expenditure?.monthEnds[month - 1];

describe("a balance", () => {
  test("replaces a total by a later total and adds the payments after it", () => {
    const balance = aBalance(
      aPosting({
        seq: 1,
        entries: [...aStatement("2020-03-31", { unsplit: 500n }), aPayment("2020-03-31", 7n)],
      }),
      aPosting({ seq: 2, entries: [aPayment("2020-03-30", 9n), aPayment("2020-04-01", 40n)] }),
      aPosting({ seq: 3, entries: aStatement("2020-09-30", { unsplit: 900n }) }),
      aPosting({ seq: 4, entries: [aPayment("2020-10-05", -30n)] }),
    );
    expect([3, 4, 8, 9, 10, 12].map((month) => spending(balance, month)?.unsplit)).toEqual([
      500n,
      540n,
      540n,
      900n,
      870n,
      870n,
    ]);
  });

  test("says nothing of the months before the first entry", () => {
    const balance = aBalance(aPosting({ entries: aStatement("2020-03-31", { unsplit: 5n }) }));
    expect(spending(balance, 2)).toEqual({});
    expect(spending(balance, 3)).toEqual({ unsplit: 5n });
  });

  test("does not count a total beside its first split by fund", () => {
    const balance = aBalance(
      aPosting({ seq: 1, entries: aStatement("2020-10-30", { unsplit: 100n }) }),
      aPosting({ seq: 2, entries: aStatement("2020-10-31", { national: 60n, municipal: 40n }) }),
    );
    expect(spending(balance, 12)).toEqual({ national: 60n, municipal: 40n });
  });

  test.each([
    { name: "the later as-of", first: "2020-11-02", second: "2020-11-03", wins: 200n },
    { name: "the later as-of, though uploaded first", first: "2020-11-03", second: "2020-11-02", wins: 100n },
    {
      name: "the later upload when the as-of is the same",
      first: "2020-11-02",
      second: "2020-11-02",
      wins: 200n,
    },
  ])("takes, of two statements of one date, $name", ({ first, second, wins }) => {
    const balance = aBalance(
      aPosting({ seq: 1, asOf: day(first), entries: aStatement("2020-10-31", { unsplit: 100n }) }),
      aPosting({ seq: 2, asOf: day(second), entries: aStatement("2020-10-31", { unsplit: 200n }) }),
    );
    expect(spending(balance, 10)).toEqual({ unsplit: wins });
  });

  test("keeps two equal payments of one day, which are two payments", () => {
    const payment = aPayment("2020-10-20", 349_700n);
    expect(spending(aBalance(aPosting({ entries: [payment, payment] })), 10)).toEqual({ unsplit: 699_400n });
  });

  test("does not go back when an older as-of arrives late, and takes it into its history", () => {
    const balance = aBalance(
      aPosting({ seq: 1, asOf: day("2020-06-30"), entries: aStatement("2020-06-30", { unsplit: 300n }) }),
      aPosting({ seq: 2, asOf: day("2020-05-31"), entries: aStatement("2020-05-31", { unsplit: 250n }) }),
    );
    expect([5, 6, 12].map((month) => spending(balance, month)?.unsplit)).toEqual([250n, 300n, 300n]);
    expect(balance).toMatchObject({ asOf: "2020-06-30", lastSeq: 2 });
  });

  test("restates a plan point by point", () => {
    const plan = (seq: number, date: string, amount: bigint) =>
      aPosting({ seq, entries: aStatement(date, { unsplit: amount }, "plan") });
    const balance = aBalance(
      plan(1, "2020-12-31", 90n),
      plan(2, "2020-06-30", 40n),
      plan(3, "2020-12-31", 80n),
    );
    expect(balance.plan.map((point) => [point.date, point.amounts.unsplit])).toEqual([
      ["2020-06-30", 40n],
      ["2020-12-31", 80n],
    ]);
  });

  test("of no postings is none", () => {
    expect(rebuild([])).toBeNull();
  });
});

describe("the fast path", () => {
  const before = aBalance(aPosting({ seq: 5, entries: aStatement("2020-10-31", { unsplit: 100n }) }));

  test.each([
    { name: "follows a newer day", posting: aPosting({ seq: 6, asOf: day("2020-11-30") }), holds: true },
    { name: "follows the same day again", posting: aPosting({ seq: 6 }), holds: true },
    { name: "refuses an earlier upload", posting: aPosting({ seq: 4 }), holds: false },
    { name: "refuses the same upload again", posting: aPosting({ seq: 5 }), holds: false },
    { name: "refuses an older as-of", posting: aPosting({ seq: 6, asOf: day("2020-10-30") }), holds: false },
    {
      name: "refuses an entry dated before the measure's latest",
      posting: aPosting({ seq: 6, entries: [aPayment("2020-10-30", 1n)] }),
      holds: false,
    },
    {
      name: "lets another measure lag",
      posting: aPosting({ seq: 6, entries: [anEntry({ measure: "commitment", date: day("2020-01-31") })] }),
      holds: true,
    },
  ])("$name", ({ posting, holds }) => {
    expect(follows(before, posting)).toBe(holds);
  });

  test("throws on a back-dated posting instead of folding it wrongly", () => {
    expect(() => evolve(before, aPosting({ seq: 4 }))).toThrow(/Posting 4 of .* is back-dated/);
  });

  test("takes a new name and keeps what the new posting leaves out", () => {
    const named = aBalance(aPosting({ project: aProject({ team: "청년지원팀" }) }));
    const renamed = evolve(
      named,
      aPosting({ seq: 2, project: { ...named.project, name: "새 이름", team: null } }),
    );
    expect(renamed.project).toMatchObject({ name: "새 이름", team: "청년지원팀" });
  });
});

describe("for every history", () => {
  test("folding upload by upload equals rebuilding all so far in any order", () => {
    const taken = { evolved: 0, rebuilt: 0 };
    fc.assert(
      fc.property(shuffledHistories, ({ history, shuffled }) => {
        let balance: Balance | null = null;
        for (const [at, posting] of history.entries()) {
          const soFar = new Set(history.slice(0, at + 1));
          const isNext: boolean = balance === null || follows(balance, posting);
          taken[isNext ? "evolved" : "rebuilt"] += at === 0 ? 0 : 1;
          balance = isNext ? evolve(balance, posting) : rebuild([...soFar]);
          expect(balance).toEqual(rebuild(shuffled.filter((other) => soFar.has(other))));
        }
      }),
      { seed: 20201031, numRuns: 600 },
    );
    // Neither path may go untried.
    expect(taken.evolved).toBeGreaterThan(500);
    expect(taken.rebuilt).toBeGreaterThan(500);
  });

  test("rebuild is the rule: the latest statement and the increments after it, at each month end", () => {
    fc.assert(
      fc.property(histories, (history) => {
        const balance = rebuild(history);
        for (const measure of factualMeasures) {
          const months = Array.from({ length: 12 }, (_, at) =>
            amountsOn(history, measure, monthEnd(2020, at + 1)),
          );
          const silent = Array.from({ length: 12 }, () => ({}));
          expect(balance?.measures[measure]?.monthEnds ?? silent).toEqual(months);
        }
        expect(balance?.plan).toEqual(planPoints(history));
        expect(balance?.requirement).toEqual(planPoints(history, "requirement"));
      }),
      { seed: 20201231, numRuns: 600 },
    );
  });

  test("every attribute is the last one said", () => {
    fc.assert(
      fc.property(histories, (history) => {
        if (counting(history).length === 0) return;
        const project = rebuild(history)?.project;
        for (const attribute of ["name", "unitProject", "team", "contact", "department"] as const) {
          expect(project?.[attribute]).toBe(lastSaid(history, attribute));
        }
      }),
      { seed: 7, numRuns: 300 },
    );
  });
});
