/**
 * A table as HWPX wants it: shaped as kordoc writes tables, which Hancom Office is known to split over pages,
 * but with our widths, with figures on the right, and with all header rows repeated on every page.
 */
import type { ReportTable } from "../domain/report/report-table.ts";
import type { HwpxStyles, ParagraphAlign, Shade, TextSize } from "./hwpx-styles.ts";
import {
  headerCells,
  headerDepth,
  type PrintedRow,
  printedColumns,
  printedRows,
} from "./printed/printed-table.ts";
import { columnWidths, emsOf, neededWidths, linesIn } from "./printed/printed-widths.ts";

/** A4 without margins, in 1/7200 inch, less a hair so that the frame is not cut. */
const bodyWidth = 50_400;
const cellPadding = 400;
/** Three tenths of a page: a table that takes no more is not parted, as in the PDF. */
const smallTable = 22_000;

interface Cell {
  readonly text: string;
  /** Stands there instead of the text. */
  readonly picture: string | null;
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
  readonly isHeader: boolean;
  readonly align: ParagraphAlign;
  readonly shade: Shade;
}

export interface TablePlace {
  /** Tells the table from the others of the document. */
  readonly number: number;
  readonly isFront: boolean;
  /** What stands in a column instead of its texts, row by row. */
  readonly pictures: { readonly column: number; readonly rows: readonly string[] } | null;
}

export function hwpxTable(table: ReportTable, styles: HwpxStyles, place: TablePlace): string {
  const { number, isFront, pictures } = place;
  const columns = printedColumns(table);
  const size = sizeFor(columns.length, place);
  const printed = printedRows(table);
  // The font of whoever opens it is not known: a tenth more than its figures should take.
  const needed = neededWidths(printed, (text) => emsOf(text) * size * 110 + cellPadding);
  const widths = columnWidths(columns, bodyWidth, needed);
  const depth = headerDepth(columns);
  const headers = headerCells(columns).map((cell): Cell => ({
    ...cell,
    picture: null,
    isHeader: true,
    align: "center",
    shade: "header",
  }));
  const body = printed.flatMap((row, at) => {
    const picture = pictures?.rows[at] ?? null;
    return bodyCells(row, at + depth).map((cell) =>
      cell.column === pictures?.column ? { ...cell, picture } : cell,
    );
  });
  const rows = [...Map.groupBy([...headers, ...body], ({ row }) => row).entries()].toSorted(
    ([a], [b]) => a - b,
  );
  const heights = rows.map(([, cells]) => heightOf(cells, widths, size));
  const written = rows.map(([row, cells]) => {
    const sorted = cells.toSorted((a, b) => a.column - b.column);
    const high = ({ rows: span }: Cell) => sum(heights.slice(row, row + span));
    return `<hp:tr>${sorted.map((cell) => cellXml(cell, spanOf(cell, widths), high(cell), size, styles)).join("")}</hp:tr>`;
  });
  return (
    `<hp:tbl id="${940_000_000 + number}" zOrder="0" numberingType="TABLE" textWrap="TOP_AND_BOTTOM" textFlow="BOTH_SIDES" lock="0" dropcapstyle="None" pageBreak="${sum(heights) <= smallTable ? "NONE" : "CELL"}" repeatHeader="1" rowCnt="${rows.length}" colCnt="${columns.length}" cellSpacing="0" borderFillIDRef="${styles.border("none")}" noAdjust="0">` +
    `<hp:sz width="${bodyWidth}" widthRelTo="ABSOLUTE" height="${sum(heights)}" heightRelTo="ABSOLUTE" protect="0"/>` +
    `<hp:pos treatAsChar="0" affectLSpacing="0" flowWithText="1" allowOverlap="0" holdAnchorAndSO="0" vertRelTo="PARA" horzRelTo="COLUMN" vertAlign="TOP" horzAlign="LEFT" vertOffset="0" horzOffset="0"/>` +
    `<hp:outMargin left="0" right="0" top="0" bottom="${isFront ? 400 : 850}"/><hp:inMargin left="200" right="200" top="100" bottom="100"/>` +
    `${written.join("")}</hp:tbl>`
  );
}

/** Wide tables in smaller letters: ten columns of a county's figures fit a page upright. */
function sizeFor(columns: number, { isFront, pictures }: TablePlace): TextSize {
  if (columns >= 8 || (isFront && pictures !== null)) return 7;
  return columns >= 6 || isFront ? 8 : 9;
}

export function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}

function bodyCells({ rank, cells }: PrintedRow, row: number): Cell[] {
  const shade: Shade = rank === "line" ? "none" : rank;
  return cells.map(({ text, align }, column) => ({
    text,
    picture: null,
    row,
    column,
    rows: 1,
    columns: 1,
    isHeader: false,
    align,
    shade,
  }));
}

function heightOf(cells: readonly Cell[], widths: readonly number[], size: TextSize): number {
  const lines = cells
    .filter(({ rows }) => rows === 1)
    .map((cell) => linesIn(cell.text, (spanOf(cell, widths) - cellPadding) / (size * 100)));
  return Math.max(1, ...lines) * Math.round(size * 100 * 1.3) + 300;
}

function spanOf({ column, columns }: Cell, widths: readonly number[]): number {
  return sum(widths.slice(column, column + columns));
}

function cellXml(cell: Cell, width: number, height: number, size: TextSize, styles: HwpxStyles): string {
  const { text, picture, row, column, rows, columns, isHeader, align, shade } = cell;
  const char = styles.char(size, isHeader || shade === "total");
  return (
    `<hp:tc name="" header="${isHeader ? 1 : 0}" hasMargin="0" protect="0" editable="1" dirty="0" borderFillIDRef="${styles.border(shade)}">` +
    `<hp:subList id="" textDirection="HORIZONTAL" lineWrap="BREAK" vertAlign="CENTER" linkListIDRef="0" linkListNextIDRef="0" textWidth="0" textHeight="0" hasTextRef="0" hasNumRef="0">` +
    `<hp:p paraPrIDRef="${styles.para(align)}" styleIDRef="0"><hp:run charPrIDRef="${char}">${picture ?? `<hp:t>${escaped(text)}</hp:t>`}</hp:run></hp:p></hp:subList>` +
    `<hp:cellAddr colAddr="${column}" rowAddr="${row}"/><hp:cellSpan colSpan="${columns}" rowSpan="${rows}"/>` +
    `<hp:cellSz width="${width}" height="${height}"/><hp:cellMargin left="141" right="141" top="141" bottom="141"/></hp:tc>`
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0);
}
