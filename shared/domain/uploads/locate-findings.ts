import type { Finding } from "../values/finding.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import type { ProjectId } from "../values/project.ts";
import type { LocatedFinding } from "./upload.ts";

/** Each finding with the line that its row was read into. */
export function locateFindings(
  findings: readonly Finding[],
  records: readonly SourceRecord[],
): LocatedFinding[] {
  const rows = new Set(findings.flatMap(({ row }) => row ?? []));
  const byRow = new Map<number, ProjectId>();
  for (const { project, rows: own } of rows.size === 0 ? [] : records)
    for (const row of own) if (rows.has(row)) byRow.set(row, project.id);
  return findings.map((finding) => ({
    ...finding,
    projectId: finding.row === null ? null : (byRow.get(finding.row) ?? null),
  }));
}
