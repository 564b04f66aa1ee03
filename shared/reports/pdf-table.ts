/** A table of the report for pdfmake: header rows repeated, rows not broken over pages, figures on the right. */
import type { Content, CustomTableLayout, TableCell } from "pdfmake/interfaces.js";
import type { ReportColumn, ReportTable } from "../domain/report/report-table.ts";
import {
  columnWidths,
  hasMoney,
  headerCells,
  headerDepth,
  type PrintedRow,
  printedColumns,
  printedRows,
} from "./printed-table.ts";

/** Points between the margins of A4, less the padding of each column. */
const bodyWidth = 511;
const paddingPerColumn = 7;

export const tableLines: CustomTableLayout = {
  // None above the title: pdfmake forgets the borders of cells that another reaches over.
  hLineWidth: (at) => (at === 0 ? 0 : 0.5),
  vLineWidth: () => 0.5,
  hLineColor: () => "#8a8a8a",
  vLineColor: () => "#8a8a8a",
  paddingLeft: () => 3,
  paddingRight: () => 3,
  paddingTop: () => 1.5,
  paddingBottom: () => 1.5,
};

/** Bars stand close together and need no frame. */
export const barLines: CustomTableLayout = {
  hLineWidth: () => 0,
  vLineWidth: () => 0,
  paddingTop: () => 0.5,
  paddingBottom: () => 0.5,
};

const fills = { total: "#f2f2f2", group: "#f8f8f8", line: null } as const;

/** Its title is the first of its header rows, so that it is never parted from them and stands on every page. */
export function pdfTable(table: ReportTable, unit: string, isOnFront: boolean): Content {
  const columns = printedColumns(table);
  const depth = headerDepth(columns);
  return {
    layout: "report",
    margin: [0, isOnFront ? 2 : 6, 0, 0],
    // The front page holds all that it says on one page.
    fontSize: columns.length >= 8 ? 7 : columns.length >= 6 || isOnFront ? 8 : 9,
    lineHeight: 1.05,
    table: {
      headerRows: depth + 1,
      // One row below its headers alone would be read as all of it.
      keepWithHeaderRows: 2,
      dontBreakRows: true,
      widths: columnWidths(columns, bodyWidth - columns.length * paddingPerColumn),
      body: [titleRow(table, unit), ...headerRows(columns, depth), ...printedRows(table).map(bodyRow)],
    },
  };
}

function titleRow(table: ReportTable, unit: string): TableCell[] {
  const columns = printedColumns(table);
  const { title } = table;
  const content = [
    { text: `□ ${title.ko}`, bold: true, fontSize: 10, width: "*" },
    {
      text: hasMoney(table) ? `(단위: ${unit})` : "",
      fontSize: 8,
      width: "auto",
      alignment: "right" as const,
    },
  ];
  const border: [boolean, boolean, boolean, boolean] = [false, false, false, true];
  return [
    { columns: content, colSpan: columns.length, border },
    ...columns.slice(1).map((): TableCell => ({ text: "", border })),
  ];
}

/** Points, of a header row of one line. */
const headerRowHeight = 15;

/** Where a cell reaches over others, pdfmake wants empty ones in their places. */
function headerRows(columns: readonly ReportColumn[], depth: number): TableCell[][] {
  const rows = Array.from({ length: depth }, () => columns.map((): TableCell => ({ text: "" })));
  for (const { text, row, column, rows: rowSpan, columns: colSpan } of headerCells(columns)) {
    const cells = rows[row];
    if (cells === undefined) continue;
    // pdfmake centres a cell over several rows by the rows below them too, and prints its words over the figures.
    const place =
      rowSpan === 1
        ? { verticalAlignment: "middle" as const }
        : { margin: [0, ((rowSpan - 1) * headerRowHeight) / 2, 0, 0] as [number, number, number, number] };
    cells[column] = {
      text,
      rowSpan,
      colSpan,
      bold: true,
      alignment: "center",
      fillColor: "#dfe6f7",
      ...place,
    };
  }
  return rows;
}

function bodyRow({ rank, cells }: PrintedRow): TableCell[] {
  const fillColor = fills[rank];
  return cells.map(({ text, align }): TableCell => ({
    text,
    alignment: align,
    bold: rank === "total",
    ...(fillColor === null ? {} : { fillColor }),
  }));
}
