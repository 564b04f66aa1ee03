/**
 * Which rows of a printed table are of these books: a column or a band of years, a column of offices, a bare 취소 or 반납 in a
 * column that nobody knows. Rows of another year are left out and the file waits; a table of nothing else is refused.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { namedYearsIn, onlyYearIn } from "../cells/printed-years.ts";
import type { UploadContext } from "../kernel/format.ts";
import { type MeaningColumn, type MeaningKind, meaningKindOf } from "../meanings/meaning-labels.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilTable, namingColumn } from "./budget-tables.ts";
import type { CouncilColumn } from "./column-roles.ts";
import type { ReadRow } from "./row-groups.ts";

/** What the rows below a band are called to be of. */
const bandHeader = "연도 구분 줄";

export function rowsOfBooks(
  table: CouncilTable,
  rows: readonly ReadRow[],
  { office, fiscalYear }: UploadContext,
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  const columns = columnsOfWords(table.columns);
  const bands = rows.map((row) => bandOf(row, fiscalYear));
  const hasBands = bands.some((band) => band !== null);
  if (columns.length === 0 && !hasBands) return { rows, findings: [] };
  const band: MeaningColumn = { at: table.columns.length, header: bandHeader, kind: "year" };
  const meanings = new RowMeanings([...columns, ...(hasBands ? [band] : [])], {
    headerRow: table.row,
    office,
    fiscalYear,
    rows: "totals",
  });
  const above = new Map<number, string>();
  const kinds = rows.map((row, at): "kept" | "total" | "left-out" | "band" => {
    const heading = bands[at] ?? null;
    if (heading !== null) {
      above.set(band.at, heading);
      return "band";
    }
    if (isTotal(table, row)) return "total";
    const cells = [...row.row.cells];
    for (const { at: column, kind } of [...columns, band])
      if (kind === "year" || kind === "office" || kind === "office-code")
        cells[column] = filledDown(above, column, kind, cells[column] ?? "", fiscalYear);
    if (!row.hasAmounts) return "kept";
    const spent = totalOf(row.amounts.measures.expenditure);
    return meanings.read(cells, row.row.row, spent).kind === "left-out" ? "left-out" : "kept";
  });
  const isPart = kinds.includes("left-out");
  return {
    // What sums up the rows of all years sums up nothing that is read.
    rows: rows.filter((_, at) => kinds[at] === "kept" || (kinds[at] === "total" && !isPart)),
    findings: meanings.findings().filter(({ code }) => code !== "column-ignored"),
  };
}

/** Columns that are read, or whose amounts are weighed elsewhere, hold no words. */
function columnsOfWords(columns: readonly CouncilColumn[]): readonly MeaningColumn[] {
  return columns.flatMap(({ role, label }, at): readonly MeaningColumn[] => {
    if (role === "year" || role === "office") return [{ at, header: label, kind: kindOfPlace(role, label) }];
    return (role === "other" || role === "division") && label !== ""
      ? [{ at, header: label, kind: "unknown" }]
      : [];
  });
}

function kindOfPlace(role: "year" | "office", label: string): MeaningKind {
  if (role === "year") return "year";
  return meaningKindOf(label) === "office-code" ? "office-code" : "office";
}

/** A merged cell holds for all of its rows; a span of years that holds the fiscal year is of it. */
function filledDown(
  above: Map<number, string>,
  column: number,
  kind: MeaningKind,
  cell: string,
  fiscalYear: number,
): string {
  const own = plainText(cell);
  if (own !== "") above.set(column, own);
  const text = above.get(column) ?? "";
  return kind !== "year" || isOfOtherYear(text, fiscalYear) ? text : "";
}

function isOfOtherYear(text: string, fiscalYear: number): boolean {
  const only = onlyYearIn(text, fiscalYear);
  if (only !== null) return only !== fiscalYear;
  const years = [...text.matchAll(/(?<!\d)(20\d\d)(?!\d)/g)].map(([year]) => Number(year));
  const named = [...years, ...namedYearsIn(text, fiscalYear)];
  return named.length > 0 && (Math.min(...named) > fiscalYear || Math.max(...named) < fiscalYear);
}

/** A row of nothing but a year. */
function bandOf({ row: { cells }, hasAmounts }: ReadRow, fiscalYear: number): string | null {
  if (hasAmounts) return null;
  const [text = "", ...others] = [...new Set(cells.map(plainText).filter((cell) => cell !== ""))];
  return others.length === 0 && onlyYearIn(text, fiscalYear) !== null ? text : null;
}

function isTotal({ columns }: CouncilTable, { row: { cells } }: ReadRow): boolean {
  const naming = namingColumn(columns) ?? 0;
  return cells.some((cell, at) => {
    const role = columns[at]?.role;
    return (at <= naming || role === "year" || role === "number") && isTotalName(cell);
  });
}
