/**
 * The year-end amount of some money, from what is spent and from what such projects end with. With E spent
 * of the budget B, S the share of the year's spending that the path has done by now, and U the share of its
 * budget that such a project ends with:
 *
 *   F = S * (E / S) + (1 - S) * (E + (1 - S) * U * B)
 *
 * `docs/forecast.md` derives it and shows examples.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { targetBasisPointsOf } from "../policy/line-policy.ts";
import type { Policy } from "../policy/policy.ts";
import type { Fund } from "../values/fund.ts";
import type { Won } from "../values/won.ts";
import { type LastYear, moneyOf, pastOf, peersOf } from "./last-year.ts";
import { quantile, wholeParts } from "./path.ts";
import { greaterOf, lesserOf } from "../values/order.ts";

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
  const bound = committed === null ? spent : lesserOf(committed, budget);
  return lesserOf(greaterOf(amount, greaterOf(spent, bound)), greaterOf(budget, spent));
}

/** Shares in basis points of the budget; they may be above 10,000. */
export interface Prior {
  /** That of the project itself last year, else the middle of the projects like it, else the policy's target. */
  readonly yearEnd: bigint;
  /** Of the projects like it: one in ten ended at or below `low`, half at or below `middle`, nine in ten at or below `high`. */
  readonly band: { readonly low: bigint; readonly middle: bigint; readonly high: bigint } | null;
  /** How many such projects are known, be they enough or not. */
  readonly peers: number;
}

/** What part of its budget a line is likely to have spent at the year's end, before this year's spending is looked at. */
export function priorOf(
  line: LedgerLine,
  { policy, history, fund }: { policy: Policy; history: LastYear | null; fund: Fund | "all" },
): Prior {
  const past = history === null ? null : pastOf(history, line.project);
  const peers = history === null ? null : peersOf(history, line.project);
  const own = past === null ? null : (moneyOf(past, fund).yearEndBasisPoints ?? past.yearEndBasisPoints);
  const band = peers === null || peers.count < policy.minimumPeers ? null : bandOf(peers.yearEndBasisPoints);
  const yearEnd = own ?? band?.middle ?? targetBasisPointsOf(line.project, policy);
  return { yearEnd, band, peers: peers?.count ?? 0 };
}

function bandOf(ascending: readonly bigint[]): Prior["band"] {
  const [low, middle, high] = [quantile(ascending, 1), quantile(ascending, 5), quantile(ascending, 9)];
  return low === null || middle === null || high === null ? null : { low, middle, high };
}
