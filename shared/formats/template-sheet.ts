/** The sheet of an office's template: where its header stands and what its columns are. */
import type { MoneyUnit } from "../domain/won.ts";
import { tablesOf } from "./csv-table.ts";
import type { SourceDocument, Table, UploadContext } from "./format.ts";
import { type PrintedUnit, unitInLine } from "./printed-unit.ts";
import { isForeignHeader, type TemplateColumn, templateColumnOf } from "./template-columns.ts";

export interface HeadedColumn {
  readonly header: string;
  readonly column: TemplateColumn;
}

export interface TemplateSheet {
  /** From 1, as a spreadsheet shows it. */
  readonly headerRow: number;
  readonly columns: readonly HeadedColumn[];
  /** The `(단위: 천원)` line above the header. */
  readonly unitLine: PrintedUnit | null;
  readonly table: Table;
}

/** Null when no table of the file shows a header of the template at the top. */
export function findTemplateSheet(source: SourceDocument, office: string): TemplateSheet | null {
  for (const table of tablesOf(source)) {
    const sheet = sheetIn(table, office);
    if (sheet !== null) return sheet;
  }
  return null;
}

/** The unit that the sheet or the sender states for an amount column; null where only its cells can. */
export function unitOfColumn(
  { column }: HeadedColumn,
  sheet: TemplateSheet,
  context: UploadContext,
): MoneyUnit | null {
  const own = column.kind === "amount" || column.kind === "plan" ? column.unit : null;
  return own ?? (sheet.unitLine?.kind === "unit" ? sheet.unitLine.unit : context.unit);
}

function sheetIn(table: Table, office: string): TemplateSheet | null {
  let unitLine: PrintedUnit | null = null;
  for (const [at, cells] of table.head.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const columns = cells.map((header) => ({
      header: header.trim(),
      column: templateColumnOf(header, office),
    }));
    if (columns.some(({ header }) => isForeignHeader(header))) return null;
    const isHeader = columns.some(({ column: { kind } }) => kind === "name" || kind === "amount");
    if (isHeader && cells.length > 1) return { headerRow: at + 1, columns, unitLine, table };
    unitLine = unitInLine(cells.join(" "));
    if (unitLine === null) return null;
  }
  return null;
}
