/** What part of its budget a line is likely to have spent at the year's end, before this year's spending is looked at. */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { moneyOf, type LastYear, pastOf, peersOf } from "./last-year.ts";
import type { Fund } from "../values/fund.ts";
import { targetBasisPointsOf } from "../policy/line-target.ts";
import { quantile } from "./path.ts";
import type { Policy } from "../policy/policy.ts";

/** Shares in basis points of the budget; they may be above 10,000. */
export interface Prior {
  /** That of the project itself last year, else the middle of the projects like it, else the policy's target. */
  readonly yearEnd: bigint;
  /** Of the projects like it: one in ten ended at or below `low`, half at or below `middle`, nine in ten at or below `high`. */
  readonly band: { readonly low: bigint; readonly middle: bigint; readonly high: bigint } | null;
  /** How many such projects are known, be they enough or not. */
  readonly peers: number;
}

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
