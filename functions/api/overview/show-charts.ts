/** GET charts: what the overview draws, of one evaluation and one filter. */
import type { Charts, operations } from "../../../shared/contracts/api/api.ts";
import { bubbleBounds } from "../../../shared/contracts/api/bodies/charts.ts";
import { type Principal, seesDepartment, seesProjects } from "../../../shared/domain/access/principal.ts";
import { scopeName } from "../../../shared/domain/alerts/alert-name.ts";
import { grantsAtRisk } from "../../../shared/domain/alerts/grants-at-risk.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { budgetOf, sumStated } from "../../../shared/domain/rates/rate.ts";
import { appliedOf } from "../../../shared/domain/uploads/upload.ts";
import { formatPercent, fraction } from "../../../shared/domain/values/fraction.ts";
import { funds } from "../../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../../shared/domain/words/fund-names.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { comparableName } from "../../../shared/domain/values/project.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { seesAlert } from "../alerts/alert-view.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { remembered, visibility } from "../figures/remembered.ts";
import { judgedOf, type ScopeFigures } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { curveOf, figuresOfLines, stagesOf } from "./chart-curve.ts";
import { type ChartFilter, chosenProjects, isFiltered } from "./chart-projects.ts";
import { monthRatesOf } from "./chart-months.ts";

const maxFiles = 60;
const maxProjects = 5_000;

type Curve = NonNullable<Charts["curve"]>;

const charts = remembered<Charts>();
const files = remembered<Promise<Curve["files"]>>();

export const showCharts: Act<typeof operations.charts> = async (
  { principal, params, query },
  { cache, ledger },
) => {
  // Sums of a few projects would tell a viewer of each of them.
  const { department, ...ofProjects } = query;
  if (!seesProjects(principal) && isFiltered(ofProjects)) return refuse("role-forbidden");
  const model = await cache.current(booksOf(params));
  if (department !== undefined && !seesDepartmentNamed(model, principal, department))
    return refuse("department-forbidden");
  const ticks = await files(model, principal.role, () => filesOf(model, principal, ledger));
  const name = `${visibility(principal)} ${JSON.stringify(query)}`;
  return json(charts(model, name, () => chartsOf(model, principal, query, ticks)));
};

/** What no department is called is nobody's, and its pictures are empty. */
function seesDepartmentNamed({ departments }: BooksModel, principal: Principal, name: string): boolean {
  const named = departments.filter(({ scope }) => isNamed(scope, name));
  return named.every(({ scope }) => seesDepartment(principal, scope));
}

function isNamed(
  { name, departmentCode }: { readonly name: string | null; readonly departmentCode?: string | undefined },
  asked: string,
): boolean {
  return [name, departmentCode ?? null].some(
    (each) => each !== null && comparableName(each) === comparableName(asked),
  );
}

function chartsOf(
  model: BooksModel,
  principal: Principal,
  filter: ChartFilter,
  ticks: Curve["files"],
): Charts {
  const { books, office, evaluation } = model;
  const chosen = isFiltered(filter) ? chosenProjects(model, principal, filter) : null;
  const lines = chosen === null ? officeLines(model) : countedLines(model, chosen);
  const figures = chosen === null ? office : figuresOfLines(lines, model);
  const drawn = figures?.judged === undefined || figures.judged === null ? null : figures;
  return {
    books,
    asOf: drawn?.asOf ?? null,
    today: evaluation.today,
    chosen: chosen === null ? null : chosenOf(chosen, figures),
    curve: drawn === null ? null : curveOf(lines, drawn, model, ticks, lastYearLines(filter)),
    stages: stagesOf(lines, model),
    departments: departmentsOf(model, principal, filter),
    projects: projectsOf(model, principal, chosen),
    bounds: bubbleBounds,
    funds: fundsOf(lines, model),
    ...grantsOf(model, principal, lines, chosen),
    waterfall: drawn === null ? null : waterfallOf(drawn),
  };
}

function officeLines({ reading }: BooksModel): readonly LedgerLine[] {
  return reading.figures.view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
}

/** In the order of the office, whose sums they are a part of. */
function countedLines(model: BooksModel, chosen: readonly ProjectModel[]): readonly LedgerLine[] {
  const ids = new Set(chosen.map(({ row }) => row.id));
  return officeLines(model).filter(({ project }) => ids.has(project.id));
}

function chosenOf(chosen: readonly ProjectModel[], figures: ScopeFigures | null): Charts["chosen"] {
  return {
    projects: chosen.length,
    budgetWon: figures?.budget === undefined || figures.budget === null ? null : `${figures.budget}`,
  };
}

/** Last year had other alerts and other gaps: of what they choose it says nothing. */
function lastYearLines({ department, ...ofProjects }: ChartFilter): ((line: LedgerLine) => boolean) | null {
  if (isFiltered(ofProjects)) return null;
  return ({ project }) =>
    department === undefined ||
    isNamed({ name: project.department, departmentCode: project.departmentCode }, department);
}

/** Names of files are for those who send them. */
async function filesOf(
  { books }: BooksModel,
  { role }: Principal,
  ledger: Pick<LedgerStore, "pageUploads">,
): Promise<Curve["files"]> {
  const { uploads } = await ledger.pageUploads(books, null, maxFiles);
  return uploads.flatMap((upload) => {
    const applied = upload.outcome.state === "applied" ? appliedOf(upload) : null;
    if (applied === null || applied.records === 0) return [];
    return [{ asOf: applied.asOf, fileName: role === "finance" ? upload.fileName : null }];
  });
}

/** All of them whichever is chosen, so that another one can be; of what else is chosen. */
function departmentsOf(
  model: BooksModel,
  principal: Principal,
  { department: _shown, ...ofProjects }: ChartFilter,
): Charts["departments"] {
  const { reading, evaluation } = model;
  const ids = isFiltered(ofProjects)
    ? new Set(chosenProjects(model, principal, ofProjects).map(({ row }) => row.id))
    : null;
  return reading.figures.view.rows
    .filter(({ scope }) => scope.level === "department" && seesDepartment(principal, scope))
    .map(({ scope, lines, day: ofRow }) => {
      const own = ids === null ? lines : lines.filter(({ project }) => ids.has(project.id));
      const day = ids === null ? ofRow : (figuresOfLines(own, model)?.asOf ?? ofRow);
      return { name: scope.name, months: monthRatesOf(judgedOf(own, evaluation), day, model) };
    });
}

function projectsOf(
  { projects }: BooksModel,
  principal: Principal,
  chosen: readonly ProjectModel[] | null,
): Charts["projects"] {
  if (!seesProjects(principal)) return [];
  const ids = chosen === null ? null : new Set(chosen.map(({ row }) => row.id));
  return projects
    .filter(({ row }) => row.tier !== "business" && seesDepartment(principal, row))
    .flatMap(({ row, figures }) => {
      const { rate, budgetWon, expectation } = row.figures;
      if (rate === null || budgetWon === null || expectation === null) return [];
      const { id, name, department, alert } = row;
      const { gapPoints, behindWon } = expectation;
      const severity = alert?.severity ?? null;
      const isChosen = ids === null || ids.has(id);
      return [
        {
          of: { id, name, department, budgetWon, rate, gapPoints, behindWon, severity, isChosen },
          budget: figures.budget ?? 0n,
        },
      ];
    })
    .toSorted((a, b) => ascending(b.budget, a.budget) || ascending(a.of.id, b.of.id))
    .slice(0, maxProjects)
    .map(({ of }) => of);
}

function fundsOf(
  lines: readonly LedgerLine[],
  { evaluation: { basis }, books }: BooksModel,
): Charts["funds"] {
  const names = fundNamesOf(books.office);
  const stated = funds.flatMap((fund) => {
    const budget = sumStated(lines.map((line) => budgetOf(line, basis)[fund] ?? null));
    return budget === null || budget <= 0n ? [] : [{ fund, budget }];
  });
  const whole = sumWon(stated.map(({ budget }) => budget));
  return stated.map(({ fund, budget }) => ({
    fund,
    title: names[fund],
    budgetWon: `${budget}`,
    share: formatPercent(fraction(budget, whole), 1),
  }));
}

/** The report's figures, of what is chosen and seen. */
function grantsOf(
  { alerts, evaluation: { basis } }: BooksModel,
  principal: Principal,
  lines: readonly LedgerLine[],
  chosen: readonly ProjectModel[] | null,
): Pick<Charts, "unspentGrants" | "atRisk"> {
  const scopes = chosen === null ? null : new Set(chosen.map((project) => project.scopeName));
  const isManager = principal.role === "manager";
  const seen = lines.filter(({ project }) => !isManager || seesDepartment(principal, project));
  const spoken = alerts.filter(
    (alert) =>
      (scopes === null || scopes.has(scopeName(alert.scope))) && (!isManager || seesAlert(principal, alert)),
  );
  const { unspent, likely } = grantsAtRisk(seen, spoken, basis);
  return {
    unspentGrants: unspent === null ? null : { won: `${unspent.won}`, projects: unspent.projects },
    atRisk: { won: `${likely.won}`, projects: likely.projects },
  };
}

function waterfallOf({ judged, forecast }: ScopeFigures): Charts["waterfall"] {
  if (judged === null || forecast === null) return null;
  const { budget, spent } = judged;
  const { amount } = forecast;
  return {
    budgetWon: `${budget}`,
    spentWon: `${spent}`,
    stillWon: `${amount - spent}`,
    leftWon: `${budget - amount}`,
  };
}
