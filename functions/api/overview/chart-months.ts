/** The months of some lines: what was spent by their ends, and what was expected. */
import type { Charts } from "../../../shared/contracts/api/api.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { expectationOf } from "../../../shared/domain/pace/expected-path.ts";
import { plannedBy, planPathOf } from "../../../shared/domain/pace/path.ts";
import { datePartsOf, earlierOf, type IsoDate, monthEnd } from "../../../shared/domain/values/calendar.ts";
import { formatPercent, fraction, pointsBetween } from "../../../shared/domain/values/fraction.ts";
import { sumWon, type Won } from "../../../shared/domain/values/won.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { type Evaluation, monthTotals } from "../figures/scope-figures.ts";

/** Of the twelve months what was spent by their ends; null of a month that no source spoke of. */
type MonthSums = readonly (Won | null)[];

/** A line of this year or of another one, with its running total at the twelve month ends. */
export interface LineMonths {
  readonly asOf: IsoDate;
  readonly totals: readonly (Won | null)[];
}

export function monthsOfLines(
  lines: readonly LedgerLine[],
  { projectsById, evaluation }: Pick<BooksModel, "projectsById" | "evaluation">,
): readonly LineMonths[] {
  return lines.flatMap((line) => {
    const project = projectsById.get(line.project.id);
    if (project === undefined) return [];
    return [{ asOf: line.asOf, totals: monthTotals(project.joined.balance, line, evaluation.basis).spent }];
  });
}

/**
 * A month end is reported when some line has news in that month: a line without any is then taken as it stood before,
 * and as nothing spent where it had not begun. The month of the figures' own day is always known, and the last: what few
 * lines report after it is in it, as in every sum of that day.
 */
export function spentByMonth(lines: readonly LineMonths[], asOf: IsoDate): MonthSums {
  const lastMonth = datePartsOf(asOf).month;
  const totals = lines.map(({ asOf: own, totals: known }) => {
    // What is past a line's own day is as it stood on it.
    const last = known.findLast((total) => total !== null) ?? null;
    const { month } = datePartsOf(own);
    return known.map((total, at) => (at >= month || at + 1 === lastMonth ? last : total));
  });
  return Array.from({ length: 12 }, (_, at) => {
    if (at >= lastMonth) return null;
    const hasNews = at + 1 === lastMonth || totals.some((of) => of[at] !== (at === 0 ? null : of[at - 1]));
    return hasNews ? sumWon(totals.map((of) => of[at] ?? 0n)) : null;
  });
}

/** With their true days: the last month that is known ends on the day of the figures. */
export function actualOf(
  sums: MonthSums,
  asOf: IsoDate,
  fiscalYear: number,
): { readonly date: IsoDate; readonly spentWon: string }[] {
  return sums.flatMap((spent, at) =>
    spent === null ? [] : [{ date: earlierOf(monthEnd(fiscalYear, at + 1), asOf), spentWon: `${spent}` }],
  );
}

/** Expectation and plan at the twelve month ends. The plan of some lines alone would say nothing of the whole. */
export function monthsAhead(
  lines: readonly LedgerLine[],
  { fiscalYear, question }: Evaluation,
): NonNullable<Charts["curve"]>["months"] {
  const plans = lines.map((line) => planPathOf(line, "all"));
  return Array.from({ length: 12 }, (_, at) => {
    const date = monthEnd(fiscalYear, at + 1);
    const stated = plans.filter((plan) => plan !== null);
    return {
      date,
      expectedWon: `${expectationOf(lines, { ...question, date })?.expected ?? 0n}`,
      plannedWon:
        stated.length < plans.length ? null : `${sumWon(stated.map((plan) => plannedBy(plan, date, 1n)))}`,
    };
  });
}

/** Rate and expected rate at the month ends that are known, the last one as the figures themselves say it. */
export function monthRatesOf(
  lines: readonly LedgerLine[],
  asOf: IsoDate,
  model: BooksModel,
): Charts["departments"][number]["months"] {
  const { fiscalYear, question } = model.evaluation;
  const sums = spentByMonth(monthsOfLines(lines, model), asOf);
  const { month: lastMonth } = datePartsOf(asOf);
  return sums.map((spent, at) => {
    const date = earlierOf(monthEnd(fiscalYear, at + 1), asOf);
    const isLast = at + 1 === lastMonth;
    const expectation = expectationOf(lines, { ...question, date: isLast ? null : date });
    if (spent === null || at >= lastMonth || expectation === null) return null;
    const rate = fraction(spent, expectation.budget);
    const expectedRate = fraction(expectation.expected, expectation.budget);
    return {
      date,
      rate: formatPercent(rate, 1),
      expectedRate: formatPercent(expectedRate, 1),
      gapPoints: pointsBetween(expectedRate, rate),
    };
  });
}
