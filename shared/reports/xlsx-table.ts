/** One table of the report as a sheet: a title, a unit, frozen headers that are printed on every page, and won. */
import type { Cell, CellStyle, CellValue, MergeRange, WriteSheet } from "hucre/xlsx";
import type {
  PrintedReport,
  ReportCell,
  ReportColumn,
  ReportRow,
  ReportTable,
} from "../domain/report/report-table.ts";
import { daysBetween, parseIsoDate } from "../domain/values/calendar.ts";
import { hasMoney, headerCells, headerDepth, linesIn, printedNotes } from "./printed/printed-table.ts";
import { formulasOf } from "./xlsx-formulas.ts";

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
  const depth = headerDepth(columns);
  const headers = headerCells(columns);
  const cells = new Map<string, Partial<Cell>>();
  cells.set("0,0", { value: title.ko, style: { font: { bold: true, size: 14 } } });
  cells.set("1,0", { value: hasMoney(table) ? `단위: 원 · ${figuresDay}` : figuresDay });
  for (const { text, row, column } of headers)
    cells.set(placeKey(row + rowsAboveHeaders, column), { value: text, style: styleOf("header", "text") });
  const first = rowsAboveHeaders + depth;
  const formulas = formulasOf(table, (row, column) => addressOf(table, row, column));
  for (const [at, row] of rows.entries()) {
    for (const [column, cell] of row.cells.entries()) {
      const value = valueOf(cell);
      const formula = formulas.get(placeKey(at, column));
      const style = styleOf(row.rank, cell.kind);
      cells.set(
        placeKey(first + at, column),
        formula === undefined || value === null
          ? { value, style }
          : { value, formula, formulaResult: value, style },
      );
    }
  }
  const lastCell = addressOf(table, Math.max(0, rows.length - 1), columns.length - 1);
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
    rowDefs: new Map(
      rows.flatMap((row, at) => {
        const height = heightOfRow(row, columns);
        return height > lineHeight ? [[first + at, { height }] as const] : [];
      }),
    ),
    freezePane: { rows: first, columns: 1 },
    // Below the last row of headers, where one looks for the arrows.
    autoFilter: { range: `${addressOf(table, -1, 0)}:${lastCell}` },
    pageSetup: {
      paperSize: "a4",
      orientation: "landscape",
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: `$${rowsAboveHeaders + 1}:$${first}`,
      printArea: `$A$1:$${columnLetters(columns.length - 1)}$${first + rows.length + printedNotes(table).length}`,
    },
    headerFooter: { oddFooter: "&C&P / &N" },
  };
}

/** In points, of ten-point letters. */
const lineHeight = 15;

/** What a wrapped text takes in a column so many characters wide; spreadsheets measure none of it by themselves. */
export function heightOfText(text: string, width: number): number {
  // A column's width counts digits, and a Hangul syllable is two of them wide.
  return linesIn(text, width / 1.9) * lineHeight;
}

function heightOfRow({ cells }: ReportRow, columns: readonly ReportColumn[]): number {
  const heights = columns.map((column, at) => {
    const cell = cells[at];
    return cell?.kind === "text" ? heightOfText(cell.text, widthOf(column)) : lineHeight;
  });
  return Math.max(lineHeight, ...heights);
}

/** In characters. */
function widthOf({ kind, width }: ReportColumn): number {
  return kind === "won" ? 18 : Math.max(10, width * 1.6);
}

/** Where a cell of the table stands on its sheet: `C7`. */
export function addressOf(table: ReportTable, row: number, column: number): string {
  return `${columnLetters(column)}${rowsAboveHeaders + headerDepth(table.columns) + row + 1}`;
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

/** @throws RangeError for won that a spreadsheet cannot hold exactly: nine quadrillions are above any budget. */
export function exactNumber(won: bigint): number {
  const number = Number(won);
  if (!Number.isSafeInteger(number))
    throw new RangeError(`${won} won is more than a spreadsheet holds exactly: write it as CSV or JSON`);
  return number;
}

export function placeKey(row: number, column: number): string {
  return `${row},${column}`;
}

/** The day that spreadsheets count from. */
const firstDay = parseIsoDate("1899-12-30");

/** A rate has every digit that a spreadsheet keeps; its format prints a tenth of a percent. */
function valueOf(cell: ReportCell): CellValue {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "date":
      return cell.date === null || firstDay === null ? null : daysBetween(firstDay, cell.date);
    case "count":
      return cell.count;
    case "won":
      return cell.won === null ? null : exactNumber(cell.won);
    case "rate":
      return cell.rate === null ? null : Number(cell.rate.numerator) / Number(cell.rate.denominator);
  }
}

/** Few combinations, each one object: the writer keeps a style once for all its cells. */
const styles = new Map<string, CellStyle>();

function styleOf(rank: ReportRow["rank"] | "header", kind: ReportCell["kind"]): CellStyle {
  const key = `${rank} ${kind}`;
  const known = styles.get(key);
  if (known !== undefined) return known;
  const fill = fills[rank];
  const isHeader = rank === "header";
  const style: CellStyle = {
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
  styles.set(key, style);
  return style;
}
