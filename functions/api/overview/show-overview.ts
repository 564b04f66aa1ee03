/** GET overview: where the office stands, what needs action, how fresh that is and what changed since. */
import type { operations, Overview } from "../../../shared/contracts/api/api.ts";
import { alertRows, needsAction } from "../../../shared/domain/alerts/alert-rows.ts";
import { fundNames, funds } from "../../../shared/domain/values/fund.ts";
import { unnamedDepartments } from "../../../shared/domain/rates/unnamed-departments.ts";
import {
  budgetOf,
  fundRateOf,
  rateBasisNames,
  spendingOf,
  sumStated,
} from "../../../shared/domain/rates/rate.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { alertView, byActionAndMoney, countBySeverity, seesAlert } from "../alerts/alert-view.ts";
import { type Act, booksOf } from "../http/request-context.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { changesSince } from "./changes-since.ts";
import { freshnessOf, lastApplied } from "./freshness.ts";
import { remembered } from "../figures/remembered.ts";
import { json } from "../http/reply.ts";
import { unmatchedView } from "./unmatched-view.ts";
import { figuresToJson, percentText, wonText } from "../figures/scope-figures.ts";
import type { ApiWorld } from "../http/api-dependencies.ts";

/** More is not read at a glance: the list of alerts has them all. */
const maxItems = 50;

const lastApplieds = remembered<Promise<Upload | null>>();
const overviews = remembered<Omit<Overview, "changes">>();

export const showOverview: Act<typeof operations.overview> = async ({ principal, params, query }, world) => {
  const books = booksOf(params);
  const model = await world.cache.current(books);
  const last = await lastApplieds(model, "last", () => lastApplied(model, world.ledger));
  const whole = overviews(model, visibility(principal), () => standing(model, principal, world, last));
  const changes = query.since === undefined ? null : await changesSince(model, query.since, principal, world);
  return json({ ...whole, changes });
};

/** What tells apart who sees what. */
export function visibility({ role, departments }: Principal): string {
  return role === "manager" ? JSON.stringify(departments) : role;
}

function standing(
  model: BooksModel,
  principal: Principal,
  { hash }: ApiWorld,
  last: Upload | null,
): Omit<Overview, "changes"> {
  const { books, office, departments, look, alerts } = model;
  const seen = alerts.filter((alert) => principal.role !== "manager" || seesAlert(principal, alert));
  const pressing = byActionAndMoney(alertRows(seen.filter(needsAction)));
  const byDepartment = Map.groupBy(pressing, ({ lead }) => lead.scope.department);
  return {
    books,
    figures: office === null ? null : figuresToJson(office),
    basis: office === null ? null : { code: look.basis, ...rateBasisNames[look.basis] },
    unmatched: unmatchedView(model, principal),
    unnamed: unnamedOf(model, principal),
    byFund: fundsOf(model),
    byDepartment: departments
      .filter(({ scope }) => seesDepartment(principal, scope))
      .map(({ scope: { name, departmentCode }, figures }) => ({
        name,
        code: departmentCode ?? null,
        figures: figuresToJson(figures),
        alerts: countBySeverity(byDepartment.get(name) ?? []),
      })),
    alerts: countBySeverity(pressing),
    needsAction: {
      total: pressing.length,
      items: pressing.slice(0, maxItems).map((row) => alertView(row, hash)),
    },
    freshness: freshnessOf(model, principal, last),
  };
}

/** More are not read in one sentence. */
const maxUnnamed = 5;

/** Asked of those who may answer. */
function unnamedOf({ reading }: BooksModel, { role }: Principal): Overview["unnamed"] {
  if (role !== "finance") return { total: 0, items: [] };
  const lines = reading.figures.view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  const unnamed = unnamedDepartments(lines);
  const items = unnamed
    .slice(0, maxUnnamed)
    .map(({ code, projects, budget }) => ({ code, projects, budgetWon: wonText(budget) }));
  return { total: unnamed.length, items };
}

function fundsOf({ reading, look: { basis } }: BooksModel): Overview["byFund"] {
  const lines = reading.figures.view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  return funds.flatMap((fund) => {
    const budget = sumStated(lines.map((line) => budgetOf(line, basis)[fund] ?? null));
    const spent = sumStated(lines.map((line) => spendingOf(line, basis)[fund] ?? null));
    if (budget === null && spent === null) return [];
    return [
      {
        fund,
        title: fundNames[fund],
        budgetWon: wonText(budget),
        spentWon: wonText(spent),
        rate: percentText(fundRateOf(lines, basis, fund)),
      },
    ];
  });
}
