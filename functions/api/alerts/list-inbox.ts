/** GET inbox: what needs somebody, one row for each scope, by what was done about it. */
import type { InboxAnswer, operations } from "../../../shared/contracts/api/api.ts";
import { type AlertRow, alertRows } from "../../../shared/domain/alerts/alert-rows.ts";
import type { CurrentAlert } from "../../../shared/domain/alerts/current-alerts.ts";
import {
  answererOf,
  countPressing,
  type InboxTab,
  inboxTabOf,
  inboxTabs,
  sinceOf,
} from "../../../shared/domain/alerts/inbox.ts";
import { nextSteps, officeStep } from "../../../shared/domain/alerts/next-steps.ts";
import { ruleNamed, ruleNames } from "../../../shared/domain/alerts/rules/rules.ts";
import { isDepartment } from "../../../shared/domain/departments/names-of-codes.ts";
import type { Bilingual } from "../../../shared/domain/values/bilingual.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { funds } from "../../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../../shared/domain/words/fund-names.ts";
import { searchableText, searchFor } from "../../../shared/domain/values/name-search.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { spellingsOf } from "../../../shared/domain/values/project.ts";
import type { BooksModel } from "../figures/books-model.ts";
import { remembered, visibility } from "../figures/remembered.ts";
import { json } from "../http/reply.ts";
import { type Act, booksOf, type RequestContext } from "../http/request.ts";
import { alertIdOf, type Hash } from "../../../shared/domain/alerts/alert-name.ts";
import { alertView, byUrgency, seesAlert } from "./alert-view.ts";

interface InboxRow extends AlertRow<CurrentAlert> {
  readonly tab: InboxTab;
  readonly answerer: string | null;
  readonly searchable: string;
}

const rowsOf = remembered<readonly InboxRow[]>();

type Query = RequestContext<typeof operations.inbox>["query"];

export const listInbox: Act<typeof operations.inbox> = async ({ principal, params, query }, dependencies) => {
  const model = await dependencies.cache.current(booksOf(params));
  const all = rowsOf(model, visibility(principal), () =>
    inboxRows(model, (alert) => seesAlert(principal, alert)),
  );
  const found = all.filter(fits(query));
  const tab = tabOfLink(all, query.row, dependencies.hash) ?? query.tab;
  const items = found.filter((row) => row.tab === tab).slice(0, query.limit);
  const counts = countsOf(found);
  return json({
    today: model.evaluation.today,
    asOf: model.office?.asOf ?? null,
    tab,
    counts,
    needsAction: countPressing(counts),
    items: items.map((row) => itemOf(row, model.books, dependencies.hash)),
    choices: choicesOf(all, model.books),
  });
};

function inboxRows({ alerts, evaluation }: BooksModel, sees: (alert: CurrentAlert) => boolean): InboxRow[] {
  return byUrgency(alertRows(alerts.filter(sees))).map((row) => {
    const { name, department, unitProject } = row.lead.scope;
    return {
      ...row,
      tab: inboxTabOf(row, evaluation.today),
      answerer: answererOf(row),
      searchable: searchableText([name ?? "", unitProject ?? "", department ?? ""]),
    };
  });
}

function itemOf(row: InboxRow, books: Books, hash: Hash): InboxAnswer["items"][number] {
  return {
    ...alertView(row, books, hash),
    nextStep: row.lead.scope.level === "office" ? officeStep(row.lead.rule) : nextSteps[row.lead.rule],
    firstSince: sinceOf(row),
    answerer: row.answerer,
  };
}

function fits({ department, rule, severity, fund, owner, q = "" }: Query): (row: InboxRow) => boolean {
  const isFound = searchFor(q);
  return (row) => {
    const alerts = [row.lead, ...row.facets];
    return (
      (department === undefined || isDepartment(row.lead.scope, department)) &&
      (rule === undefined || alerts.some((alert) => alert.rule === rule)) &&
      (severity === undefined || row.lead.severity === severity) &&
      (fund === undefined || alerts.some((alert) => alert.fund === fund)) &&
      (owner === undefined || row.answerer === owner) &&
      isFound(row.searchable)
    );
  };
}

/** Null where no row has the alert: somebody else's, or of other books. */
function tabOfLink(rows: readonly InboxRow[], id: string | undefined, hash: Hash): InboxTab | null {
  if (id === undefined) return null;
  const linked = rows.find(({ lead, facets }) =>
    [lead, ...facets].some((alert) => alertIdOf(alert, hash) === id),
  );
  return linked?.tab ?? null;
}

function countsOf(rows: readonly InboxRow[]): InboxAnswer["counts"] {
  const counts = { new: 0, waiting: 0, overdue: 0, snoozed: 0, done: 0 };
  for (const tab of inboxTabs) counts[tab] = rows.filter((row) => row.tab === tab).length;
  return counts;
}

const wholeName: Bilingual = { ko: "전체 재원", en: "all funds" };

function choicesOf(rows: readonly InboxRow[], { office }: Books): InboxAnswer["choices"] {
  const names = fundNamesOf(office);
  const alerts = rows.flatMap(({ lead, facets }) => [lead, ...facets]);
  const rules = new Set(alerts.map(({ rule }) => rule));
  const named = new Set(alerts.map(({ fund }) => fund));
  return {
    departments: stated(rows.map(({ lead }) => lead.scope.department)),
    rules: ruleNames
      .filter((name) => rules.has(name))
      .map((name) => ({ name, title: ruleNamed(name).title })),
    funds: (["all", ...funds] as const)
      .filter((fund) => named.has(fund))
      .map((name) => ({ name, title: name === "all" ? wholeName : names[name] })),
    owners: stated(rows.map(({ answerer }) => answerer)),
  };
}

function stated(names: readonly (string | null)[]): string[] {
  return [...spellingsOf(names).values()].toSorted(ascending);
}
