/**
 * Execution rates. Korean sources divide by different budgets, so a rate always names its numerator
 * and its denominator, and every row of one view uses the same ones.
 */
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { RateMeasures } from "../ledger/project-history.ts";
import type { Bilingual } from "../values/bilingual.ts";
import { datePartsOf, yearEnd } from "../values/calendar.ts";
import { type Fraction, shareOfBudget } from "../values/fraction.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../values/fund.ts";
import { sumWon, type Won } from "../values/won.ts";

/**
 * What counts as spent, and what it is divided by. `budget` is the current budget (예산현액) of each line
 * and, where a line states none, its appropriation (예산액).
 */
export const rateBases = [
  "expenditure/current-budget",
  "expenditure/appropriation",
  "expenditure/budget",
  "commitment/current-budget",
  "commitment/appropriation",
  "commitment/budget",
] as const;
export type RateBasis = (typeof rateBases)[number];

export const rateBasisNames: Readonly<Record<RateBasis, Bilingual>> = {
  "expenditure/current-budget": { ko: "집행액 ÷ 예산현액", en: "expenditure / current budget" },
  "expenditure/appropriation": { ko: "집행액 ÷ 예산액", en: "expenditure / appropriation" },
  "expenditure/budget": {
    ko: "집행액 ÷ 예산현액(없으면 예산액)",
    en: "expenditure / current budget, where not stated appropriation",
  },
  "commitment/current-budget": { ko: "원인행위액 ÷ 예산현액", en: "commitment / current budget" },
  "commitment/appropriation": { ko: "원인행위액 ÷ 예산액", en: "commitment / appropriation" },
  "commitment/budget": {
    ko: "원인행위액 ÷ 예산현액(없으면 예산액)",
    en: "commitment / current budget, where not stated appropriation",
  },
};

/**
 * What divides each line by its own current budget, and by its appropriation where it states none. What a line is divided by
 * hangs on no other line, so that no file moves the rates of projects that it does not name (ADR 81).
 */
export function commonBasis(lines: readonly LedgerLine[]): RateBasis {
  const budgeted = lines.filter((line) => states(line, "current-budget") || states(line, "appropriation"));
  const current = budgeted.filter((line) => states(line, "current-budget"));
  if (current.length === budgeted.length) return "expenditure/current-budget";
  return current.length === 0 ? "expenditure/appropriation" : "expenditure/budget";
}

/** What a line's spending is divided by. */
export function budgetOf(line: LedgerLine, basis: RateBasis): FundAmounts {
  const [first, second] = budgetMeasuresOf(basis);
  if (second !== undefined && !states(line, first)) return line.amounts[second];
  return first === "current-budget" ? currentBudgetOf(line) : line.amounts[first];
}

/**
 * A current budget in one amount that is what was appropriated: nothing was carried over or transferred, so that its money is of the
 * funds that the appropriation names. Any other amount says nothing of funds.
 */
function currentBudgetOf({ amounts }: LedgerLine): FundAmounts {
  const { "current-budget": current, appropriation } = amounts;
  const isWhole = funds.every((fund) => (current[fund] !== undefined) === (fund === "unsplit"));
  const isSplit = appropriation.unsplit === undefined;
  return isWhole && isSplit && current.unsplit === totalOf(appropriation) ? appropriation : current;
}

type BudgetMeasure = "current-budget" | "appropriation";

/** Of two the first that is stated. */
function budgetMeasuresOf(basis: RateBasis): readonly [BudgetMeasure, BudgetMeasure?] {
  switch (basis) {
    case "expenditure/current-budget":
    case "commitment/current-budget":
      return ["current-budget"];
    case "expenditure/appropriation":
    case "commitment/appropriation":
      return ["appropriation"];
    case "expenditure/budget":
    case "commitment/budget":
      return ["current-budget", "appropriation"];
  }
}

/** As the history of one project needs them. */
export function measuresOf(basis: RateBasis): RateMeasures {
  const [first, second] = budgetMeasuresOf(basis);
  return {
    spending: spendingMeasureOf(basis),
    budgets: second === undefined ? [first] : [first, second],
  };
}

/** The measure that a basis counts as spent: paid, or bound by a contract or decision. */
export function spendingMeasureOf(basis: RateBasis): "expenditure" | "commitment" {
  switch (basis) {
    case "expenditure/current-budget":
    case "expenditure/appropriation":
    case "expenditure/budget":
      return "expenditure";
    case "commitment/current-budget":
    case "commitment/appropriation":
    case "commitment/budget":
      return "commitment";
  }
}

/** What a line has spent in the sense of the basis. */
export function spendingOf(line: LedgerLine, basis: RateBasis): FundAmounts {
  return line.amounts[spendingMeasureOf(basis)];
}

/** Spent / budget over some lines; null is "undefined": no budget above 0, or no spending reported at all. */
export function rateOf(lines: readonly LedgerLine[], basis: RateBasis): Fraction | null {
  return shareOfBudget(
    sumStated(lines.map((line) => totalOf(spendingOf(line, basis)))),
    sumStated(lines.map((line) => totalOf(budgetOf(line, basis)))),
  );
}

/**
 * The rate of one fund; null when it is undefined or when some line splits only its budget or only its
 * spending by fund: spending by fund cannot be derived from the budget's mix.
 */
export function fundRateOf(lines: readonly LedgerLine[], basis: RateBasis, fund: Fund): Fraction | null {
  if (!tellsFundApart(lines, basis, fund)) return null;
  return shareOfBudget(
    sumStated(lines.map((line) => spendingOf(line, basis)[fund] ?? null)),
    sumStated(lines.map((line) => budgetOf(line, basis)[fund] ?? null)),
  );
}

/**
 * Whether the budget of a fund and the spending beside it are of the same money, line by line: only then may one be
 * divided by the other, or taken from it.
 */
export function tellsFundApart(lines: readonly LedgerLine[], basis: RateBasis, fund: Fund): boolean {
  return lines.every((line) => {
    const [budget, spent] = [budgetOf(line, basis), spendingOf(line, basis)];
    return !hides(budget, spent, fund) && !hides(spent, budget, fund);
  });
}

/** Spending that no budget stands beside: it is in a rate's numerator alone. */
export interface Unbudgeted {
  readonly lines: number;
  readonly spent: Won;
}

/** Lines that have spent and state no budget, beside others that do: the rate over all of them is too high by their spending. */
export function unbudgetedOf(lines: readonly LedgerLine[], basis: RateBasis): Unbudgeted {
  const without = lines.filter((line) => isUnbudgeted(line, basis));
  if (without.length === lines.length) return { lines: 0, spent: 0n };
  return {
    lines: without.length,
    spent: sumWon(without.map((line) => totalOf(spendingOf(line, basis)) ?? 0n)),
  };
}

/** Whether the line has spent and states no budget. */
export function isUnbudgeted(line: LedgerLine, basis: RateBasis): boolean {
  return totalOf(budgetOf(line, basis)) === null && (totalOf(spendingOf(line, basis)) ?? 0n) !== 0n;
}

/** A budget beside which nobody reported spending: it is in a rate's denominator alone. */
export interface Unreported {
  readonly lines: number;
  readonly budget: Won;
}

/** Lines with a budget and no word of spending, beside others that report it: the rate over all of them is too low by their budget. */
export function unreportedOf(lines: readonly LedgerLine[], basis: RateBasis): Unreported {
  const silent = lines.filter((line) => totalOf(spendingOf(line, basis)) === null);
  if (silent.length === lines.length) return { lines: 0, budget: 0n };
  const budgets = silent.map((line) => totalOf(budgetOf(line, basis)) ?? 0n).filter((won) => won !== 0n);
  return { lines: budgets.length, budget: sumWon(budgets) };
}

/** The sum of what is stated; null when nothing is. */
export function sumStated(amounts: readonly (Won | null)[]): Won | null {
  const stated = amounts.filter((amount) => amount !== null);
  return stated.length === 0 ? null : sumWon(stated);
}

/** True when `one` has money in the fund and `other` may keep some of its own share of it inside an unsplit total. */
function hides(one: FundAmounts, other: FundAmounts, fund: Fund): boolean {
  if ((one[fund] ?? 0n) === 0n) return false;
  // Two tables that name the same funds leave the same money in the rest that they do not name.
  const isSameRest = namedFunds(one) === namedFunds(other);
  if (fund !== "unsplit") return (other.unsplit ?? 0n) !== 0n && ((one.unsplit ?? 0n) === 0n || !isSameRest);
  return !isSameRest || (other.unsplit === undefined && totalOf(other) !== null);
}

function namedFunds(amounts: FundAmounts): string {
  return funds.filter((fund) => fund !== "unsplit" && amounts[fund] !== undefined).join(" ");
}

function states(line: LedgerLine, measure: "current-budget" | "appropriation"): boolean {
  return totalOf(line.amounts[measure]) !== null;
}

/**
 * What departments plan to have spent by 31 December. In won; null when some line has no year-end plan, for its money
 * is not planned to be left over.
 */
export function yearEndPlanOf(lines: readonly LedgerLine[], fund: Fund | "all" = "all"): Won | null {
  const plans = lines.map((line) => yearEndPlan(line, fund));
  return plans.includes(null) ? null : sumStated(plans);
}

function yearEndPlan(line: LedgerLine, fund: Fund | "all"): Won | null {
  const last = line.plan.at(-1);
  if (last === undefined || last.date !== yearEnd(datePartsOf(last.date).year)) return null;
  return fund === "all" ? totalOf(last.amounts) : (last.amounts[fund] ?? null);
}
