import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  add,
  compare,
  formatPercent,
  fraction,
  multiply,
  roundHalfUp,
  pointsBetween,
  shareOfBudget,
  subtract,
  zero,
} from "../../../shared/domain/values/fraction.ts";

const seed = 868;
const great = 10n ** 30n;
const integers = fc.bigInt({ min: -great, max: great });
const positives = fc.bigInt({ min: 1n, max: great });
const fractions = fc
  .tuple(integers, positives)
  .map(([numerator, denominator]) => fraction(numerator, denominator));

describe("a fraction", () => {
  test.each([
    { of: [2n, 4n], is: [1n, 2n] },
    { of: [3n, -6n], is: [-1n, 2n] },
    { of: [-3n, -6n], is: [1n, 2n] },
    { of: [0n, -5n], is: [0n, 1n] },
  ] as const)("$of is kept in lowest terms as $is", ({ of: [numerator, denominator], is }) => {
    expect(fraction(numerator, denominator)).toEqual({ numerator: is[0], denominator: is[1] });
  });

  test("without a denominator is an error", () => {
    expect(() => fraction(1n, 0n)).toThrow("denominator other than 0");
  });

  test("is the same whatever both parts are multiplied by", () => {
    fc.assert(
      fc.property(fractions, positives, fc.boolean(), ({ numerator, denominator }, times, isNegative) => {
        const factor = isNegative ? -times : times;
        expect(fraction(numerator * factor, denominator * factor)).toEqual({ numerator, denominator });
      }),
      { seed },
    );
  });

  test("adds and multiplies in any order and grouping, and multiplies through a sum", () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(add(a, b)).toEqual(add(b, a));
        expect(multiply(a, b)).toEqual(multiply(b, a));
        expect(add(add(a, b), c)).toEqual(add(a, add(b, c)));
        expect(multiply(multiply(a, b), c)).toEqual(multiply(a, multiply(b, c)));
        expect(multiply(a, add(b, c))).toEqual(add(multiply(a, b), multiply(a, c)));
        expect(add(a, zero)).toEqual(a);
        expect(subtract(add(a, b), b)).toEqual(a);
      }),
      { seed },
    );
  });

  test("compares as its difference from the other does with 0", () => {
    fc.assert(
      fc.property(fractions, fractions, (a, b) => {
        const { numerator } = subtract(a, b);
        expect(compare(a, b)).toBe(numerator === 0n ? 0 : numerator < 0n ? -1 : 1);
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
      { seed },
    );
  });
});

describe("rounding", () => {
  test("takes every tie away from 0", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: great }), (whole) => {
        expect(roundHalfUp(fraction(2n * whole + 1n, 2n))).toBe(whole + 1n);
        expect(roundHalfUp(fraction(-2n * whole - 1n, 2n))).toBe(-whole - 1n);
      }),
      { seed },
    );
  });

  test("is never further than a half from the value", () => {
    fc.assert(
      fc.property(fractions, (value) => {
        const off = subtract(value, fraction(roundHalfUp(value), 1n));
        expect(compare(off, fraction(1n, 2n))).toBeLessThanOrEqual(0);
        expect(compare(off, fraction(-1n, 2n))).toBeGreaterThanOrEqual(0);
      }),
      { seed },
    );
  });
});

describe("a percentage", () => {
  test.each([
    { numerator: 3_827_841n, denominator: 4_409_960n, decimals: 1, text: "86.8" },
    { numerator: 64_795n, denominator: 85_094n, decimals: 1, text: "76.1" },
    { numerator: 1n, denominator: 3n, decimals: 0, text: "33" },
    { numerator: 1n, denominator: 2n, decimals: 0, text: "50" },
    { numerator: 5n, denominator: 1_000n, decimals: 0, text: "1" },
    { numerator: 1n, denominator: 2_000n, decimals: 1, text: "0.1" },
    { numerator: -1n, denominator: 2_000n, decimals: 1, text: "-0.1" },
    { numerator: 1n, denominator: 2_001n, decimals: 1, text: "0.0" },
    { numerator: -1n, denominator: 2_001n, decimals: 1, text: "0.0" },
    { numerator: 0n, denominator: 1n, decimals: 1, text: "0.0" },
    { numerator: 1n, denominator: 1n, decimals: 1, text: "100.0" },
    { numerator: 2_411n, denominator: 1_000n, decimals: 1, text: "241.1" },
    { numerator: -7_194n, denominator: 100_000n, decimals: 2, text: "-7.19" },
    { numerator: 1_999n, denominator: 2_000n, decimals: 1, text: "100.0" },
  ])(
    "of $numerator/$denominator with $decimals decimals is $text",
    ({ numerator, denominator, decimals, text }) => {
      expect(formatPercent(fraction(numerator, denominator), decimals)).toBe(text);
    },
  );

  test("with one decimal rounds each of its ties half-up, below 0 as above", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: great }), (tenths) => {
        const tie = fraction(2n * tenths + 1n, 2_000n);
        const up = tenths + 1n;
        const text = `${up / 10n}.${up % 10n}`;
        expect(formatPercent(tie, 1)).toBe(text);
        expect(formatPercent(subtract(zero, tie), 1)).toBe(`-${text}`);
      }),
      { seed, examples: Array.from({ length: 50 }, (_, tenths): [bigint] => [BigInt(tenths)]) },
    );
  });
});

describe("a share of a budget", () => {
  test.each([
    { part: 64n, budget: 128n, is: "50.0" },
    { part: -64n, budget: 128n, is: "-50.0" },
    { part: 0n, budget: 1n, is: "0.0" },
    { part: 64n, budget: 0n, is: null },
    { part: 64n, budget: -85n, is: null },
    { part: -64n, budget: -85n, is: null },
    { part: null, budget: 85n, is: null },
    { part: 64n, budget: null, is: null },
    { part: undefined, budget: undefined, is: null },
  ])("of $part in $budget is $is", ({ part, budget, is }) => {
    const share = shareOfBudget(part, budget);
    expect(share === null ? null : formatPercent(share, 1)).toBe(is);
  });
});

test.each([
  { low: fraction(10n, 60n), high: fraction(20n, 60n), points: "16.6" },
  { low: fraction(20n, 60n), high: fraction(10n, 60n), points: "-16.6" },
  { low: fraction(1n, 3n), high: fraction(1n, 3n), points: "0.0" },
  { low: fraction(9_996n, 10_000n), high: fraction(1n, 1n), points: "0.0" },
])("the points between are those between the two as they are printed: $points", ({ low, high, points }) => {
  expect(pointsBetween(low, high)).toBe(points);
});
