/**
 * National and provincial money that may have to go back, as page and report both count it: what stands in projects that
 * have spent nothing, a fact of the day; and what open alerts expect to be left at the year's end, a forecast. A project may
 * be in both, so the two are never added.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { budgetOf, type RateBasis, spendingOf } from "../rates/rate.ts";
import { totalOf } from "../values/fund.ts";
import { sumWon, type Won } from "../values/won.ts";
import { moneyOfAlert } from "./alert-rows.ts";
import { type Alert, isOpen } from "./alert.ts";
import { grantsIn } from "./rules/lag-figures.ts";

export interface Grants {
  readonly projects: number;
  readonly won: Won;
}

export interface GrantsAtRisk {
  /** Whole, of projects that have spent nothing; null where no budget is split by fund. */
  readonly unspent: Grants | null;
  /** The most that can be left. An alert that was put off says it still. */
  readonly likely: Grants;
}

/** @param lines the counted ones; @param alerts those that speak of them. */
export function grantsAtRisk(
  lines: readonly LedgerLine[],
  alerts: readonly Alert[],
  basis: RateBasis,
): GrantsAtRisk {
  const granted = unspentLines(lines, basis).filter((line) => (grantsIn([line], basis) ?? 0n) > 0n);
  const risks = alerts.filter((alert) => alert.rule === "grant-return-risk" && isOpen(alert));
  return {
    unspent:
      grantsIn(lines, basis) === null
        ? null
        : { projects: granted.length, won: grantsIn(granted, basis) ?? 0n },
    likely: { projects: risks.length, won: sumWon(risks.map(moneyOfAlert)) },
  };
}

/** Those with a budget of which nothing was spent, where spending was reported. */
export function unspentLines(lines: readonly LedgerLine[], basis: RateBasis): readonly LedgerLine[] {
  return lines.filter((line) => {
    const spent = totalOf(spendingOf(line, basis));
    return (totalOf(budgetOf(line, basis)) ?? 0n) > 0n && spent !== null && spent <= 0n;
  });
}
