/** What the frozen figures of a snapshot are made of: the departments or projects of its day, and the files that stated them by then. */
import type { NamedSnapshot } from "../../../shared/contracts/files/snapshot-name.ts";
import type { Department } from "../../../shared/domain/departments/names-of-codes.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { officeView, type ViewRow } from "../../../shared/domain/rates/office-view.ts";
import {
  budgetOf,
  type RateBasis,
  rateOf,
  spendingOf,
  sumStated,
} from "../../../shared/domain/rates/rate.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { IsoDate } from "../../../shared/domain/values/calendar.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { readSnapshot, type SnapshotSources } from "../../../shared/reading/read-snapshot.ts";
import type { ScopeFigures } from "../figures/scope-figures.ts";

export type Sums = Pick<ScopeFigures, "asOf" | "budget" | "spent" | "rate">;

interface Part {
  /** Of a project. */
  readonly id: string | null;
  readonly name: string | null;
  readonly figures: Sums;
}

/** What figures are made of, whether they are today's or frozen ones. */
export interface Why {
  readonly basis: RateBasis;
  readonly figures: Sums;
  readonly lines: number;
  readonly scope: Department;
  readonly parts: readonly Part[];
  /** How many lines were stated last by which upload. */
  readonly sources: ReadonlyMap<string, number>;
}

/** Null of a department that it does not have, and of no lines. @throws Failure where the snapshot is not there or not whole. */
export async function whyOfSnapshot(
  books: Books,
  { asOf, version }: NamedSnapshot,
  department: string | undefined,
  sources: SnapshotSources,
): Promise<Why | null> {
  const { snapshot } = await readSnapshot(books, { asOf, version: version ?? 1 }, sources);
  const { basis } = snapshot;
  const { rows } = officeView(books.office, books.fiscalYear, snapshot.lines, basis);
  const departments = rows.filter(({ scope }) => scope.level === "department");
  const row =
    department === undefined
      ? rows.find(({ scope }) => scope.level === "office")
      : departments.find(({ scope }) => scope.name === department);
  if (row === undefined) return null;
  const sumsOfRow = ({ lines, day }: ViewRow): Sums => sumsOf(lines, day, basis);
  const counts = Map.groupBy(row.lines, ({ lastSeq }) => lastSeq);
  return {
    basis,
    figures: sumsOfRow(row),
    lines: row.lines.length,
    scope: row.scope,
    parts:
      department === undefined
        ? departments.map((each) => ({ id: null, name: each.scope.name, figures: sumsOfRow(each) }))
        : row.lines.map((line) => ({
            id: line.project.id,
            name: line.project.name,
            figures: sumsOf([line], line.asOf, basis),
          })),
    sources: new Map(
      snapshot.sources.flatMap(({ uploadId, seq }) => {
        const lines = counts.get(seq)?.length ?? 0;
        return lines === 0 ? [] : [[uploadId, lines] as const];
      }),
    ),
  };
}

function sumsOf(lines: readonly LedgerLine[], asOf: IsoDate, basis: RateBasis): Sums {
  return {
    asOf,
    budget: sumStated(lines.map((line) => totalOf(budgetOf(line, basis)))),
    spent: sumStated(lines.map((line) => totalOf(spendingOf(line, basis)))),
    rate: rateOf(lines, basis),
  };
}
