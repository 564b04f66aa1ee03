/** The sheet of an office's template: where its header stands and what its columns are. */
import type { MoneyUnit } from "../domain/won.ts";
import { type CsvTable, type Delimiter, delimiters, readCsv } from "./csv-table.ts";
import type { UploadContext } from "./format.ts";
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
  readonly delimiter: Delimiter;
}

/** A header stands at the top, below a unit line and blank lines. */
const maxRowsAboveData = 10;
/** A header of 200 columns is shorter by far. A file without line ends is not searched whole. */
const searchedLength = 100_000;

/** Null when no delimiter shows a header of the template at the top. */
export function findTemplateSheet(text: string, office: string): TemplateSheet | null {
  for (const delimiter of delimiters) {
    const sheet = sheetIn(
      readCsv(text.slice(0, searchedLength), delimiter, maxRowsAboveData),
      delimiter,
      office,
    );
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

function sheetIn({ rows }: CsvTable, delimiter: Delimiter, office: string): TemplateSheet | null {
  let unitLine: PrintedUnit | null = null;
  for (const [at, cells] of rows.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue;
    const columns = cells.map((header) => ({
      header: header.trim(),
      column: templateColumnOf(header, office),
    }));
    if (columns.some(({ header }) => isForeignHeader(header))) return null;
    const isHeader = columns.some(({ column: { kind } }) => kind === "name" || kind === "amount");
    if (isHeader && cells.length > 1) return { headerRow: at + 1, columns, unitLine, delimiter };
    unitLine = unitInLine(cells.join(" "));
    if (unitLine === null) return null;
  }
  return null;
}
