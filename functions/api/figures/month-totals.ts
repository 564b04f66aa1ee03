/** A line's budget and spending at the twelve month ends, as far as anything is known of them. */
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import { datePartsOf } from "../../../shared/domain/values/calendar.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { monthEndTotals } from "../../../shared/domain/pace/past-project.ts";
import { budgetOf, type RateBasis, spendingMeasureOf } from "../../../shared/domain/rates/rate.ts";
import type { Won } from "../../../shared/domain/values/won.ts";

export interface MonthTotals {
  readonly budget: readonly (Won | null)[];
  readonly spent: readonly (Won | null)[];
}

/** Null after the month of the figures' own day: what comes later is not known to be the same. */
export function monthTotals(balance: Balance, line: LedgerLine, basis: RateBasis): MonthTotals {
  const { month } = datePartsOf(line.asOf);
  const upTo = (totals: readonly (Won | null)[]) => totals.map((total, at) => (at < month ? total : null));
  const isCurrent = budgetOf(line, basis) === line.amounts["current-budget"];
  const budget = balance.measures[isCurrent ? "current-budget" : "appropriation"];
  return {
    budget: upTo(monthEndTotals(budget)),
    spent: upTo(monthEndTotals(balance.measures[spendingMeasureOf(basis)])),
  };
}
