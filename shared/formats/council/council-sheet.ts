/** A table of a council report in a workbook, beside the template, whose headers it may share. */
import type { Finding } from "../../domain/values/finding.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { type CouncilTable, councilTablesIn } from "../printed/budget-tables.ts";
import { firstTableIn } from "../printed/derived-figures.ts";
import { findTemplateSheet } from "../template/template-sheet.ts";
import { councilReport } from "./council-report.ts";
import { reportLines } from "./report-lines.ts";

/** Asked after the formats that know their sheets by particular columns. */
export const councilSheet: Format = { ...councilReport, detect };

/** A sheet that the template knows whole, with names, a budget and spending, is the template's. */
function detect(source: SourceDocument): string | null {
  const table = tableOfSheet(source);
  return table === undefined || isTemplate(source, table) ? null : explanationOf(table);
}

/** What the template misses where a sheet is printed for people: a day and a unit in its heading, totals, footnotes. */
const printedForPeople: ReadonlySet<string> = new Set([
  "as-of-unknown",
  "unit-unknown",
  "name-missing",
  "amount-not-number",
  "column-missing",
  // Its rows may be parts of projects.
  "project-twice",
]);

/**
 * A sheet under headers of the template that is printed for people all the same.
 * @param findings why the template refuses it.
 * @returns null where that has other reasons, or where it is refused in this way too.
 */
export function readPrintedSheet(
  source: SourceDocument,
  context: UploadContext,
  findings: readonly Finding[],
): (Reading & { readonly explanation: string }) | null {
  const table = tableOfSheet(source);
  const isPrinted =
    findings.every(({ code, consequence }) => consequence !== "reject" || printedForPeople.has(code)) ||
    councilTablesIn(reportLines(source)?.lines ?? []).length > 1;
  if (table === undefined || !isPrinted || hasFieldsOfTemplate(source)) return null;
  const reading = councilReport.read(source, context);
  return reading.kind === "read" ? { ...reading, explanation: explanationOf(table) } : null;
}

function tableOfSheet(source: SourceDocument): CouncilTable | undefined {
  if (source.kind !== "workbook") return undefined;
  return firstTableIn(
    reportLines(source)?.lines ?? [],
    ({ kind }) => kind !== "other" && kind !== "business",
  );
}

function explanationOf({ row }: CouncilTable): string {
  return `Row ${row} of a sheet heads a council report's budget table.`;
}

function isTemplate(source: SourceDocument, { row, rows }: CouncilTable): boolean {
  const hasOneHeaderRow = rows[0]?.row === row + 1;
  const columns = findTemplateSheet(source, "").sheet?.columns ?? [];
  const measures = new Set(columns.map(({ column }) => (column.kind === "amount" ? column.measure : null)));
  return (
    hasOneHeaderRow &&
    columns.some(({ column }) => column.kind === "name") &&
    measures.has("expenditure") &&
    (measures.has("appropriation") || measures.has("current-budget"))
  );
}

/** Columns that say something of each row which a printed table says once, or never. */
function hasFieldsOfTemplate(source: SourceDocument): boolean {
  const columns = findTemplateSheet(source, "").sheet?.columns ?? [];
  return columns.some(({ column: { kind } }) => kind === "code" || kind === "as-of" || kind === "unit");
}
