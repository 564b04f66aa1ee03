/** A table with its words broken into lines and its rows as high as they need, before it is put on any page. */
import type { ReportColumn, ReportTable } from "../../domain/report/report-table.ts";
import {
  type HeaderCell,
  headerCells,
  type PrintedCell,
  printedColumns,
  printedRows,
} from "../printed/printed-table.ts";
import { columnWidths, neededWidths } from "../printed/printed-widths.ts";
import { bodyHeight, bodyWidth, leading } from "./page-flow.ts";
import type { TextStyle } from "./page-marks.ts";
import { type BreakRow, leastRoom } from "./row-breaks.ts";
import { linesOf, type WidthOf } from "./text-lines.ts";

export const padding = { x: 3, y: 2 } as const;
/** Of the line above a table with its title and its unit. */
export const titleHeight = 16;

export interface LaidCell {
  readonly lines: readonly string[];
  readonly style: TextStyle;
  readonly align: PrintedCell["align"];
}

export interface LaidRow extends BreakRow {
  readonly cells: readonly LaidCell[];
}

interface LaidHeader extends HeaderCell {
  readonly cell: LaidCell;
}

/** A table whose rows have their heights. */
export interface LaidTable {
  readonly table: ReportTable;
  readonly unit: string;
  readonly columns: readonly ReportColumn[];
  readonly widths: readonly number[];
  readonly headers: readonly LaidHeader[];
  /** Of each header row. */
  readonly headerHeights: readonly number[];
  readonly rows: readonly LaidRow[];
}

export function laidTable(table: ReportTable, unit: string, isOnFront: boolean, widthOf: WidthOf): LaidTable {
  const columns = printedColumns(table);
  const printed = printedRows(table);
  // The front page holds all that it says on one page.
  const size = columns.length >= 8 ? 7 : columns.length >= 6 || isOnFront ? 8 : 9;
  // In bold, as totals are, and those are the widest.
  const bold = { size, isBold: true };
  const needed = neededWidths(printed, (text) => widthOf(text, bold) + 2 * padding.x);
  const widths = columnWidths(columns, Math.floor(bodyWidth), needed);
  const laid = (text: string, width: number, isBold: boolean, align: PrintedCell["align"]): LaidCell => {
    const style = { size, isBold };
    const room = width - 2 * padding.x;
    if (align !== "right") return { lines: linesOf(text, room, style, widthOf), style, align };
    // Where no column can spare what it needs, a figure becomes smaller: it is never broken.
    const fit = Math.min(1, room / Math.max(1, widthOf(text, style)));
    return { lines: [text], style: { ...style, size: size * fit }, align };
  };
  const headers = headerCells(columns).map((header) => ({
    ...header,
    cell: laid(header.text, spanWidth(widths, header.column, header.columns), true, "center"),
  }));
  const rows = printed.map(({ rank, cells }): LaidRow => {
    const own = cells.map(({ text, align }, at) => laid(text, widths[at] ?? 0, rank === "total", align));
    return { rank, height: Math.max(...own.map((cell) => heightOf(cell, size))), cells: own };
  });
  return { table, unit, columns, widths, headers, headerHeights: headerHeights(headers, size), rows };
}

function heightOf({ lines }: LaidCell, size: number): number {
  return lines.length * size * leading.table + 2 * padding.y;
}

/** A cell over two rows makes the second as high as it needs. */
function headerHeights(headers: readonly LaidHeader[], size: number): readonly number[] {
  const heights = [0, 0];
  for (const { row, rows, cell } of headers)
    if (rows === 1) heights[row] = Math.max(heights[row] ?? 0, heightOf(cell, size));
  const [first = 0, second = 0] = heights;
  const spanning = Math.max(0, ...headers.map(({ rows, cell }) => (rows === 1 ? 0 : heightOf(cell, size))));
  return second === 0 ? [Math.max(first, spanning)] : [first, Math.max(second, spanning - first)];
}

export function headHeight({ headerHeights: heights }: LaidTable): number {
  return titleHeight + sum(heights);
}

/** What a heading above the table must have below it on its page, or the table would begin on the next one without it. */
export function leastHeight(laid: LaidTable): number {
  const head = headHeight(laid);
  return head + leastRoom(laid.rows, bodyHeight - head);
}

export function spanWidth(widths: readonly number[], from: number, count: number): number {
  return sum(widths.slice(from, from + count));
}

export function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
