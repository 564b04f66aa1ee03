/** The money of some lines against what was expected of them: one computation for every level of the API. */
import type { Figures, ForecastJson } from "../../../shared/contracts/api/api.ts";
import { lagFigures, reporting } from "../../../shared/domain/alerts/rules/lag-figures.ts";
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import {
  type Expectation,
  expectationOf,
  type PathQuestion,
} from "../../../shared/domain/pace/expected-path.ts";
import { type Forecast, forecastOf } from "../../../shared/domain/pace/forecast.ts";
import type { LastYear } from "../../../shared/domain/pace/last-year.ts";
import { monthEndTotals } from "../../../shared/domain/pace/past-project.ts";
import { judgedLines } from "../../../shared/domain/policy/line-policy.ts";
import type { Policy } from "../../../shared/domain/policy/policy.ts";
import {
  budgetOf,
  type RateBasis,
  rateOf,
  spendingMeasureOf,
  spendingOf,
  sumStated,
  type Unbudgeted,
  unbudgetedOf,
} from "../../../shared/domain/rates/rate.ts";
import { datePartsOf, type IsoDate } from "../../../shared/domain/values/calendar.ts";
import {
  formatPercent,
  fraction,
  type Fraction,
  pointsBetween,
  shareOfBudget,
  subtract,
} from "../../../shared/domain/values/fraction.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import type { Won } from "../../../shared/domain/values/won.ts";

/** From where an office is looked at. */
export interface Evaluation {
  readonly fiscalYear: number;
  readonly policy: Policy;
  readonly basis: RateBasis;
  readonly history: LastYear | null;
  /** By it silence is told, and nothing else. */
  readonly today: IsoDate;
  /** One object, by which forecasts are remembered: each line by the day of its own figures. */
  readonly question: PathQuestion;
}

export interface JudgedFigures {
  readonly budget: Won;
  readonly spent: Won;
  readonly rate: Fraction;
  readonly expectation: Expectation;
  /** Judged rate minus expected rate. */
  readonly gap: Fraction;
  readonly behind: Won;
}

export interface ScopeFigures {
  readonly asOf: IsoDate;
  readonly budget: Won | null;
  readonly spent: Won | null;
  readonly rate: Fraction | null;
  readonly judged: JudgedFigures | null;
  readonly forecast: Forecast | null;
  readonly lines: number;
  readonly notReported: number;
  readonly unbudgeted: Unbudgeted;
}

/** The lines that lag rules judge. */
export function judgedOf(lines: readonly LedgerLine[], { policy, basis }: Evaluation): readonly LedgerLine[] {
  return reporting(judgedLines(lines, policy), basis);
}

export function scopeFigures(
  lines: readonly LedgerLine[],
  asOf: IsoDate,
  evaluation: Evaluation,
): ScopeFigures {
  const { basis, question } = evaluation;
  const judged = judgedOf(lines, evaluation);
  const spent = lines.map((line) => totalOf(spendingOf(line, basis)));
  const budgets = lines.map((line) => totalOf(budgetOf(line, basis)));
  return {
    asOf,
    budget: sumStated(budgets),
    spent: sumStated(spent),
    rate: rateOf(lines, basis),
    judged: judgedFigures(judged, question),
    forecast: forecastOf(judged, question),
    lines: lines.length,
    notReported: lines.filter((_, at) => budgets[at] !== null && spent[at] === null).length,
    unbudgeted: unbudgetedOf(lines, basis),
  };
}

function judgedFigures(lines: readonly LedgerLine[], question: PathQuestion): JudgedFigures | null {
  const figures = lagFigures(lines, question.basis);
  const expectation = expectationOf(lines, question);
  if (figures === null || expectation === null) return null;
  const { budget, expenditure: spent, rate } = figures;
  const behind = expectation.expected - spent;
  return {
    budget,
    spent,
    rate,
    expectation,
    gap: subtract(rate, fraction(expectation.expected, budget)),
    behind: behind > 0n ? behind : 0n,
  };
}

export function figuresToJson(figures: ScopeFigures): Figures {
  const { asOf, budget, spent, rate, judged, forecast, lines, notReported, unbudgeted } = figures;
  return {
    asOf,
    budgetWon: wonText(budget),
    spentWon: wonText(spent),
    rate: percentText(rate),
    expectation:
      judged === null
        ? null
        : {
            rung: judged.expectation.paceSource,
            judgedBudgetWon: `${judged.budget}`,
            judgedSpentWon: `${judged.spent}`,
            judgedRate: formatPercent(judged.rate, 1),
            expectedWon: `${judged.expectation.expected}`,
            expectedRate: shareText(judged.expectation.expected, judged.budget),
            targetWon: `${judged.expectation.target}`,
            targetRate: shareText(judged.expectation.target, judged.budget),
            gapPoints: pointsBetween(fraction(judged.expectation.expected, judged.budget), judged.rate),
            behindWon: `${judged.behind}`,
          },
    forecast: forecast === null ? null : forecastToJson(forecast),
    lines,
    notReported,
    unbudgeted: { lines: unbudgeted.lines, spentWon: `${unbudgeted.spent}` },
  };
}

function forecastToJson({ amount, budget, band, peers }: Forecast): ForecastJson {
  return {
    amountWon: `${amount}`,
    rate: percentText(shareOfBudget(amount, budget)),
    band:
      band === null ? null : { lowWon: `${band.low}`, middleWon: `${band.middle}`, highWon: `${band.high}` },
    peers,
  };
}

export function wonText(amount: Won | null): string | null {
  return amount === null ? null : `${amount}`;
}

export function percentText(rate: Fraction | null): string | null {
  return rate === null ? null : formatPercent(rate, 1);
}

function shareText(part: Won, whole: Won): string {
  return formatPercent(fraction(part, whole), 1);
}

/** A line's budget and spending at the twelve month ends, as far as anything is known of them. */
interface MonthTotals {
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
