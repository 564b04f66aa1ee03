/**
 * Holds the ladder against years that are over: what the forecast and behind-target would have said at the
 * ends of June and September, and what came of it. Every source is asked alone, and the calendar is asked
 * about the same lines, so that the two can be compared.
 */
import type { Balance, PlanPoint } from "../ledger/balance.ts";
import { balanceOnDay } from "../ledger/balance-on-day.ts";
import { type LedgerLine, lineOn } from "../ledger/ledger-line.ts";
import { judgedLines, targetBasisPointsOf } from "../policy/line-policy.ts";
import type { Policy } from "../policy/policy.ts";
import { budgetOf, commonBasis, type RateBasis, spendingMeasureOf, spendingOf } from "../rates/rate.ts";
import { datePartsOf, dayOfYear, type IsoDate, monthEnd, yearEnd } from "../values/calendar.ts";
import { fraction, type Fraction } from "../values/fraction.ts";
import { totalOf } from "../values/fund.ts";
import type { Won } from "../values/won.ts";
import {
  dayOf,
  expectationOf,
  type PathQuestion,
  type PaceSource,
  paceSources,
  pacePositionOf,
} from "./expected-path.ts";
import { forecastOf } from "./forecast.ts";
import { lastYearOf } from "./last-year.ts";

/** One year that is over, with the books of the year before it. */
export interface BacktestYear {
  readonly fiscalYear: number;
  readonly balances: readonly Balance[];
  /** Empty where there are none: only the policy's curve, plans and the calendar speak then. */
  readonly before: readonly Balance[];
}

export const backtestMonths = [6, 9] as const;

export interface Score {
  /** |forecast - spent at the year's end| of the budget then, over all money; null without lines. */
  readonly forecastError: Fraction | null;
  /** Of the lines that were called behind, those that ended late; null when none was called. */
  readonly precision: Fraction | null;
  /** Of the lines that ended late, those that were called behind; null when none was late. */
  readonly recall: Fraction | null;
  /** The middle number of days before 31 December since which the rightly called had been called without a break. */
  readonly leadDays: number | null;
}

export interface BacktestRow {
  /** `ladder`: for each line the best source that speaks. */
  readonly paceSource: PaceSource | "ladder";
  readonly month: (typeof backtestMonths)[number];
  /** Lines that the source speaks for. */
  readonly lines: number;
  /** Of these, the ones that ended the year below their target by more than the policy's notice gap. */
  readonly late: number;
  readonly score: Score;
  /** The calendar's score for the same lines. */
  readonly calendar: Score;
}

/** What one line's year looks like from one month. Won. */
interface Evaluation {
  readonly forecast: Won;
  readonly spentAtEnd: Won;
  readonly budgetAtEnd: Won;
  readonly isLate: boolean;
  /** The month end since which it has been called behind without a break; null: it is not called. */
  readonly calledSince: IsoDate | null;
}

export function backtest(years: readonly BacktestYear[], policy: Policy): readonly BacktestRow[] {
  const cases = years.map((year) => caseOf(year, policy));
  return backtestMonths.flatMap((month) =>
    (["ladder", ...paceSources] as const).map((paceSource) => {
      const pairs = cases.flatMap((each) => evaluationsOf(each, month, paceSource));
      return {
        paceSource,
        month,
        lines: pairs.length,
        late: pairs.filter(({ own }) => own.isLate).length,
        score: scoreOf(pairs.map(({ own }) => own)),
        calendar: scoreOf(pairs.map(({ calendar }) => calendar)),
      };
    }),
  );
}

interface YearCase {
  readonly year: BacktestYear;
  readonly question: Omit<PathQuestion, "date" | "paceSource">;
  /** By month: what each line was known as at its end. */
  readonly lines: ReadonlyMap<number, ReadonlyMap<string, LedgerLine>>;
}

function caseOf(year: BacktestYear, policy: Policy): YearCase {
  const months = Array.from({ length: 12 }, (_, at) => at + 1);
  const lines = new Map(months.map((month) => [month, linesAt(year, month)]));
  const basis = policy.rateBasis ?? commonBasis([...(lines.get(12)?.values() ?? [])]);
  const history = year.before.length === 0 ? null : lastYearOf(year.before, spendingMeasureOf(basis));
  return { year, lines, question: { basis, policy, history, fund: "all" } };
}

/** Plans that came later were not known then. */
function linesAt({ balances, fiscalYear }: BacktestYear, month: number): Map<string, LedgerLine> {
  const date = monthEnd(fiscalYear, month);
  const lines = new Map<string, LedgerLine>();
  for (const balance of balances) {
    if (balance.project.tier === "business") continue;
    const isKnown = (point: PlanPoint): boolean => point.asOf <= date;
    const [plan, requirement] = [balance.plan.filter(isKnown), balance.requirement.filter(isKnown)];
    const known = { ...balance, plan, requirement };
    const then = balanceOnDay(known, date);
    const line = then === null ? null : lineOn(then, date);
    if (line !== null) lines.set(balance.project.id, line);
  }
  return lines;
}

function evaluationsOf(
  { year, lines, question }: YearCase,
  month: number,
  paceSource: PaceSource | "ladder",
): { readonly own: Evaluation; readonly calendar: Evaluation }[] {
  const { policy, basis } = question;
  const date = monthEnd(year.fiscalYear, month);
  const pathQuestion: PathQuestion =
    paceSource === "ladder" ? { ...question, date } : { ...question, date, paceSource };
  const looks: { own: Evaluation; calendar: Evaluation }[] = [];
  for (const line of judgedLines([...(lines.get(month)?.values() ?? [])], policy)) {
    const past = Array.from({ length: month }, (_, at) => lines.get(at + 1)?.get(line.project.id) ?? null);
    const end = lines.get(12)?.get(line.project.id) ?? line;
    if ((totalOf(budgetOf(line, basis)) ?? 0n) < policy.minimumBudget) continue;
    if (pacePositionOf(line, pathQuestion) === null) continue;
    const own = evaluationOf(past, end, pathQuestion);
    const calendar = evaluationOf(past, end, { ...pathQuestion, paceSource: "calendar" });
    if (own !== null && calendar !== null) looks.push({ own, calendar });
  }
  return looks;
}

/** @param past the line at each month end up to the look; null where it was not known yet. */
function evaluationOf(
  past: readonly (LedgerLine | null)[],
  end: LedgerLine,
  question: PathQuestion,
): Evaluation | null {
  const line = past.at(-1) ?? null;
  const [spentAtEnd, budgetAtEnd] = [spentOf(end, question.basis), totalOf(budgetOf(end, question.basis))];
  const forecast = line === null ? null : forecastOf([line], question);
  if (forecast === null || spentAtEnd === null || budgetAtEnd === null || budgetAtEnd <= 0n) return null;
  const { policy } = question;
  const least = targetBasisPointsOf(end.project, policy) - policy.gapBasisPoints.notice;
  const isLate = spentAtEnd * 10_000n < budgetAtEnd * least;
  let calledSince: IsoDate | null = null;
  for (const [at, then] of past.entries()) {
    const date = monthEnd(datePartsOf(dayOf(end, question)).year, at + 1);
    const isCalled = then !== null && isBehind(then, { ...question, date });
    calledSince = isCalled ? (calledSince ?? date) : null;
  }
  return { forecast: forecast.amount, spentAtEnd, budgetAtEnd, isLate, calledSince };
}

/** As behind-target opens: what is missing reaches the notice gap, in share and in won. */
function isBehind(line: LedgerLine, question: PathQuestion): boolean {
  const expectation = expectationOf([line], question);
  const spent = spentOf(line, question.basis);
  if (expectation === null || spent === null) return false;
  const { gapBasisPoints, behindWon } = question.policy;
  const missing = expectation.expected - spent;
  return missing * 10_000n >= expectation.budget * gapBasisPoints.notice && missing >= behindWon.notice;
}

function scoreOf(looks: readonly Evaluation[]): Score {
  const called = looks.filter(({ calledSince }) => calledSince !== null);
  const right = called.filter(({ isLate }) => isLate);
  const late = looks.filter(({ isLate }) => isLate);
  let [missed, money] = [0n, 0n];
  for (const { forecast, spentAtEnd, budgetAtEnd } of looks) {
    missed += forecast > spentAtEnd ? forecast - spentAtEnd : spentAtEnd - forecast;
    money += budgetAtEnd;
  }
  const leads = right.flatMap(({ calledSince }) =>
    calledSince === null ? [] : [daysLeftAfter(calledSince)],
  );
  return {
    forecastError: money === 0n ? null : fraction(missed, money),
    precision: ratio(right.length, called.length),
    recall: ratio(right.length, late.length),
    leadDays: leads.toSorted((a, b) => a - b)[Math.ceil(leads.length / 2) - 1] ?? null,
  };
}

function ratio(part: number, whole: number): Fraction | null {
  return whole === 0 ? null : fraction(BigInt(part), BigInt(whole));
}

function daysLeftAfter(date: IsoDate): number {
  return dayOfYear(yearEnd(datePartsOf(date).year)) - dayOfYear(date);
}

function spentOf(line: LedgerLine, basis: RateBasis): Won | null {
  return totalOf(spendingOf(line, basis));
}
