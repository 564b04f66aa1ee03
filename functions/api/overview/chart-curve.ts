/** The year of the lines that pictures are of: their curve, that of the year before, and the stages on the way. */
import type { Charts } from "../../../shared/contracts/api/api.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { stageProgress } from "../../../shared/domain/pace/stage-progress.ts";
import { dayOfSum } from "../../../shared/domain/rates/later-figures.ts";
import { isMonthEnd, laterOf, monthOf } from "../../../shared/domain/values/calendar.ts";
import { formatPercent, fraction } from "../../../shared/domain/values/fraction.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { figuresToJson, judgedOf, scopeFigures, type ScopeFigures } from "../figures/scope-figures.ts";
import { actualOf, monthsAhead, monthsOfLines, spentByMonth } from "./chart-months.ts";

type Curve = NonNullable<Charts["curve"]>;

/** Null of no lines. */
export function figuresOfLines(
  lines: readonly LedgerLine[],
  { evaluation, reading: { figures } }: BooksModel,
): ScopeFigures | null {
  const asOf = dayOfSum(lines, evaluation.basis, figures.view.later);
  return asOf === null ? null : scopeFigures(lines, asOf, evaluation);
}

/** @param isOfLastYear which of last year's lines it is held against; null of what last year says nothing of. */
export function curveOf(
  lines: readonly LedgerLine[],
  figures: ScopeFigures,
  model: BooksModel,
  files: Curve["files"],
  isOfLastYear: ((line: LedgerLine) => boolean) | null,
): Curve | null {
  if (figures.judged === null) return null;
  const { evaluation } = model;
  const { asOf, judged } = figures;
  const counted = judgedOf(lines, evaluation);
  return {
    budgetWon: `${judged.budget}`,
    expectedWon: `${judged.expectation.expected}`,
    actual: actualOf(spentByMonth(monthsOfLines(counted, model), asOf), asOf, evaluation.fiscalYear),
    months: monthsAhead(counted, evaluation),
    lastYear: isOfLastYear === null ? [] : lastYearOf(model, isOfLastYear),
    forecast: figuresToJson(figures).forecast,
    files,
  };
}

/** What this year's policy judges of last year's books. */
function lastYearOf(
  { reading: { past }, evaluation }: BooksModel,
  isMeant: (line: LedgerLine) => boolean,
): Curve["lastYear"] {
  const judged = new Set(judgedOf(past.map(({ line }) => line).filter(isMeant), evaluation));
  const lines = past.filter(({ line }) => judged.has(line));
  const [first, ...others] = lines.map(({ line }) => line.asOf);
  if (first === undefined) return [];
  const asOf = others.reduce(laterOf, first);
  const months = lines.map(({ line, totals }) => ({ asOf: line.asOf, totals }));
  return actualOf(spentByMonth(months, asOf), asOf, evaluation.fiscalYear - 1);
}

export function stagesOf(lines: readonly LedgerLine[], model: BooksModel): Charts["stages"] {
  const { question, fiscalYear } = model.evaluation;
  const judged = judgedOf(lines, model.evaluation);
  return stageProgress(judged, question, fiscalYear).map((stage) => {
    const { date, budget, target, spent, needed } = stage;
    const asOf = dayOfSum(stage.lines, question.basis, model.reading.figures.view.later) ?? date;
    const sums = spentByMonth(monthsOfLines(stage.lines, model), asOf);
    const byThen = date < asOf && isMonthEnd(date) ? (sums[monthOf(date) - 1] ?? null) : null;
    return {
      date,
      asOf,
      projects: stage.lines.length,
      budgetWon: `${budget}`,
      targetWon: `${target}`,
      targetRate: formatPercent(fraction(target, budget), 1),
      spentWon: `${spent}`,
      rate: formatPercent(fraction(spent, budget), 1),
      neededWon: `${needed}`,
      spentByThenWon: byThen === null ? null : `${byThen}`,
    };
  });
}
