/** How one project spent its money last year: its curve, what became of its budget, its best month. */
import type { Balance, MeasureState } from "../ledger/balance.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../values/fund.ts";
import { type Path, pathOf } from "./path.ts";
import type { Won } from "../values/won.ts";

/** Shares in basis points of the budget at the year's end. */
export interface PastMoney {
  /** Null where nothing was spent in the end, or too few month ends were reported. */
  readonly path: Path | null;
  /** Spent of the budget by 31 December, rounded down: 0 without a positive budget or spending; null where no budget was stated. */
  readonly yearEndBasisPoints: bigint | null;
  /** The greatest share of the budget that the path did in one month, rounded down. */
  readonly bestMonthBasisPoints: bigint | null;
}

export interface PastProject extends PastMoney {
  /** The same by fund, for the funds that both the budget and the spending of last year state. */
  readonly byFund: { readonly [fund in Fund]?: PastMoney };
}

/** The running totals of a measure at its twelve month ends; null before anything was known. */
export function monthEndTotals(state: MeasureState | undefined): readonly (Won | null)[] {
  let before: FundAmounts | null = null;
  let total: Won | null = null;
  return (state?.monthEnds ?? Array.from({ length: 12 }, () => ({}))).map((amounts: FundAmounts) => {
    // Months without news share one object, which is most of them.
    if (amounts !== before) [before, total] = [amounts, totalOf(amounts)];
    return total;
  });
}

/**
 * @param spending what counts as spent.
 * @param totals of the spending, as `monthEndTotals` gives them.
 * @param isReported which month ends the sources spoke of; null where too few for a curve.
 */
export function pastProjectOf(
  balance: Balance,
  spending: "expenditure" | "commitment",
  totals: readonly (Won | null)[],
  isReported: readonly boolean[] | null,
): PastProject {
  const spent = balance.measures[spending];
  const budget = budgetOf(balance);
  const byFund: { [fund in Fund]?: PastMoney } = {};
  for (const fund of funds) {
    if (fund === "unsplit") continue;
    const [part, final] = [budget[fund], spent?.monthEnds[11]?.[fund]];
    if (part === undefined || final === undefined) continue;
    const ofFund = (spent?.monthEnds ?? []).map((amounts) => amounts[fund] ?? 0n);
    byFund[fund] = pastMoneyOf(part, ofFund, isReported);
  }
  const whole = totals.map((total) => total ?? 0n);
  return { ...pastMoneyOf(totalOf(budget), whole, isReported), byFund };
}

function pastMoneyOf(
  budget: Won | null,
  totals: readonly Won[],
  isReported: readonly boolean[] | null,
): PastMoney {
  const path = isReported === null ? null : pathOf(totals, isReported);
  const yearEndBasisPoints = budget === null ? null : shareOf(totals[11] ?? 0n, budget);
  let [before, steepest] = [0n, 0n];
  for (const point of path ?? []) {
    if (point - before > steepest) steepest = point - before;
    before = point;
  }
  return {
    path,
    yearEndBasisPoints,
    bestMonthBasisPoints:
      path === null || yearEndBasisPoints === null ? null : (steepest * yearEndBasisPoints) / 10_000n,
  };
}

/** At the year's end: the current budget and, where none is stated, the appropriation. */
function budgetOf({ measures }: Balance): FundAmounts {
  const current = measures["current-budget"]?.monthEnds[11] ?? {};
  return totalOf(current) === null ? (measures.appropriation?.monthEnds[11] ?? {}) : current;
}

function shareOf(spent: Won, budget: Won): bigint {
  return budget <= 0n || spent <= 0n ? 0n : (spent * 10_000n) / budget;
}
