/** Payment lists overlap, and payments have no key: n equal legal payments stay n, a re-sent list adds nothing. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newPayments, vanishedPayments } from "../../shared/domain/payment-difference.ts";
import type { Entry, Posting } from "../../shared/domain/posting.ts";
import { aPayment, aPosting, aStatement, day } from "../support/builders.ts";

const pension = 349_700n;
const year = { from: day("2020-01-01"), to: day("2020-12-31") };

function listed(...entries: readonly Entry[]) {
  return { entries, rows: entries.map((_, at) => at + 2) };
}

function brought(seq: number, ...entries: readonly Entry[]): Posting {
  return aPosting({ seq, entries });
}

describe("the new payments of a list", () => {
  test("are all of them where the ledger has none", () => {
    const payments = [aPayment("2020-01-05", pension), aPayment("2020-01-05", pension)];
    expect(newPayments(listed(...payments), [])).toEqual({ entries: payments, rows: [2, 3] });
  });

  test("are the third of three equal ones where the ledger has two, with its row", () => {
    const payment = aPayment("2020-01-05", pension);
    const earlier = [brought(1, payment), brought(2, payment)];
    expect(newPayments(listed(payment, payment, payment), earlier)).toEqual({
      entries: [payment],
      rows: [4],
    });
  });

  test("are none where the ledger has them all, from however many uploads", () => {
    const payments = [aPayment("2020-01-05", pension), aPayment("2020-01-06", -1n)];
    const earlier = payments.map((payment, at) => brought(at + 1, payment));
    expect(newPayments(listed(...payments), earlier)).toEqual({ entries: [], rows: [] });
  });

  test.each([
    { what: "another day", entry: aPayment("2020-01-06", pension) },
    { what: "another amount", entry: aPayment("2020-01-05", pension + 1n) },
    { what: "the sign", entry: aPayment("2020-01-05", -pension) },
    { what: "another fund", entry: { ...aPayment("2020-01-05", pension), fund: "national" as const } },
    {
      what: "another measure",
      entry: { ...aPayment("2020-01-05", pension), measure: "commitment" as const },
    },
  ])("are told apart by $what", ({ entry }) => {
    const earlier = [brought(1, aPayment("2020-01-05", pension))];
    expect(newPayments(listed(entry), earlier).entries).toEqual([entry]);
  });

  test("are not confused with a running total of the same day and amount", () => {
    const earlier = [brought(1, ...aStatement("2020-01-05", { unsplit: pension }))];
    expect(newPayments(listed(aPayment("2020-01-05", pension)), earlier).entries).toHaveLength(1);
  });

  test("stand by day and equal ones side by side, their rows as in the file", () => {
    const [a, b, c] = [aPayment("2020-02-01", 1n), aPayment("2020-02-01", 2n), aPayment("2020-01-31", 3n)];
    expect(newPayments(listed(a, b, a, c), [])).toEqual({ entries: [c, a, a, b], rows: [2, 3, 4, 5] });
  });
});

describe("vanished payments", () => {
  test("are those of the period that the list lacks, with their sum and days", () => {
    const earlier = [
      brought(1, aPayment("2020-02-01", 5n), aPayment("2020-03-01", 7n), aPayment("2020-03-01", 7n)),
    ];
    expect(vanishedPayments([aPayment("2020-03-01", 7n)], earlier, year)).toEqual({
      count: 2,
      won: 12n,
      first: "2020-02-01",
      last: "2020-03-01",
    });
  });

  test.each([
    { what: "outside the period", entry: aPayment("2020-02-01", 5n) },
    { what: "that is a running total", entry: aStatement("2020-03-05", { unsplit: 5n })[0] },
  ])("are not what the ledger has $what", ({ entry }) => {
    const march = { from: day("2020-03-01"), to: day("2020-03-31") };
    expect(vanishedPayments([], [brought(1, ...(entry === undefined ? [] : [entry]))], march)).toBeNull();
  });
});

describe("for any two lists of one project", () => {
  const payments = fc.array(
    fc
      .record({
        date: fc.constantFrom("2020-01-05", "2020-01-06", "2020-02-01"),
        amount: fc.bigInt({ min: -2n, max: 2n }),
      })
      .map(({ date, amount }) => aPayment(date, amount)),
    { maxLength: 12 },
  );

  function counts(entries: readonly Entry[]): Map<string, number> {
    const groups = Map.groupBy(entries, ({ date, amount }) => `${date} ${amount}`);
    return new Map([...groups].map(([key, group]) => [key, group.length]));
  }

  test("the ledger ends with the greater count of each payment, whichever came first", () => {
    fc.assert(
      fc.property(payments, payments, (first, second) => {
        const both = [...first, ...newPayments(listed(...second), [brought(1, ...first)]).entries];
        const [inFirst, inSecond] = [counts(first), counts(second)];
        const greater = new Map(
          [...inFirst.keys(), ...inSecond.keys()].map((key) => [
            key,
            Math.max(inFirst.get(key) ?? 0, inSecond.get(key) ?? 0),
          ]),
        );
        expect(counts(both)).toEqual(greater);
        const again = newPayments(listed(...second), [brought(1, ...both)]);
        expect(again.entries).toEqual([]);
      }),
      { seed: 1 },
    );
  });

  test("what vanished and what both have is what the ledger had", () => {
    fc.assert(
      fc.property(payments, payments, (first, second) => {
        const vanished = vanishedPayments(second, [brought(1, ...first)], year)?.count ?? 0;
        const fresh = newPayments(listed(...second), [brought(1, ...first)]).entries.length;
        expect(first.length - vanished).toBe(second.length - fresh);
      }),
      { seed: 2 },
    );
  });
});
