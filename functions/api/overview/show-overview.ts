/** GET overview: where the office stands, what needs action, how fresh that is and what changed since. */
import type { operations, Overview } from "../../../shared/contracts/api/api.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import { alertRows, needsAction } from "../../../shared/domain/alerts/alert-rows.ts";
import { joined } from "../../../shared/domain/alerts/rules/sentences.ts";
import { isPressing } from "../../../shared/domain/alerts/inbox.ts";
import {
  budgetOf,
  fundRateOf,
  rateBasisNames,
  spendingOf,
  sumStated,
} from "../../../shared/domain/rates/rate.ts";
import {
  type LaterFigures,
  laterFiguresText,
  olderFigures,
  olderFiguresText,
} from "../../../shared/domain/rates/later-figures.ts";
import { unnamedDepartments } from "../../../shared/domain/rates/unnamed-departments.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import { datePartsOf, daysBetween } from "../../../shared/domain/values/calendar.ts";
import { funds } from "../../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../../shared/domain/words/fund-names.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { alertView, byActionAndMoney, countBySeverity, seesAlert } from "../alerts/alert-view.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { remembered, visibility } from "../figures/remembered.ts";
import { figuresToJson, percentText, wonText } from "../figures/scope-figures.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf, type ApiDependencies } from "../http/request.ts";
import { uploadSummaryOf } from "../uploads/upload-summary.ts";
import { changesSince } from "./changes-since-visit.ts";
import { unmatchedView } from "./unmatched-view.ts";

/** More is not read at a glance: the list of alerts has them all. */
const maxItems = 50;

const lastApplieds = remembered<Promise<Upload | null>>();

const overviews = remembered<Omit<Overview, "changes">>();

export const showOverview: Act<typeof operations.overview> = async (
  { principal, params, query },
  dependencies,
) => {
  const books = booksOf(params);
  const model = await dependencies.cache.current(books);
  const last = await lastApplieds(model, "last", () => lastApplied(model, dependencies.ledger));
  const whole = overviews(model, visibility(principal), () =>
    openAlerts(model, principal, dependencies, last),
  );
  const changes =
    query.since === undefined ? null : await changesSince(model, query.since, principal, dependencies);
  return json({ ...whole, changes });
};

function openAlerts(
  model: BooksModel,
  principal: Principal,
  { hash }: ApiDependencies,
  last: Upload | null,
): Omit<Overview, "changes"> {
  const { books, office, departments, evaluation, alerts } = model;
  const seen = alerts.filter((alert) => principal.role !== "manager" || seesAlert(principal, alert));
  const pressing = byActionAndMoney(
    alertRows(seen.filter(needsAction)).filter((row) => isPressing(row, evaluation.today)),
  );
  const byDepartment = Map.groupBy(pressing, ({ lead }) => lead.scope.department);
  return {
    books,
    figures: office === null ? null : figuresToJson(office),
    basis: office === null ? null : { code: evaluation.basis, ...rateBasisNames[evaluation.basis] },
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
      items: pressing.slice(0, maxItems).map((row) => alertView(row, model.books, hash)),
    },
    freshness: freshnessOf(model, principal, last),
  };
}

/** More are not read in one sentence. */
const maxUnnamed = 5;

/** Asked of those who may answer. */
function unnamedOf({ reading }: BooksModel, { role }: Principal): Overview["unnamed"] {
  if (role !== "finance") return { total: 0, items: [] };
  const { rows, basis } = reading.figures.view;
  const lines = rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  const unnamed = unnamedDepartments(lines, basis);
  const items = unnamed
    .slice(0, maxUnnamed)
    .map(({ code, projects, budget }) => ({ code, projects, budgetWon: wonText(budget) }));
  return { total: unnamed.length, items };
}

function fundsOf({ reading, evaluation: { basis }, books }: BooksModel): Overview["byFund"] {
  const names = fundNamesOf(books.office);
  const lines = reading.figures.view.rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  return funds.flatMap((fund) => {
    const budget = sumStated(lines.map((line) => budgetOf(line, basis)[fund] ?? null));
    const spent = sumStated(lines.map((line) => spendingOf(line, basis)[fund] ?? null));
    if (budget === null && spent === null) return [];
    return [
      {
        fund,
        title: names[fund],
        budgetWon: wonText(budget),
        spentWon: wonText(spent),
        rate: percentText(fundRateOf(lines, basis, fund)),
      },
    ];
  });
}

/** Names of files are for those who send them; everybody sees how old the figures are. */
function freshnessOf(
  { reading, office, evaluation, books }: BooksModel,
  { role }: Principal,
  last: Upload | null,
): Overview["freshness"] {
  const { later, basis, rows } = reading.figures.view;
  const counted = rows.find(({ scope }) => scope.level === "office")?.lines ?? [];
  const older = olderFigures(counted, basis);
  // Three projects of September make no figures of August new.
  const asOf = office?.asOf ?? null;
  const silent = asOf === null ? 0 : daysBetween(asOf, evaluation.today);
  const isRunning = datePartsOf(evaluation.today).year === books.fiscalYear;
  const isStale = isRunning && silent > evaluation.policy.daysOfSilence;
  return {
    asOf,
    lastUpload: last === null || role !== "finance" ? null : uploadSummaryOf(last),
    heldUploads: reading.head.held.length,
    isStale,
    message: joined(
      later !== null && isStale
        ? mostlySilent(later, silent, daysBetween(later.latest, evaluation.today))
        : messageOf(asOf, silent, isStale),
      ...(later === null ? [] : [laterFiguresText(later)]),
      ...(older === null ? [] : [olderFiguresText(older)]),
    ),
  };
}

function messageOf(asOf: string | null, silent: number, isStale: boolean): Bilingual {
  if (asOf === null) {
    return { ko: "아직 올린 자료가 없습니다.", en: "Nothing was uploaded yet." };
  }
  if (!isStale) return { ko: `${asOf} 기준 자료입니다.`, en: `Figures as of ${asOf}.` };
  return {
    ko: `${asOf} 이후 ${silent}일째 새 자료가 없습니다. 집행 자료를 올려 주십시오.`,
    en: `Nothing new since ${asOf}, ${silent} days ago. Upload the latest figures.`,
  };
}

/** The alert beside it counts from the latest day: both are said, so that neither contradicts the other. */
function mostlySilent({ day, latest }: LaterFigures, silent: number, since: number): Bilingual {
  return {
    ko: `대부분의 사업은 ${day} 이후 ${silent}일째 새 자료가 없습니다(가장 최근 자료는 ${latest}, ${since}일 전). 집행 자료를 올려 주십시오.`,
    en: `Nothing new of most projects since ${day}, ${silent} days ago (the latest figures are of ${latest}, ${since} days ago). Upload the latest figures.`,
  };
}

/** So many of the latest are looked through: held and refused files rarely come in such numbers. */
const lookedThrough = 50;

/** The last file of figures that was applied; null where none of the latest was. */
async function lastApplied(
  { books }: Pick<BooksModel, "books">,
  ledger: Pick<LedgerStore, "pageUploads">,
): Promise<Upload | null> {
  const { uploads } = await ledger.pageUploads(books, null, lookedThrough);
  return uploads.find(({ outcome }) => outcome.state === "applied" && outcome.records > 0) ?? null;
}
