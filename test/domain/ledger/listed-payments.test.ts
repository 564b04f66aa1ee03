/** Payment lists overlap, and payments have no key: n equal legal payments stay n, and the list known latest states its days. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import type { Period } from "../../../shared/domain/values/calendar.ts";
import {
  paymentsBeyond,
  repeatsLatestList,
  sumOfPayments,
} from "../../../shared/domain/ledger/listed-payments.ts";
import { type Entry, type Posting, toPosting } from "../../../shared/domain/ledger/posting.ts";
import { aBalance, aPayment, aPosting, aProject, day } from "../../support/builders.ts";

const pension = 349_700n;
const january: Period = { from: day("2020-01-05"), to: day("2020-01-31") };
const february: Period = { from: day("2020-01-05"), to: day("2020-02-28") };

function aList(seq: number, covers: Period, ...entries: readonly Entry[]): Posting {
  return aPosting({ seq, covers, asOf: covers.to, entries, rows: entries.map((_, at) => at + 2) });
}

function spent({ measures }: Balance): bigint | undefined {
  return measures.expenditure?.monthEnds[11]?.unsplit;
}

describe("overlapping lists", () => {
  const [first, third] = [aPayment("2020-01-05", pension), aPayment("2020-02-03", 7n)];

  test("count what both have once, however many equal payments it is", () => {
    expect(
      spent(aBalance(aList(1, january, first, first), aList(2, february, first, first, first, third))),
    ).toBe(3n * pension + 7n);
  });

  test.each([
    { what: "in the order of their days", numbers: [1, 2] },
    { what: "the older one later", numbers: [2, 1] },
  ])("end as the one known latest says: $what", ({ numbers: [older = 0, newer = 0] }) => {
    const lists = [aList(older, january, first, first), aList(newer, february, first, third)];
    expect(spent(aBalance(...lists))).toBe(pension + 7n);
  });

  test("leave the days that the newer one does not cover", () => {
    const march = { from: day("2020-02-01"), to: day("2020-03-31") };
    expect(spent(aBalance(aList(1, february, first, third), aList(2, march)))).toBe(pension);
  });

  test("leave payments that came as events", () => {
    const event = aPosting({ seq: 1, entries: [first] });
    expect(spent(aBalance(event, aList(2, february, third)))).toBe(pension + 7n);
  });

  test("come back when the newer one is taken back", () => {
    const undo = aPosting({ seq: 3, entries: [], reverses: 2 });
    expect(spent(aBalance(aList(1, january, first, first), aList(2, february, third), undo))).toBe(
      2n * pension,
    );
  });
});

describe("a list that says nothing new", () => {
  const payments = [aPayment("2020-01-05", 1n), aPayment("2020-01-05", 1n), aPayment("2020-01-06", -2n)];
  const known = [aList(1, january, ...payments)];

  test("has the same payments of the same days, in any order", () => {
    expect(repeatsLatestList(aList(2, january, ...payments.toReversed()), known)).toBe(true);
  });

  test.each([
    { what: "one payment more", list: aList(2, january, ...payments, aPayment("2020-01-06", 5n)) },
    { what: "an equal payment less", list: aList(2, january, ...payments.slice(1)) },
    { what: "another amount", list: aList(2, january, ...payments.slice(1), aPayment("2020-01-05", 2n)) },
    {
      what: "one of two equal payments changed for the other",
      list: aList(2, january, ...payments.slice(1), aPayment("2020-01-06", -2n)),
    },
    {
      what: "its last day earlier",
      list: { ...aList(2, { ...january, to: day("2020-01-30") }, ...payments), asOf: january.to },
    },
    { what: "its first day later", list: aList(2, { ...january, from: day("2020-01-06") }, ...payments) },
    {
      what: "no days of its own, as events have none",
      list: { ...aList(2, january, ...payments), covers: null },
    },
    { what: "more days", list: aList(2, february, ...payments) },
    { what: "a later as-of", list: { ...aList(2, january, ...payments), asOf: day("2020-03-01") } },
    {
      what: "another name",
      list: { ...aList(2, january, ...payments), project: { ...aProject(), name: "새 이름" } },
    },
  ])("has not $what", ({ list }) => {
    expect(repeatsLatestList(list, known)).toBe(false);
  });

  test("may stand among events, which are no list", () => {
    const event = { ...aPosting({ seq: 9, entries: payments }), asOf: day("2020-12-31") };
    expect(repeatsLatestList(aList(2, january, ...payments), [...known, event])).toBe(true);
    expect(repeatsLatestList(aList(2, january, ...payments), [event])).toBe(false);
  });

  test("does not repeat a list that a newer one has overtaken", () => {
    const overtaken = [...known, { ...aList(2, january), asOf: january.to }];
    expect(repeatsLatestList(aList(3, january, ...payments), overtaken)).toBe(false);
  });

  test("repeats no list of a greater number that came in first: that one may be taken back without it", () => {
    const first = [aList(5, january, ...payments)];
    expect(repeatsLatestList(aList(3, january, ...payments), first)).toBe(false);
  });
});

test("payments are posted by day and equal ones side by side, each with its row", () => {
  const [a, b, c] = [aPayment("2020-02-01", 1n), aPayment("2020-02-01", 2n), aPayment("2020-01-31", 3n)];
  const record = { project: aProject(), asOf: february.to, entries: [a, b, { ...a }, c], rows: [2, 3, 4, 5] };
  expect(
    toPosting(record, { seq: 1, uploadId: "u", format: "payment-list", findings: [] }, february),
  ).toMatchObject({
    entries: [c, a, a, b],
    rows: [5, 2, 4, 3],
  });
});

describe("vanished payments", () => {
  test("are those that counted and count no more, with their sum and days", () => {
    const before = [aPayment("2020-02-01", 5n), aPayment("2020-03-01", 7n), aPayment("2020-03-01", 7n)];
    expect(sumOfPayments(paymentsBeyond(before, [aPayment("2020-03-01", 7n)]))).toEqual({
      count: 2,
      won: 12n,
      size: 12n,
      first: "2020-02-01",
      last: "2020-03-01",
    });
  });

  test.each([
    ["2020-02-02", "2020-02-01", "2020-02-03"],
    ["2020-02-03", "2020-02-02", "2020-02-01"],
    ["2020-02-01", "2020-02-03", "2020-02-02"],
  ])("of %s, %s and %s are of the first to the last of these days", (...days) => {
    const before = days.map((date) => aPayment(date, 5n));
    expect(sumOfPayments(before)).toMatchObject({ count: 3, first: "2020-02-01", last: "2020-02-03" });
  });

  test("are none where all of them count on", () => {
    const payments = [aPayment("2020-02-01", 5n)];
    expect(sumOfPayments(paymentsBeyond(payments, [...payments, ...payments]))).toBeNull();
  });

  test("and a refund of the same amount come to nothing, and are of a size", () => {
    expect(sumOfPayments([aPayment("2020-02-01", 5n), aPayment("2020-02-01", -5n)])).toMatchObject({
      won: 0n,
      size: 10n,
    });
  });

  const payments = fc.array(
    fc
      .record({
        date: fc.constantFrom("2020-01-05", "2020-01-06", "2020-02-01"),
        amount: fc.bigInt({ min: -2n, max: 2n }),
      })
      .map(({ date, amount }) => aPayment(date, amount)),
    { maxLength: 12 },
  );

  test("and those that are new make the difference of the counts", () => {
    fc.assert(
      fc.property(payments, payments, (before, after) => {
        const gone = paymentsBeyond(before, after).length;
        const fresh = paymentsBeyond(after, before).length;
        expect(before.length - gone).toBe(after.length - fresh);
      }),
      { seed: 2 },
    );
  });
});
