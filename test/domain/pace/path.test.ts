import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "../../../shared/domain/values/calendar.ts";
import { medianPath, partsBy, pathOf, quantile, wholeParts } from "../../../shared/domain/pace/path.ts";
import { decemberHeavyCurve } from "../../../shared/domain/policy/policy.ts";
import { day } from "../../support/builders.ts";
import { paths } from "./paths.ts";

const allKnown = Array<boolean>(12).fill(true);
const known = (...months: number[]) => Array.from({ length: 12 }, (_, at) => months.includes(at + 1));
const percents = (...shares: number[]) => shares.map((share) => BigInt(share) * 100n);

describe("a path", () => {
  test.each([
    { on: "2020-10-31", basisPoints: 7_836n, why: "its own point at a month end" },
    { on: "2020-12-31", basisPoints: 10_000n, why: "all of it at the year's end" },
    { on: "2020-01-31", basisPoints: 783n, why: "its first point at the end of January" },
  ])("has done by $on $why", ({ on, basisPoints }) => {
    expect(partsBy(decemberHeavyCurve, day(on)) * 10_000n).toBe(wholeParts * basisPoints);
  });

  test("is straight by days inside a month, and January starts from nothing", () => {
    expect(partsBy(decemberHeavyCurve, day("2020-01-01")) * 31n * 10_000n).toBe(wholeParts * 783n);
    expect(partsBy(decemberHeavyCurve, day("2020-02-29")) * 10_000n).toBe(wholeParts * 1_567n);
    expect(partsBy(decemberHeavyCurve, day("2020-11-15")) * 2n * 10_000n).toBe(
      wholeParts * (7_836n + 8_620n),
    );
  });

  test("never falls from one day to the next, and lies between nothing and all", () => {
    fc.assert(
      fc.property(paths, fc.nat({ max: 364 }), (path, days) => {
        const date = addDays(day("2021-01-01"), days);
        const parts = partsBy(path, date);
        expect(parts >= 0n && parts <= wholeParts).toBe(true);
        expect(date === "2021-12-31" || partsBy(path, addDays(date, 1)) >= parts).toBe(true);
      }),
      { seed: 12 },
    );
  });

  test("with fewer than twelve points is refused", () => {
    expect(() => partsBy([10_000n], day("2020-03-01"))).toThrow("twelve month ends");
  });
});

describe("the calendar", () => {
  test.each([
    { on: "2020-10-31", number: 305n, days: 366n },
    { on: "2021-10-31", number: 304n, days: 365n },
    { on: "2020-01-01", number: 1n, days: 366n },
    { on: "2021-12-31", number: 365n, days: 365n },
  ])("has passed exactly $number/$days by $on", ({ on, number, days }) => {
    expect(partsBy("calendar", day(on)) * days).toBe(wholeParts * number);
  });
});

describe("the path of a year's running totals", () => {
  test("is their share of the last", () => {
    expect(pathOf([0n, 5n, 10n, 15n, 20n, 25n, 30n, 35n, 40n, 45n, 48n, 50n], allKnown)).toEqual(
      percents(0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 96, 100),
    );
  });

  test("stands still where a refund lets the total fall, and counts no more than all", () => {
    const totals = [10n, 40n, 20n, 20n, 50n, 120n, 100n, 100n, 100n, 100n, 90n, 100n];
    expect(pathOf(totals, allKnown)).toEqual(percents(10, 40, 40, 40, 50, 100, 100, 100, 100, 100, 100, 100));
  });

  test("goes straight across month ends that nobody reported", () => {
    const totals = [0n, 0n, 30n, 30n, 30n, 60n, 60n, 60n, 60n, 60n, 60n, 100n];
    expect(pathOf(totals, known(3, 6, 12))).toEqual(
      [10, 20, 30, 40, 50, 60]
        .map((share) => BigInt(share) * 100n)
        .concat([6_666n, 7_333n, 8_000n, 8_666n, 9_333n, 10_000n]),
    );
  });

  test.each([
    { what: "nothing was spent", final: 0n },
    { what: "more came back than was spent", final: -5n },
  ])("is none where $what in the end", ({ final }) => {
    expect(pathOf([...Array<bigint>(11).fill(3n), final], allKnown)).toBeNull();
  });

  test("never falls and ends at all of it, whatever the totals and the gaps", () => {
    const totals = fc.array(fc.bigInt({ min: -1_000n, max: 10n ** 15n }), { minLength: 12, maxLength: 12 });
    const gaps = fc.array(fc.boolean(), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(totals, gaps, (amounts, isKnown) => {
        const path = pathOf(amounts, isKnown);
        if (path === null) return;
        expect(path).toHaveLength(12);
        expect(path.at(-1)).toBe(10_000n);
        for (const [at, point] of path.entries()) expect(point >= (path[at - 1] ?? 0n)).toBe(true);
      }),
      { seed: 13 },
    );
  });
});

describe("the median path", () => {
  test("takes month by month the middle, the lower of two", () => {
    const flat = (share: bigint) => [...Array<bigint>(11).fill(share), 10_000n];
    expect(medianPath([flat(9n), flat(1n), flat(5n)])).toEqual(flat(5n));
    expect(medianPath([flat(9n), flat(1n)])).toEqual(flat(1n));
  });

  test("never falls, because none of them does", () => {
    fc.assert(
      fc.property(fc.array(paths, { minLength: 1, maxLength: 9 }), (several) => {
        const median = medianPath(several);
        for (const [at, point] of median.entries()) expect(point >= (median[at - 1] ?? 0n)).toBe(true);
        expect(median.at(-1)).toBe(10_000n);
      }),
      { seed: 14 },
    );
  });
});

test("a quantile is always one of the values, at the rank rounded up", () => {
  const values = [1n, 2n, 3n, 4n, 5n, 6n, 7n, 8n];
  expect([quantile(values, 1), quantile(values, 5), quantile(values, 9)]).toEqual([1n, 4n, 8n]);
  expect([quantile([7n], 1), quantile([7n], 9), quantile([], 5)]).toEqual([7n, 7n, null]);
});
