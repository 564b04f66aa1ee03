/** The sums that the rules compare. Amounts in won, over the lines of one row. */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { budgetOf, type RateBasis, spendingOf, sumStated } from "../../rates/rate.ts";
import { type IsoDate, laterOf } from "../../values/calendar.ts";
import { fraction, type Fraction, multiply, roundHalfUp } from "../../values/fraction.ts";
import { type FundAmounts, funds, totalOf } from "../../values/fund.ts";
import type { FactualMeasure } from "../../values/measure.ts";
import { isPaymentLine } from "../../values/project.ts";
import type { Won } from "../../values/won.ts";
import type { OfficeReports } from "./rule.ts";

export interface LagFigures {
  readonly budget: Won;
  /** What the rate counts: expenditure or, on a basis of commitments, what is bound. */
  readonly expenditure: Won;
  readonly rate: Fraction;
}

/** Every rule asks the same of the lines of one row; they never change, and are forgotten with the row. */
const remembered = new WeakMap<
  readonly LedgerLine[],
  { readonly basis: RateBasis; readonly figures: LagFigures | null }
>();

/** Budget and spending alone, by the same rules. */
export type LagSums = Pick<LagFigures, "budget" | "expenditure">;

const rememberedSums = new WeakMap<
  readonly LedgerLine[],
  { readonly basis: RateBasis; readonly sums: LagSums | null }
>();

/** Null where `lagFigures` is. */
export function lagSums(lines: readonly LedgerLine[], basis: RateBasis): LagSums | null {
  const known = rememberedSums.get(lines);
  if (known?.basis === basis) return known.sums;
  const budget = budgetSum(lines, basis);
  const expenditure = sumStated(lines.map((line) => totalOf(spendingOf(line, basis))));
  const sums = budget === null || expenditure === null || budget <= 0n ? null : { budget, expenditure };
  rememberedSums.set(lines, { basis, sums });
  return sums;
}

/** Null when there is no pace to speak of: no budget above 0, or no spending reported, which is not 0 %. */
export function lagFigures(lines: readonly LedgerLine[], basis: RateBasis): LagFigures | null {
  const known = remembered.get(lines);
  if (known?.basis === basis) return known.figures;
  const figures = figuresOf(lines, basis);
  remembered.set(lines, { basis, figures });
  return figures;
}

function figuresOf(lines: readonly LedgerLine[], basis: RateBasis): LagFigures | null {
  const sums = lagSums(lines, basis);
  return sums === null ? null : { ...sums, rate: fraction(sums.expenditure, sums.budget) };
}

/** The lines that report what the rate counts: in a sum the others would stand for 0 %, which nobody reported. */
export function reporting(lines: readonly LedgerLine[], basis: RateBasis): readonly LedgerLine[] {
  return lines.filter((line) => totalOf(spendingOf(line, basis)) !== null);
}

/** Null where no line states a budget. */
export function budgetSum(lines: readonly LedgerLine[], basis: RateBasis): Won | null {
  return sumStated(lines.map((line) => totalOf(budgetOf(line, basis))));
}

/** What may be spent, whatever the rate divides by: money carried over is in the current budget alone. Null where none is stated. */
export function spendableSum(lines: readonly LedgerLine[]): Won | null {
  return budgetSum(lines, "expenditure/budget");
}

export function measureSum(lines: readonly LedgerLine[], measure: FactualMeasure): Won | null {
  return sumStated(lines.map((line) => totalOf(line.amounts[measure])));
}

/** National and provincial money in the budgets: what goes back when it is not spent. Null where no line splits its budget. */
export function grantsIn(lines: readonly LedgerLine[], basis: RateBasis): Won | null {
  return sumStated(lines.map((line) => grantOf(budgetOf(line, basis))));
}

/** A share of an amount as won, half-up. */
export function partOf(share: Fraction, amount: Won): Won {
  return roundHalfUp(multiply(share, fraction(amount, 1n)));
}

/** What is missing, in won; 0 where nothing is. */
export function atLeastZero(amount: Won): Won {
  return amount > 0n ? amount : 0n;
}

/** A budget that names some fund names them all: of those, what is not stated is 0. */
function grantOf(budget: FundAmounts): Won | null {
  if (funds.every((fund) => fund === "unsplit" || budget[fund] === undefined)) return null;
  return (budget.national ?? 0n) + (budget.provincial ?? 0n);
}

/**
 * What the sources of an office tell at all, so that a line that lacks it is an exception and no rule. Over the
 * counted lines of the office; null when there are none. Lines of payment lists never state a budget.
 */
export function officeReports(lines: readonly LedgerLine[]): OfficeReports | null {
  const others = lines.filter(({ project }) => !isPaymentLine(project.id));
  const [first] = others.length === 0 ? lines : others;
  if (first === undefined) return null;
  const budgeted = others.filter((line) => spendableSum([line]) !== null);
  const spending = budgeted.filter(({ amounts }) => totalOf(amounts.expenditure) !== null);
  return {
    asOf: others.reduce<IsoDate>((latest, line) => laterOf(latest, line.asOf), first.asOf),
    budget: isMost(budgeted.length, others.length),
    spending: isMost(spending.length, budgeted.length),
  };
}

function isMost(part: number, whole: number): boolean {
  return 2 * part > whole;
}
