/**
 * The year-end amount of some money, from what is spent and from what such projects end with. With E spent
 * of the budget B, S the share of the year's spending that the path has done by now, and U the share of its
 * budget that such a project ends with:
 *
 *   F = S * (E / S) + (1 - S) * (E + (1 - S) * U * B)
 *
 * `docs/forecast.md` derives it and shows examples.
 */
import { wholeParts } from "./path.ts";
import type { Won } from "../values/won.ts";

/** One line's, or one fund's of it. */
export interface Money {
  readonly budget: Won;
  readonly spent: Won;
  /** Bound by contracts; null where not stated. */
  readonly committed: Won | null;
}

/**
 * F in won, rounded towards 0. S * (E / S) is E, also at S = 0, where E is its limit.
 * @param passed S in parts of `wholeParts`.
 * @param yearEndBasisPoints U.
 */
export function yearEndOf(
  { budget, spent }: Pick<Money, "budget" | "spent">,
  passed: bigint,
  yearEndBasisPoints: bigint,
): Won {
  const left = wholeParts - passed;
  const atRunRate = wholeParts * wholeParts * 10_000n * spent;
  const atPrior = left * (wholeParts * 10_000n * spent + left * yearEndBasisPoints * budget);
  return (atRunRate + atPrior) / (wholeParts * wholeParts * 10_000n);
}

/** Neither below what is spent or bound, as far as the budget reaches, nor above the budget or what is spent. */
export function clamped(amount: Won, { budget, spent, committed }: Money): Won {
  const bound = committed === null ? spent : min(committed, budget);
  return min(max(amount, max(spent, bound)), max(budget, spent));
}

function min(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

function max(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
