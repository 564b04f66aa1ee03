/** GET why: what the office's or a department's figures are made of, down to the files that state them. */
import type { operations, WhyAnswer } from "../../../shared/contracts/api/api.ts";
import { readSnapshotName } from "../../../shared/contracts/files/snapshot-name.ts";
import { type Principal, seesDepartment, seesProjects } from "../../../shared/domain/access/principal.ts";
import { rateBasisNames, sumStated } from "../../../shared/domain/rates/rate.ts";
import { appliedOf } from "../../../shared/domain/uploads/upload.ts";
import { ascending } from "../../../shared/domain/values/order.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { BooksModel, ProjectModel } from "../figures/books-model.ts";
import { percentText, type ScopeFigures, wonText } from "../figures/scope-figures.ts";
import { json, refuse } from "../http/reply.ts";
import { type Act, booksOf, type ApiDependencies } from "../http/request.ts";
import { type Sums, type Why, whyOfSnapshot } from "./why-snapshot.ts";

const maxParts = 50;
const maxSources = 20;

export const showWhy: Act<typeof operations.why> = async ({ principal, params, query }, dependencies) => {
  const books = booksOf(params);
  const { department } = query;
  // A viewer sees sums, and no project by itself.
  if (department !== undefined && !seesProjects(principal)) return refuse("role-forbidden");
  const name = query.snapshot === undefined ? null : readSnapshotName(query.snapshot, books.fiscalYear);
  const found =
    name === null
      ? await whyOfToday(books, department, dependencies)
      : await whyOfSnapshot(books, name, department, dependencies);
  if (found === null) return refuse("not-found");
  const { basis, figures, parts, lines, scope } = found;
  if (department !== undefined && !seesDepartment(principal, scope)) return refuse("department-forbidden");
  const sources = await sourcesOf(books, found.sources, principal, dependencies.ledger);
  const listed = parts.toSorted((a, b) => ascending(b.figures.spent ?? 0n, a.figures.spent ?? 0n));
  const rest = listed.slice(maxParts);
  return json({
    books,
    basis: { code: basis, ...rateBasisNames[basis] },
    ...sumsOf(figures),
    lines,
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

async function whyOfToday(
  books: Books,
  department: string | undefined,
  { cache, ledger }: Pick<ApiDependencies, "cache" | "ledger">,
): Promise<Why | null> {
  const model = await cache.current(books);
  const found = department === undefined ? officeOf(model) : departmentOf(model, department);
  if (found === null) return null;
  const balances = await ledger.readBalances(books);
  const sources = new Map<string, number>();
  for (const { joined } of found.projects) {
    const ids = new Set(joined.parts.flatMap((id) => balances.get(id)?.statement?.uploadId ?? []));
    for (const id of ids) sources.set(id, (sources.get(id) ?? 0) + 1);
  }
  return { ...found, basis: model.evaluation.basis, lines: found.figures.lines, sources };
}

interface Found extends Pick<Why, "scope" | "parts"> {
  readonly figures: ScopeFigures;
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

function sumsOf({ budget, spent, rate, asOf }: Sums) {
  return { budgetWon: wonText(budget), spentWon: wonText(spent), rate: percentText(rate), asOf };
}

/** By the file in which each line was stated last. */
async function sourcesOf(
  books: Books,
  counts: Why["sources"],
  { role }: Principal,
  ledger: Pick<LedgerStore, "findUpload">,
): Promise<WhyAnswer["sources"]> {
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
