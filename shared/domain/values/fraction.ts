/** Exact rational arithmetic on bigint. A fraction is always in lowest terms with a positive denominator. */
import { ascending } from "./order.ts";

export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

export const zero: Fraction = { numerator: 0n, denominator: 1n };

export function fraction(numerator: bigint, denominator: bigint): Fraction {
  if (denominator === 0n) throw new RangeError("A fraction needs a denominator other than 0");
  const divisor = greatestCommonDivisor(numerator, denominator);
  const signed = denominator < 0n ? -divisor : divisor;
  if (signed === 1n) return { numerator, denominator };
  return { numerator: numerator / signed, denominator: denominator / signed };
}

/**
 * What share of a budget some amount is. Null where either is not stated, and of a budget of 0 or less: nothing is a part
 * of that, and two minus signs would make a rate of it.
 */
export function shareOfBudget(
  part: bigint | null | undefined,
  budget: bigint | null | undefined,
): Fraction | null {
  if (part === null || part === undefined || budget === null || budget === undefined) return null;
  return budget <= 0n ? null : fraction(part, budget);
}

export function add(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator);
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { numerator: -b.numerator, denominator: b.denominator });
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** Negative, 0 or positive, as `a` is below, equal to or above `b`. */
export function compare(a: Fraction, b: Fraction): number {
  return ascending(a.numerator * b.denominator, b.numerator * a.denominator);
}

/** The integer nearest to the fraction; a tie goes away from zero (half-up as Korean reports print). */
export function roundHalfUp(value: Fraction): bigint {
  const { numerator, denominator } = value;
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

/** As a percentage with `decimals` digits after the point, half-up: 3827841/4409960 with 1 is `86.8`. */
export function formatPercent(value: Fraction, decimals: number): string {
  const scale = 10n ** BigInt(decimals);
  const scaled = roundHalfUp(fraction(value.numerator * 100n * scale, value.denominator));
  const magnitude = (scaled < 0n ? -scaled : scaled).toString().padStart(decimals + 1, "0");
  const sign = scaled < 0n ? "-" : "";
  if (decimals === 0) return sign + magnitude;
  return `${sign}${magnitude.slice(0, -decimals)}.${magnitude.slice(-decimals)}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  let [x, y] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (y !== 0n) [x, y] = [y, x % y];
  return x === 0n ? 1n : x;
}

/**
 * How far two shares are apart, as the difference of the two as they are printed: a reader who subtracts finds it.
 * Bounds are held against the exact shares.
 */
export function pointsBetween(low: Fraction, high: Fraction): string {
  const tenths = printedTenths(high) - printedTenths(low);
  return formatPercent(fraction(tenths, 1_000n), 1);
}

function printedTenths(share: Fraction): bigint {
  return roundHalfUp(multiply(share, fraction(1_000n, 1n)));
}
