/** GET projects/{id}: one project, from its rate back to the rows of the files. */
import type { operations, ProjectAnswer } from "../../../shared/contracts/api/api.ts";
import { seesDepartment } from "../../../shared/domain/access/principal.ts";
import { alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import { doneSeq } from "../../../shared/domain/journal/journal-entry.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { type HistoryStep, projectHistory } from "../../../shared/domain/ledger/project-history.ts";
import { reportedSpending } from "../../../shared/domain/ledger/reported-spending.ts";
import { expectationOf } from "../../../shared/domain/pace/expected-path.ts";
import { plannedBy, planPathOf } from "../../../shared/domain/pace/path.ts";
import {
  budgetOf,
  fundRateOf,
  measuresOf,
  rateBasisNames,
  spendingMeasureOf,
  spendingOf,
} from "../../../shared/domain/rates/rate.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { monthEnd } from "../../../shared/domain/values/calendar.ts";
import { type FundAmounts, funds, totalOf } from "../../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../../shared/domain/words/fund-names.ts";
import { factualMeasures, measureNames } from "../../../shared/domain/values/measure.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import type { StoredAlertChange } from "../../../shared/ports/alert-store.ts";
import { alertView, byUrgency } from "../alerts/alert-view.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { remembered } from "../figures/remembered.ts";
import { judgedOf, monthTotals, percentText, wonText } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { explanationsOf } from "./explanations.ts";

const maxSteps = 500;
const maxRows = 50;
const maxExplanations = 200;

const alertLogs = remembered<Promise<readonly StoredAlertChange[]>>();

export const showProject: Act<typeof operations.project> = async (
  { principal, params, query },
  dependencies,
) => {
  const books = booksOf(params);
  const model = await dependencies.cache.current(books);
  const found = model.projectsById.get(params.id);
  if (found === undefined) return refuse("not-found");
  if (!seesDepartment(principal, found.row)) return refuse("department-forbidden");
  const { parts, paidAfter } = found.joined;
  const through = doneSeq(model.reading.head);
  const histories = await Promise.all(
    parts.map((id) => dependencies.ledger.readPostings(books, id, through)),
  );
  const everyStep = projectHistory(histories, measuresOf(model.evaluation.basis), paidAfter).toReversed();
  const steps = everyStep.filter(({ date }) => query.month === undefined || date.startsWith(query.month));
  const names = await fileNames(steps.slice(0, maxSteps), books, dependencies);
  const { basis, today } = model.evaluation;
  const log = await alertLogs(model, "log", () => dependencies.alerts.readLog(books));
  return json({
    books,
    basis: { code: basis, ...rateBasisNames[basis] },
    today,
    project: found.row,
    parts: [...parts],
    amounts: amountsOf(found),
    funds: fundsOf(found, model),
    months: monthsOf(found, model),
    curve: curveOf(histories, found, model),
    plan: found.line.plan.map(({ date, amounts }) => ({ date, amountWon: wonText(totalOf(amounts)) })),
    steps: steps.slice(0, maxSteps).map((step) => stepView(step, names)),
    stepCount: steps.length,
    stepMonths: stepMonthsOf(everyStep),
    alerts: byUrgency(alertRows(found.alerts)).map((row) => alertView(row, model.books, dependencies.hash)),
    explanations: explanationsOf(log, found.scopeName).slice(0, maxExplanations),
    businesses: businessesOf(found, model),
  });
};

function amountsOf({ line }: ProjectModel): ProjectAnswer["amounts"] {
  const stated = [
    ...factualMeasures.map((measure) => ({ measure, amounts: line.amounts[measure] })),
    { measure: "requirement" as const, amounts: line.requirement },
  ];
  return stated.flatMap(({ measure, amounts }) => {
    const byFund = funds.flatMap((fund) => {
      const amount = amounts[fund];
      return amount === undefined ? [] : [{ fund, amountWon: `${amount}` }];
    });
    if (byFund.length === 0) return [];
    return [{ measure, title: measureNames[measure], totalWon: wonText(totalOf(amounts)), byFund }];
  });
}

function fundsOf({ line }: ProjectModel, { evaluation, books }: BooksModel): ProjectAnswer["funds"] {
  const names = fundNamesOf(books.office);
  const { basis, question } = evaluation;
  const [budget, spent]: readonly FundAmounts[] = [budgetOf(line, basis), spendingOf(line, basis)];
  return funds
    .filter((fund) => budget?.[fund] !== undefined || spent?.[fund] !== undefined)
    .map((fund) => ({
      fund,
      title: names[fund],
      budgetWon: wonText(budget?.[fund] ?? null),
      spentWon: wonText(spent?.[fund] ?? null),
      rate: percentText(fundRateOf([line], basis, fund)),
      expectedWon: wonText(
        expectationOf(judgedOf([line], evaluation), { ...question, fund })?.expected ?? null,
      ),
    }));
}

/** The curve beside its plan and its expected path, at the twelve month ends. */
function monthsOf({ line, joined }: ProjectModel, { evaluation }: BooksModel): ProjectAnswer["months"] {
  const { spent, budget } = monthTotals(joined.balance, line, evaluation.basis);
  const planned = planPathOf(line, "all");
  const judged = judgedOf([line], evaluation);
  return Array.from({ length: 12 }, (_, at) => {
    const date = monthEnd(evaluation.fiscalYear, at + 1);
    return {
      date,
      budgetWon: wonText(budget[at] ?? null),
      spentWon: wonText(spent[at] ?? null),
      expectedWon: wonText(expectationOf(judged, { ...evaluation.question, date })?.expected ?? null),
      plannedWon: planned === null ? null : `${plannedBy(planned, date, 1n)}`,
    };
  });
}

function curveOf(
  histories: readonly (readonly Posting[])[],
  { joined: { paidAfter } }: ProjectModel,
  { evaluation: { basis } }: BooksModel,
): ProjectAnswer["curve"] {
  const { days, covered } = reportedSpending(histories, spendingMeasureOf(basis), paidAfter);
  return { days: days.map(({ date, spent }) => ({ date, spentWon: `${spent}` })), covered: [...covered] };
}

/** Of the files that the steps came from. */
async function fileNames(
  steps: readonly HistoryStep[],
  books: Books,
  { ledger }: Parameters<typeof showProject>[1],
): Promise<ReadonlyMap<string, string>> {
  const ids = [
    ...new Set(
      steps.flatMap(({ uploadId, confirmedBy }) =>
        confirmedBy === null ? [uploadId] : [uploadId, confirmedBy.uploadId],
      ),
    ),
  ];
  const uploads = await Promise.all(ids.map((id) => ledger.findUpload(books, id)));
  return new Map(uploads.flatMap((upload) => (upload === null ? [] : [[upload.uploadId, upload.fileName]])));
}

/** @param steps the newest first. */
function stepMonthsOf(steps: readonly HistoryStep[]): ProjectAnswer["stepMonths"] {
  const byMonth = Map.groupBy(steps, ({ date }) => date.slice(0, "2026-08".length));
  return [...byMonth].map(([month, of]) => ({
    month,
    steps: of.length,
    // What was spent by a later step of another measure was reported by an earlier one.
    spentWon: wonText(
      of.find(({ measure, isCounted }) => measure === "expenditure" && isCounted)?.after.spent ?? null,
    ),
  }));
}

function stepView(step: HistoryStep, names: ReadonlyMap<string, string>): ProjectAnswer["steps"][number] {
  const { date, measure, kind, fund, amount, count, uploadId, asOf, rows, isCounted, confirmedBy, after } =
    step;
  return {
    date,
    measure,
    measureTitle: measureNames[measure],
    kind,
    fund,
    amountWon: `${amount}`,
    count,
    uploadId,
    fileName: names.get(uploadId) ?? null,
    asOf,
    rows: rows.slice(0, maxRows),
    rowCount: rows.length,
    isCounted,
    confirmedBy:
      confirmedBy === null
        ? null
        : {
            date: confirmedBy.date,
            uploadId: confirmedBy.uploadId,
            fileName: names.get(confirmedBy.uploadId) ?? null,
            rows: confirmedBy.rows.slice(0, maxRows),
            rowCount: confirmedBy.rows.length,
          },
    budgetAfterWon: wonText(after.budget),
    spentAfterWon: wonText(after.spent),
    rateAfter: percentText(after.rate),
  };
}

function businessesOf({ row }: ProjectModel, { projects }: BooksModel): ProjectAnswer["businesses"] {
  if (row.tier !== "unit-project") return [];
  const name = comparableName(row.name);
  return projects
    .map((each) => each.row)
    .filter(
      ({ tier, unitProject, department }) =>
        tier === "business" &&
        unitProject !== null &&
        comparableName(unitProject) === name &&
        department === row.department,
    );
}
