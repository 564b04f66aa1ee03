/** The funds of some lines in the order of their rates: which money is slow, whatever the whole does. */
import { compare, type Fraction } from "../../values/fraction.ts";
import { type Fund, funds } from "../../values/fund.ts";
import type { ViewRow } from "../../rates/office-view.ts";
import { budgetOf, fundRateOf, type RateBasis, spendingOf, sumStated } from "../../rates/rate.ts";
import type { Won } from "../../values/won.ts";

export interface FundPace {
  readonly fund: Fund;
  readonly rate: Fraction;
  readonly budget: Won;
  /** What the rate counts of this fund, in won. */
  readonly expenditure: Won;
}

/**
 * Slowest first; of equal rates in the order of `funds`. A fund without a budget, or whose spending is
 * not told apart, has no rate and is left out: spending by fund cannot be derived from the budget's mix.
 */
export function fundPaces({ lines }: Pick<ViewRow, "lines">, basis: RateBasis): readonly FundPace[] {
  return funds
    .filter((fund) => fund !== "unsplit")
    .flatMap((fund) => {
      const rate = fundRateOf(lines, basis, fund);
      const budget = sumStated(lines.map((line) => budgetOf(line, basis)[fund] ?? null));
      const expenditure = sumStated(lines.map((line) => spendingOf(line, basis)[fund] ?? null));
      if (rate === null || budget === null || expenditure === null || budget <= 0n) return [];
      return [{ fund, rate, budget, expenditure }];
    })
    .toSorted((a, b) => compare(a.rate, b.rate));
}

/** Null where fewer than two funds can be compared: one alone is the whole. */
export function slowestFund(row: Pick<ViewRow, "lines">, basis: RateBasis): FundPace | null {
  const [slowest, next] = fundPaces(row, basis);
  return slowest === undefined || next === undefined ? null : slowest;
}
