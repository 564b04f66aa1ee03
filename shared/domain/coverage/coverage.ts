/**
 * What a statement covers. On what it covers it is the whole truth of its day: a line that it leaves out vanished, and the
 * ledger's totals are its own. A statement of single lines says nothing of any other.
 */
import type { Period } from "../values/calendar.ts";
import { comparableName, type ProjectFacts } from "../values/project.ts";

export type Coverage =
  | { readonly kind: "office" }
  /** Departments as compared; "" stands for lines without one. */
  | { readonly kind: "departments"; readonly departments: ReadonlySet<string> }
  /** Lines that the last tables of these departments stated. */
  | { readonly kind: "table"; readonly departments: ReadonlySet<string> }
  /** Payments of these days, of the whole office or of some departments. */
  | { readonly kind: "days"; readonly period: Period; readonly departments: ReadonlySet<string> | null }
  | { readonly kind: "lines" };

/** What the format promises: a dump names every line, a report every line of its department, a table what it names. */
export type CoverageClaim = "every-line" | "its-departments" | "lines";

export interface CoveredStatement {
  readonly claim: CoverageClaim;
  readonly period: Period | null;
  readonly lines: readonly ProjectFacts[];
}

/** @param live the lines that the ledger knows from statements of the same kind. */
export function coverageOf(
  { claim, period, lines }: CoveredStatement,
  live: readonly ProjectFacts[],
): Coverage {
  if (claim === "lines") return { kind: "lines" };
  const stated = departmentsOf(lines);
  const departments = claim === "every-line" && isOfTheOffice(stated, departmentsOf(live)) ? null : stated;
  if (period !== null) return { kind: "days", period, departments };
  return departments === null ? { kind: "office" } : { kind: "departments", departments };
}

export function isCovered(coverage: Coverage, line: ProjectFacts): boolean {
  switch (coverage.kind) {
    case "office":
      return true;
    case "departments":
    case "table":
      return coverage.departments.has(departmentOf(line));
    case "days":
      return coverage.departments === null || coverage.departments.has(departmentOf(line));
    case "lines":
      return false;
  }
}

/** A dump that speaks of more than half of the known departments speaks of the office: then none may be missing. */
function isOfTheOffice(stated: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  const shared = [...known].filter((department) => stated.has(department));
  // A reorganisation renames them all at once.
  return shared.length === 0 || 2 * shared.length > known.size;
}

function departmentsOf(lines: readonly ProjectFacts[]): ReadonlySet<string> {
  return new Set(lines.map(departmentOf));
}

function departmentOf({ department }: ProjectFacts): string {
  return comparableName(department ?? "");
}
