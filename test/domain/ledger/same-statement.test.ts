import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Balance, rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { Measure } from "../../../shared/domain/values/measure.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { isRepetition } from "../../../shared/domain/ledger/same-statement.ts";
import { aBalance, aPayment, aPosting, aStatement, day } from "../../support/builders.ts";

const entries = [
  ...aStatement("2020-10-31", { national: 60n, municipal: 40n }),
  ...aStatement("2020-12-31", { unsplit: 90n }, "plan"),
];
const first = aPosting({ seq: 1, entries });

function isRepeated(posting: Posting, ...before: readonly Posting[]): boolean {
  return isRepetition(aBalance(...before), posting, aBalance(...before, posting));
}

describe("a repetition", () => {
  test("is the same record again at the same as-of", () => {
    expect(isRepeated({ ...first, seq: 2, uploadId: "another", rows: [99] }, first)).toBe(true);
  });

  test("is a part of what is known at that as-of, stated again", () => {
    const spendingOnly = aStatement("2020-10-31", { national: 60n, municipal: 40n });
    expect(isRepeated({ ...first, seq: 2, entries: spendingOnly }, first)).toBe(true);
  });

  test.each<{ what: string; change: Partial<Posting> }>([
    {
      what: "a changed amount",
      change: { entries: aStatement("2020-10-31", { national: 61n, municipal: 39n }) },
    },
    {
      what: "the same total without its split",
      change: { entries: aStatement("2020-10-31", { unsplit: 100n }) },
    },
    {
      what: "a fund stated as 0 for the first time",
      change: { entries: aStatement("2020-10-31", { national: 60n, municipal: 40n, other: 0n }) },
    },
    { what: "another measure", change: { entries: aStatement("2020-10-31", { unsplit: 1n }, "commitment") } },
    { what: "a changed plan", change: { entries: aStatement("2020-12-31", { unsplit: 91n }, "plan") } },
    {
      what: "a new point of the plan",
      change: { entries: aStatement("2020-11-30", { unsplit: 80n }, "plan") },
    },
    { what: "a new name", change: { project: { ...first.project, name: "새 이름" } } },
    { what: "a first contact", change: { project: { ...first.project, contact: "a@example.go.kr" } } },
    { what: "a newer as-of", change: { asOf: day("2020-11-01") } },
    { what: "an older as-of", change: { asOf: day("2020-10-30") } },
    { what: "a payment", change: { entries: [aPayment("2020-11-02", 5n)] } },
    { what: "a payment that the total swallows", change: { entries: [aPayment("2020-10-31", 5n)] } },
    { what: "a payment of 0", change: { entries: [aPayment("2020-11-02", 0n)] } },
  ])("is not $what", ({ change }) => {
    expect(isRepeated({ ...first, seq: 2, ...change }, first)).toBe(false);
  });

  test("is not a first total that equals the payments so far: from now on it replaces them", () => {
    const paid = aPosting({ seq: 1, entries: [aPayment("2020-10-31", 100n)] });
    const total = aPosting({ seq: 2, entries: aStatement("2020-10-31", { unsplit: 100n }) });
    expect(isRepeated(total, paid)).toBe(false);
  });

  test("is not the same payment again: that is two payments", () => {
    const payment = aPosting({ seq: 1, entries: [aPayment("2020-10-20", 349_700n)] });
    expect(isRepeated({ ...payment, seq: 2 }, payment)).toBe(false);
  });

  test("is not an old total confirmed by a newer as-of, which a figure known in between must not replace", () => {
    const said = (seq: number, asOf: string, amount: bigint) =>
      aPosting({ seq, asOf: day(asOf), entries: aStatement("2020-03-31", { unsplit: amount }) });
    const newest = aPosting({
      seq: 2,
      asOf: day("2020-09-30"),
      entries: aStatement("2020-09-30", { unsplit: 1n }, "commitment"),
    });
    const confirmed = said(3, "2020-09-30", 100n);
    expect(isRepeated(confirmed, said(1, "2020-04-01", 100n), newest)).toBe(false);
  });

  test("left out of the ledger changes no figure, then or later", () => {
    let leftOut = 0;
    fc.assert(
      fc.property(fc.array(statements, { minLength: 3, maxLength: 10 }), (history) => {
        let kept: Posting[] = [];
        const all: Posting[] = [];
        for (const [at, said] of history.entries()) {
          const posting = { ...said, seq: at + 1 };
          all.push(posting);
          const before = rebuild(kept);
          const isLeftOut = before !== null && isRepetition(before, posting, aBalance(...kept, posting));
          leftOut += isLeftOut ? 1 : 0;
          kept = isLeftOut ? kept : [...kept, posting];
          expect(figures(rebuild(kept))).toEqual(figures(rebuild(all)));
        }
      }),
      { seed: 228, numRuns: 1_500 },
    );
    expect(leftOut).toBeGreaterThan(300);
  });
});

/** So few days and amounts that much is said again; nothing is dated after the day on which it was known. */
const statements: fc.Arbitrary<Posting> = fc
  .record({
    asOf: fc.constantFrom("2020-03-31", "2020-06-30", "2020-10-31", "2020-10-31"),
    date: fc.oneof(
      { weight: 3, arbitrary: fc.constant("2020-10-31") },
      fc.constantFrom("2020-03-31", "2020-06-30"),
    ),
    amount: fc.constantFrom(100n, 200n),
    measure: fc.constantFrom<Measure[]>("expenditure", "commitment", "plan"),
    paid: fc.constantFrom(null, null, null, null, null, 1n),
  })
  .map(({ asOf, date, amount, measure, paid }) => {
    const statedOn = measure === "plan" || date <= asOf ? date : asOf;
    const statement = aStatement(statedOn, { unsplit: amount }, measure);
    return {
      ...first,
      asOf: day(asOf),
      entries: paid === null ? statement : [...statement, aPayment(asOf, paid)],
    };
  });

function figures(balance: Balance | null) {
  return {
    asOf: balance?.asOf,
    measures: balance?.measures,
    plan: balance?.plan.map(({ date, asOf, amounts }) => ({ date, asOf, amounts })),
  };
}
