/**
 * GET projects: filtered, sorted and paged. A cursor names the state of the books that its list was made of, and
 * the last row that was shown: pages of one list are of one moment, so none is lost or shown twice whatever is
 * stored between them.
 */
import type { operations, ProjectsAnswer } from "../../../shared/contracts/api/api.ts";
import { seesDepartment } from "../../../shared/domain/access/principal.ts";
import { type Act, type RequestContext, booksOf } from "../http/request-context.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { remembered } from "../figures/remembered.ts";
import { type ProjectCursor, readCursor, writeCursor } from "./project-cursor.ts";
import { fits } from "./project-filter.ts";
import { inOrder } from "./project-order.ts";
import { projectsCsv } from "./projects-csv.ts";
import { json, refuse } from "../http/reply.ts";
import { visibility } from "../overview/show-overview.ts";
import type { ApiWorld } from "../http/api-dependencies.ts";

const lists = remembered<readonly ProjectModel[]>();
const choices = remembered<ProjectsAnswer["choices"]>();
const digests = remembered<string>();

type AskedProjects = RequestContext<typeof operations.projects>;

export const listProjects: Act<typeof operations.projects> = async (asked, world) => {
  const { principal, params, query } = asked;
  const books = booksOf(params);
  const { cursor: text, limit: _limit, format: _format, ...narrowing } = query;
  const listName = `${visibility(principal)} ${JSON.stringify(narrowing)}`;
  const list = world.hash(new TextEncoder().encode(listName)).slice(0, 16);
  const cursor = text === undefined ? null : readCursor(text);
  if (text !== undefined && cursor?.list !== list) return refuse("cursor-invalid");
  const current = await world.cache.current(books);
  const model = cursor === null ? current : modelOf(cursor, current, world);
  if (model === null) return refuse("cursor-expired");
  const rows = lists(model, listName, () => listOf(model, asked));
  if (query.format === "csv") {
    const { office, fiscalYear } = books;
    const fileName = `projects-${office}-${fiscalYear}.csv`;
    return { kind: "file", bytes: projectsCsv(rows), mediaType: "text/csv; charset=utf-8", fileName };
  }
  const page = pageOf(rows, cursor, query.limit);
  if (page === null) return refuse("cursor-invalid");
  const last = page.items.at(-1);
  const revision = revisionDigest(model, world);
  return json({
    total: rows.length,
    items: page.items.map(({ row }) => row),
    next: page.isLast || last === undefined ? null : writeCursor({ revision, list, after: last.row.id }),
    choices: choices(model, visibility(principal), () => choicesOf(seenBy(model, asked))),
  });
};

/** The state that the first page was of: the current one, or one that is still kept. */
function modelOf({ revision }: ProjectCursor, current: BooksModel, world: ApiWorld): BooksModel | null {
  if (revisionDigest(current, world) === revision) return current;
  return (
    world.cache.keptStates(current.books).find((each) => revisionDigest(each, world) === revision) ?? null
  );
}

function revisionDigest(model: BooksModel, { hash }: ApiWorld): string {
  return digests(model, "", () => hash(new TextEncoder().encode(model.revision)).slice(0, 24));
}

/** Businesses tell parts of a unit project again: they are shown with it and are in no list. */
function seenBy({ projects }: BooksModel, { principal }: AskedProjects): ProjectModel[] {
  return projects.filter(({ row }) => row.tier !== "business" && seesDepartment(principal, row));
}

function listOf(model: BooksModel, asked: AskedProjects): readonly ProjectModel[] {
  const fitting = seenBy(model, asked).filter(fits(asked.query));
  return inOrder(fitting, asked.query.sort, asked.query.order);
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

function choicesOf(projects: readonly ProjectModel[]): ProjectsAnswer["choices"] {
  const names = (of: (project: ProjectModel) => string | null): string[] =>
    [...new Set(projects.map(of).filter((name) => name !== null))].toSorted();
  return {
    departments: names(({ row }) => row.department),
    fields: names(({ row }) => row.field),
    accounts: names(({ row }) => row.account),
  };
}
