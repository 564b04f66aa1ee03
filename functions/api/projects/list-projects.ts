/**
 * GET projects: filtered, sorted and paged. A cursor names the state of the books that its list was made of, and
 * the last row that was shown: pages of one list are of one moment, so none is lost or shown twice whatever is
 * stored between them.
 */
import type { operations, ProjectsAnswer } from "../../../shared/contracts/api/api.ts";
import { seesDepartment } from "../../../shared/domain/access/principal.ts";
import { ruleNamed, ruleNames } from "../../../shared/domain/alerts/rules/rules.ts";
import { severityNames } from "../../../shared/domain/notices/notice.ts";
import { funds } from "../../../shared/domain/values/fund.ts";
import { fundNamesOf } from "../../../shared/domain/words/fund-names.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import { spellingsOf } from "../../../shared/domain/values/project.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { remembered, visibility } from "../figures/remembered.ts";
import { percentText } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf, type RequestContext, type ApiDependencies } from "../http/request.ts";
import { csvBytes } from "./csv-text.ts";
import { inOrder } from "./order-projects.ts";
import { fits, hasMoneyOf, type ProjectCursor, readCursor, writeCursor } from "./select-projects.ts";

const lists = remembered<readonly ProjectModel[]>();

const choices = remembered<ProjectsAnswer["choices"]>();

const digests = remembered<string>();

type ProjectsRequest = RequestContext<typeof operations.projects>;

export const listProjects: Act<typeof operations.projects> = async (context, dependencies) => {
  const { principal, params, query } = context;
  const books = booksOf(params);
  const { cursor: text, limit: _limit, format: _format, ...narrowing } = query;
  const listName = `${visibility(principal)} ${JSON.stringify(narrowing)}`;
  const list = dependencies.hash(new TextEncoder().encode(listName)).slice(0, 16);
  const cursor = text === undefined ? null : readCursor(text);
  if (text !== undefined && cursor?.list !== list) return refuse("cursor-invalid");
  const current = await dependencies.cache.current(books);
  const model = cursor === null ? current : modelOf(cursor, current, dependencies);
  if (model === null) return refuse("cursor-expired");
  const rows = lists(model, listName, () => listOf(model, context));
  if (query.format === "csv") {
    const { office, fiscalYear } = books;
    const fileName = `projects-${office}-${fiscalYear}.csv`;
    return { kind: "file", bytes: projectsCsv(rows), mediaType: "text/csv; charset=utf-8", fileName };
  }
  const page = pageOf(rows, cursor, query.limit);
  if (page === null) return refuse("cursor-invalid");
  const last = page.items.at(-1);
  const revision = revisionDigest(model, dependencies);
  return json({
    total: rows.length,
    items: page.items.map(({ row }) => row),
    next: page.isLast || last === undefined ? null : writeCursor({ revision, list, after: last.row.id }),
    choices: choices(model, visibility(principal), () => choicesOf(seenBy(model, context), model)),
  });
};

const head = [
  "사업 ID",
  "사업명",
  "부서",
  "부서코드",
  "단위사업",
  "회계",
  "분야",
  "기준일",
  "예산(원)",
  "집행(원)",
  "집행률(%)",
  "기대 집행률(%)",
  "격차(%p)",
  "부족액(원)",
  "연말 전망(원)",
  "알림",
] as const;

function projectsCsv(projects: readonly ProjectModel[]): Uint8Array {
  return csvBytes([head, ...projects.map(cellsOf)]);
}

function cellsOf({ row, figures }: ProjectModel): string[] {
  const { id, name, department, departmentCode, unitProject, account, field, alert } = row;
  const { expectation } = row.figures;
  return [
    id,
    name,
    department ?? "",
    departmentCode ?? "",
    unitProject ?? "",
    account ?? "",
    field ?? "",
    figures.asOf,
    row.figures.budgetWon ?? "",
    row.figures.spentWon ?? "",
    percentText(figures.rate) ?? "",
    expectation?.expectedRate ?? "",
    expectation?.gapPoints ?? "",
    expectation?.behindWon ?? "",
    row.figures.forecast?.amountWon ?? "",
    alert === null ? "" : severityNames[alert.severity].ko,
  ];
}

/** The state that the first page was of: the current one, or one that is still kept. */
function modelOf(
  { revision }: ProjectCursor,
  current: BooksModel,
  dependencies: ApiDependencies,
): BooksModel | null {
  if (revisionDigest(current, dependencies) === revision) return current;
  return (
    dependencies.cache
      .keptStates(current.books)
      .find((each) => revisionDigest(each, dependencies) === revision) ?? null
  );
}

function revisionDigest(model: BooksModel, { hash }: ApiDependencies): string {
  return digests(model, "", () => hash(new TextEncoder().encode(model.revision)).slice(0, 24));
}

/** Businesses tell parts of a unit project again: they are shown with it and are in no list. */
function seenBy({ projects }: BooksModel, { principal }: ProjectsRequest): ProjectModel[] {
  return projects.filter(({ row }) => row.tier !== "business" && seesDepartment(principal, row));
}

function listOf(model: BooksModel, context: ProjectsRequest): readonly ProjectModel[] {
  const fitting = seenBy(model, context).filter(fits(context.query, model.evaluation));
  return inOrder(fitting, context.query.sort, context.query.order);
}

function pageOf(
  rows: readonly ProjectModel[],
  cursor: ProjectCursor | null,
  limit: number,
): { readonly items: readonly ProjectModel[]; readonly isLast: boolean } | null {
  const before = cursor === null ? -1 : rows.findIndex(({ row }) => row.id === cursor.after);
  if (cursor !== null && before === -1) return null;
  const items = rows.slice(before + 1, before + 1 + limit);
  return { items, isLast: before + 1 + items.length >= rows.length };
}

function choicesOf(
  projects: readonly ProjectModel[],
  { evaluation, books }: BooksModel,
): ProjectsAnswer["choices"] {
  const titles = fundNamesOf(books.office);
  const raised = new Set(projects.flatMap(({ alerts }) => alerts.map(({ rule }) => rule)));
  const names = (of: (project: ProjectModel) => string | null): string[] =>
    [...spellingsOf(projects.map(of)).values()].toSorted(ascending);
  return {
    departments: names(({ row }) => row.department),
    fields: names(({ row }) => row.field),
    accounts: names(({ row }) => row.account),
    funds: funds
      .filter((fund) => projects.some((project) => hasMoneyOf(project, fund, evaluation)))
      .map((name) => ({ name, title: titles[name] })),
    rules: ruleNames
      .filter((name) => raised.has(name))
      .map((name) => ({ name, title: ruleNamed(name).title })),
  };
}
