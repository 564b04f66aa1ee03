/** GET charts: what the overview draws, of one evaluation. */
import type { Charts, operations } from "../../../shared/contracts/api/api.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import { moneyOfAlert, needsAction } from "../../../shared/domain/alerts/alert-rows.ts";
import { budgetOf, sumStated } from "../../../shared/domain/rates/rate.ts";
import { appliedOf } from "../../../shared/domain/uploads/upload.ts";
import { formatPercent, fraction } from "../../../shared/domain/values/fraction.ts";
import { fundNames, funds } from "../../../shared/domain/values/fund.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { sumWon } from "../../../shared/domain/values/won.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { seesAlert } from "../alerts/alert-view.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { remembered, visibility } from "../figures/remembered.ts";
import { figuresToJson, judgedOf } from "../figures/scope-figures.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";
import { actualOf, monthRatesOf, monthsAhead, spentByMonth } from "./chart-months.ts";

const maxFiles = 60;
const maxProjects = 5_000;

type Curve = NonNullable<Charts["curve"]>;

const charts = remembered<Charts>();
const files = remembered<Promise<Curve["files"]>>();

export const showCharts: Act<typeof operations.charts> = async ({ principal, params }, { cache, ledger }) => {
  const model = await cache.current(booksOf(params));
  const ticks = await files(model, principal.role, () => filesOf(model, principal, ledger));
  return json(charts(model, visibility(principal), () => chartsOf(model, principal, ticks)));
};

function chartsOf(model: BooksModel, principal: Principal, ticks: Curve["files"]): Charts {
  const { books, office, evaluation } = model;
  return {
    books,
    asOf: office?.judged === undefined || office.judged === null ? null : office.asOf,
    today: evaluation.today,
    curve: curveOf(model, ticks),
    departments: departmentsOf(model, principal),
    projects: projectsOf(model, principal),
    funds: fundsOf(model),
    atRisk: atRiskOf(model, principal),
    waterfall: waterfallOf(model),
  };
}

function officeLines({ reading }: BooksModel) {
  return reading.figures.view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
}

function curveOf(model: BooksModel, ticks: Curve["files"]): Curve | null {
  const { office, evaluation } = model;
  if (office === null || office.judged === null) return null;
  const judged = judgedOf(officeLines(model), evaluation);
  const { forecast } = figuresToJson(office);
  return {
    budgetWon: `${office.judged.budget}`,
    expectedWon: `${office.judged.expectation.expected}`,
    actual: actualOf(spentByMonth(judged, office.asOf, model), office.asOf, evaluation.fiscalYear).map(
      ({ date, spent }) => ({
        date,
        spentWon: `${spent}`,
      }),
    ),
    months: monthsAhead(judged, evaluation),
    forecast,
    files: ticks,
  };
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

function departmentsOf(model: BooksModel, principal: Principal): Charts["departments"] {
  const { reading, evaluation } = model;
  return reading.figures.view.rows
    .filter(({ scope }) => scope.level === "department" && seesDepartment(principal, scope))
    .map(({ scope, lines, asOf }) => ({
      name: scope.name,
      months: monthRatesOf(judgedOf(lines, evaluation), asOf, model),
    }));
}

function projectsOf({ projects }: BooksModel, principal: Principal): Charts["projects"] {
  if (principal.role === "viewer") return [];
  return projects
    .filter(({ row }) => row.tier !== "business" && seesDepartment(principal, row))
    .flatMap(({ row, figures }) => {
      const { rate, budgetWon, expectation } = row.figures;
      if (rate === null || budgetWon === null || expectation === null) return [];
      const { id, name, department, alert } = row;
      const { gapPoints, behindWon } = expectation;
      const severity = alert?.severity ?? null;
      return [
        {
          of: { id, name, department, budgetWon, rate, gapPoints, behindWon, severity },
          budget: figures.budget ?? 0n,
        },
      ];
    })
    .toSorted((a, b) => ascending(b.budget, a.budget) || ascending(a.of.id, b.of.id))
    .slice(0, maxProjects)
    .map(({ of }) => of);
}

function fundsOf(model: BooksModel): Charts["funds"] {
  const { basis } = model.evaluation;
  const lines = officeLines(model);
  const stated = funds.flatMap((fund) => {
    const budget = sumStated(lines.map((line) => budgetOf(line, basis)[fund] ?? null));
    return budget === null || budget <= 0n ? [] : [{ fund, budget }];
  });
  const whole = sumWon(stated.map(({ budget }) => budget));
  return stated.map(({ fund, budget }) => ({
    fund,
    title: fundNames[fund],
    budgetWon: `${budget}`,
    share: formatPercent(fraction(budget, whole), 1),
  }));
}

function atRiskOf({ alerts }: BooksModel, principal: Principal): Charts["atRisk"] {
  const risks = alerts.filter(
    (alert) =>
      alert.rule === "grant-return-risk" &&
      needsAction(alert) &&
      (principal.role !== "manager" || seesAlert(principal, alert)),
  );
  return { won: `${sumWon(risks.map(moneyOfAlert))}`, projects: risks.length };
}

function waterfallOf({ office }: BooksModel): Charts["waterfall"] {
  if (office === null || office.judged === null || office.forecast === null) return null;
  const { budget, spent } = office.judged;
  const { amount } = office.forecast;
  return {
    budgetWon: `${budget}`,
    spentWon: `${spent}`,
    stillWon: `${amount - spent}`,
    leftWon: `${budget - amount}`,
  };
}
