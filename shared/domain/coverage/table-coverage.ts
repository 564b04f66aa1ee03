/**
 * What an office's own table covers. It may state a whole office, a department or a few lines, and does not say which: it is
 * held against what came before it. Where the latest day of a department's tables has most of its lines, a table states
 * that department whole, and the next one that names the department states it too. Lines that came on many days are stated one by one.
 */
import type { IsoDate } from "../values/calendar.ts";
import { comparableName, type ProjectFacts, type ProjectId } from "../values/project.ts";

/** A line that the ledger knows from tables. */
export interface TableLine {
  readonly project: ProjectFacts;
  /** The day up to which tables stated it. */
  readonly asOf: IsoDate;
  /** The upload that stated its figures first. */
  readonly uploadId: string;
}

export interface TableCoverage {
  /** As compared; "" stands for lines without one. */
  readonly departments: ReadonlySet<string>;
  /** The lines that the last tables of these departments stated. */
  readonly lines: ReadonlySet<ProjectId>;
}

interface LastTable {
  readonly day: IsoDate;
  readonly lines: readonly TableLine[];
}

/** @param known on the table's own day. */
export function tableCoverage(named: readonly ProjectFacts[], known: readonly TableLine[]): TableCoverage {
  const last = lastTables(known);
  const stated = new Set(named.map(departmentOf));
  const covered = new Map([...last].filter(([department]) => stated.has(department)));
  // A department that came in one file with a covered one, and as of the same day, belongs to the same table.
  const uploads = new Map<string, IsoDate>();
  for (const { day, lines } of covered.values()) for (const { uploadId } of lines) uploads.set(uploadId, day);
  for (const [department, table] of last)
    if (table.lines.some(({ uploadId }) => uploads.get(uploadId) === table.day))
      covered.set(department, table);
  return {
    departments: new Set(covered.keys()),
    lines: new Set([...covered.values()].flatMap(({ lines }) => lines.map(({ project }) => project.id))),
  };
}

/** By department, where the latest day has most of its lines. */
export function lastTables(known: readonly TableLine[]): ReadonlyMap<string, LastTable> {
  const found = new Map<string, LastTable>();
  for (const [department, all] of Map.groupBy(known, ({ project }) => departmentOf(project))) {
    const day = all.map(({ asOf }) => asOf).reduce((a, b) => (a > b ? a : b));
    const lines = all.filter(({ asOf }) => asOf === day);
    if (2 * lines.length > all.length) found.set(department, { day, lines });
  }
  return found;
}

function departmentOf({ department }: ProjectFacts): string {
  return comparableName(department ?? "");
}
