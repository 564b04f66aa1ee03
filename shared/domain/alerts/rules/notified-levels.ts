/**
 * Who is told. A lag is told in full where one person answers for the money, and not again one level up
 * (`evaluate-office.ts`). Where only the sum of small lines is late, departments and the office get a notice, which
 * waits for the digest.
 */
import type { Level, ViewRow } from "../../rates/office-view.ts";
import type { Severity } from "../../policy/policy.ts";
import { milderOf } from "./lag-severity.ts";

/** Where a project or a unit project is a line of the ledger itself, and not the sum of others. */
export const lineLevels: readonly Level[] = ["unit-project", "project"];

/** The lag's severity as it is told at the row's level; null where a level below tells the very same figures. */
export function toldAt(row: ViewRow, severity: Severity | null): Severity | null {
  switch (row.scope.level) {
    case "office":
    case "department":
      return milderOf(severity, "notice");
    case "unit-project":
      return isOneProject(row) ? null : severity;
    case "business":
    case "project":
      return severity;
  }
}

/** Whether the row is one line of its own level: what is wrong with a line is told at that line. */
export function isOneLine({ scope, lines }: ViewRow): boolean {
  return lines.length === 1 && lines[0]?.project.tier === scope.level;
}

function isOneProject({ lines }: ViewRow): boolean {
  return lines.length === 1 && lines[0]?.project.tier === "project";
}
