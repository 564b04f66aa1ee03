/** GET why: what the office's or a department's figures are made of, down to the files that state them. */
import type { operations, WhyAnswer } from "../../../shared/contracts/api/api.ts";
import { type Principal, seesDepartment } from "../../../shared/domain/access/principal.ts";
import { rateBasisNames, sumStated } from "../../../shared/domain/rates/rate.ts";
import { appliedOf } from "../../../shared/domain/uploads/upload.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { percentText, type ScopeFigures, wonText } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf } from "../http/request.ts";

const maxParts = 50;
const maxSources = 20;

export const showWhy: Act<typeof operations.why> = async (
  { principal, params, query },
  { cache, ledger },
) => {
  const books = booksOf(params);
  const model = await cache.current(books);
  const found = query.department === undefined ? officeOf(model) : departmentOf(model, query.department);
  if (found === null) return refuse("not-found");
  // A viewer sees sums, and no project by itself.
  const isProjects = query.department !== undefined;
  if (isProjects && principal.role !== "finance" && principal.role !== "manager")
    return refuse("role-forbidden");
  if (isProjects && !seesDepartment(principal, found.scope)) return refuse("department-forbidden");
  const { figures, parts, projects } = found;
  const { basis } = model.evaluation;
  const sources = await sourcesOf(projects, model, principal, ledger);
  const listed = parts.toSorted((a, b) => ascending(b.figures.spent ?? 0n, a.figures.spent ?? 0n));
  const rest = listed.slice(maxParts);
  return json({
    books,
    basis: { code: basis, ...rateBasisNames[basis] },
    ...sumsOf(figures),
    lines: figures.lines,
    parts: listed
      .slice(0, maxParts)
      .map((part) => ({ id: part.id, name: part.name, ...sumsOf(part.figures) })),
    rest:
      rest.length === 0
        ? null
        : {
            count: rest.length,
            budgetWon: wonText(sumStated(rest.map((part) => part.figures.budget))),
            spentWon: wonText(sumStated(rest.map((part) => part.figures.spent))),
          },
    sources: sources.slice(0, maxSources),
    sourceCount: sources.length,
  });
};

interface Part {
  /** Of a project. */
  readonly id: string | null;
  readonly name: string | null;
  readonly figures: ScopeFigures;
}

interface Found {
  readonly figures: ScopeFigures;
  readonly scope: { readonly department: string | null };
  readonly parts: readonly Part[];
  readonly projects: readonly ProjectModel[];
}

function officeOf({ office, departments, projects }: BooksModel): Found | null {
  if (office === null) return null;
  return {
    figures: office,
    scope: { department: null },
    parts: departments.map(({ scope: { name }, figures }) => ({ id: null, name, figures })),
    projects,
  };
}

function departmentOf({ departments, projects }: BooksModel, name: string): Found | null {
  const found = departments.find(({ scope }) => scope.name === name);
  if (found === undefined) return null;
  // A business tells a part of its unit project again, and is in no sum.
  const own = projects.filter(({ row }) => row.department === name && row.tier !== "business");
  return {
    figures: found.figures,
    scope: found.scope,
    parts: own.map(({ row, figures }) => ({ id: row.id, name: row.name, figures })),
    projects: own,
  };
}

function sumsOf({ budget, spent, rate, asOf }: ScopeFigures) {
  return { budgetWon: wonText(budget), spentWon: wonText(spent), rate: percentText(rate), asOf };
}

/** By the file in which each line was stated last. */
async function sourcesOf(
  projects: readonly ProjectModel[],
  { books }: BooksModel,
  { role }: Principal,
  ledger: LedgerStore,
): Promise<WhyAnswer["sources"]> {
  const balances = await ledger.readBalances(books);
  const counts = new Map<string, number>();
  for (const { joined } of projects) {
    const ids = new Set(joined.parts.flatMap((id) => balances.get(id)?.statement?.uploadId ?? []));
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const sources = [...counts].map(async ([uploadId, lines]) => {
    const upload = await ledger.findUpload(books, uploadId);
    const applied = upload === null ? null : appliedOf(upload);
    return {
      uploadId,
      fileName: role === "finance" ? (upload?.fileName ?? null) : null,
      asOf: applied?.asOf ?? null,
      lines,
      releasedBy: applied?.releasedBy ?? null,
    };
  });
  return (await Promise.all(sources)).toSorted((a, b) => b.lines - a.lines);
}
