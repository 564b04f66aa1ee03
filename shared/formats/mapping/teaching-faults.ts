/** What keeps a mapping from being remembered: it would stop every file that it is used for. */
import type { Finding } from "../../domain/values/finding.ts";
import { isPersonalHeader } from "../tables/header-grammar.ts";
import { columnUndecided, mappingReadsNothing, personalMapped } from "./mapping-findings.ts";
import type { ColumnMapping } from "./mapping.ts";

export function teachingFaults({ headerRow, columns }: ColumnMapping): readonly Finding[] {
  const faults = columns.flatMap((column) => {
    if (column.means === "?") return [columnUndecided(headerRow, column.header)];
    const isRead = column.means !== "personal" && column.means !== "ignored";
    return isRead && isPersonalHeader(column.header) ? [personalMapped(headerRow, column.header)] : [];
  });
  const names = columns.some(({ means }) => means === "projectName" || means === "projectCode");
  const amounts = columns.some(({ means }) => means === "amount" || means === "plan");
  return names && amounts ? faults : [...faults, mappingReadsNothing()];
}
