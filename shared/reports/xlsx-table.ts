/** One table of the report as a sheet: a title, a unit, and frozen headers that are printed on every page; xlsx-rows.ts writes its rows. */
import type { Cell, CellStyle, MergeRange, WriteSheet } from "hucre/xlsx";
import type {
  PrintedReport,
  ReportCell,
  ReportColumn,
  ReportRow,
  ReportTable,
} from "../domain/report/report-table.ts";
import { hasMoney, headerCells, headerDepth, printedNotes } from "./printed/printed-table.ts";
import type { AddressOf } from "./xlsx-formulas.ts";

/** Rows above the headers: the title, and the unit with the day. */
const rowsAboveHeaders = 2;

const line = { style: "thin", color: { rgb: "9A9A9A" } } as const;
const border = { top: line, right: line, bottom: line, left: line };
const fills: Readonly<Record<ReportRow["rank"] | "header", string | null>> = {
  header: "DDE6F3",
  total: "F2F2F2",
  group: "F8F8F8",
  line: null,
};
const formats: Readonly<Record<ReportCell["kind"], string>> = {
  won: "#,##0;[Red]-#,##0;0",
  rate: "0.0%",
  text: "@",
  date: "yyyy-mm-dd",
  count: "#,##0",
};

export function tableSheet(table: ReportTable, name: string, { figuresDay }: PrintedReport): WriteSheet {
  const { columns, rows, title } = table;
  const headers = headerCells(columns);
  const cells = new Map<string, Partial<Cell>>();
  cells.set("0,0", { value: title.ko, style: { font: { bold: true, size: 14 } } });
  cells.set("1,0", { value: hasMoney(table) ? `단위: 원 · ${figuresDay}` : figuresDay });
  for (const { text, row, column } of headers)
    cells.set(placeKey(row + rowsAboveHeaders, column), { value: text, style: styleOf("header", "text") });
  const first = firstRowOf(table);
  // Where the rows go stands one empty cell of each of their styles: the workbook's own numbers for them.
  for (const [column, { rank, kind }] of stylesIn(table).entries())
    cells.set(placeKey(first, column), { value: null, style: styleOf(rank, kind) });
  const lastCell = addressesOf(table)(Math.max(0, rows.length - 1), columns.length - 1);
  for (const [at, note] of printedNotes(table).entries())
    cells.set(placeKey(first + rows.length + at, 0), { value: note });
  return {
    name,
    rows: [],
    cells,
    merges: headers
      .filter((cell) => cell.rows > 1 || cell.columns > 1)
      .map((cell): MergeRange => {
        const top = cell.row + rowsAboveHeaders;
        return {
          startRow: top,
          startCol: cell.column,
          endRow: top + cell.rows - 1,
          endCol: cell.column + cell.columns - 1,
        };
      }),
    columns: columns.map((column) => ({ width: widthOf(column) })),
    freezePane: { rows: first, columns: 1 },
    // Below the last row of headers, where one looks for the arrows.
    autoFilter: { range: `${addressesOf(table)(-1, 0)}:${lastCell}` },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${rowsAboveHeaders + 1}:$${first}`,
      printArea: `$A$1:$${columnLetters(columns.length - 1)}$${lastRowOf(table)}`,
    },
    headerFooter: { oddFooter: "&C&P / &N" },
  };
}

/** In characters. */
export function widthOf({ kind, width }: ReportColumn): number {
  return kind === "won" ? 18 : Math.max(10, width * 1.6);
}

export function addressesOf({ columns }: ReportTable): AddressOf {
  const letters = columns.map((_, at) => columnLetters(at));
  const above = rowsAboveHeaders + headerDepth(columns) + 1;
  return (row, column) => `${letters[column]}${above + row}`;
}

/** The sheet's row of the table's first, from 0. */
export function firstRowOf({ columns }: ReportTable): number {
  return rowsAboveHeaders + headerDepth(columns);
}

/** The sheet's last row, from 1: of the table, or of the notes below it. */
export function lastRowOf(table: ReportTable): number {
  return firstRowOf(table) + table.rows.length + table.notes.length;
}

/** Excel takes 31 characters and no name twice; signs that some readers of ranges stumble over become spaces. */
export function sheetNames(tables: readonly ReportTable[]): string[] {
  const names: string[] = [];
  for (const { title } of tables) {
    const name = title.ko
      .replace(/[^\p{L}\p{N}·]+/gu, " ")
      .trim()
      .slice(0, 27);
    const same = names.filter((other) => other === name || other.startsWith(`${name} (`)).length;
    names.push(same === 0 ? name : `${name} (${same + 1})`);
  }
  return names;
}

function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : `${columnLetters(Math.floor(column / 26) - 1)}${last}`;
}

export function placeKey(row: number, column: number): string {
  return `${row},${column}`;
}

interface CellLook {
  readonly rank: ReportRow["rank"];
  readonly kind: ReportCell["kind"];
}

/** How the cells of the table's rows look, each once. */
export function stylesIn({ rows }: ReportTable): readonly CellLook[] {
  const looks = new Map<string, CellLook>();
  for (const { rank, cells } of rows)
    for (const { kind } of cells) looks.set(`${rank} ${kind}`, { rank, kind });
  return [...looks.values()];
}

function styleOf(rank: ReportRow["rank"] | "header", kind: ReportCell["kind"]): CellStyle {
  const fill = fills[rank];
  const isHeader = rank === "header";
  return {
    border,
    font: { bold: isHeader || rank === "total", size: 10, name: "Malgun Gothic" },
    numFmt: formats[kind],
    alignment: {
      vertical: "center",
      wrapText: kind === "text",
      ...(isHeader ? { horizontal: "center" } : kind === "date" ? { horizontal: "center" } : {}),
    },
    ...(fill === null ? {} : { fill: { type: "pattern", pattern: "solid", fgColor: { rgb: fill } } }),
  };
}
