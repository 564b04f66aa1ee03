/** Holds a file against the report that it was written from: each row of each printed table, in order, by an independent reader. */
import { expect } from "vitest";
import type { PrintedReport, ReportTable } from "../../shared/domain/report/report-table.ts";
import { hwpxReport } from "../../shared/reports/hwpx-report.ts";
import { printedRows } from "../../shared/reports/printed/printed-table.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import { type Rows, rowsByHucre, rowsByKordoc, rowsByReadExcelFile, rowsByRhwp } from "./report-readers.ts";

type Reader = (report: PrintedReport) => Promise<{ readonly rows: Rows; readonly expected: Rows }>;

/** By a reader of documents: what is printed. */
export const documentRead = (read: (file: Uint8Array) => Promise<Rows> | Rows): Reader => {
  return async (report) => ({
    rows: await read(await hwpxReport(report)),
    expected: tablesOf(report, false).flatMap((table) =>
      printedRows(table).map(({ cells }) => cells.map(({ text }) => text)),
    ),
  });
};
/** By a reader of workbooks: every row of every table. */
export const workbookRead = (read: (file: Uint8Array) => Promise<Rows>): Reader => {
  return async (report) => ({
    rows: await read(await xlsxReport(report)),
    expected: tablesOf(report, true).flatMap((table) => table.rows.map(({ cells }) => cells.map(valueText))),
  });
};

export const readersOf: readonly (readonly [name: string, read: Reader])[] = [
  ["kordoc", documentRead(rowsByKordoc)],
  ["rhwp", documentRead(rowsByRhwp)],
  ["hucre", workbookRead(rowsByHucre)],
  ["read-excel-file", workbookRead(rowsByReadExcelFile)],
];

/** Every row that was to be written is there, in the order in which it was, and none is there twice in its place. */
export async function expectReadBack(report: PrintedReport, read: Reader): Promise<void> {
  const { rows, expected } = await read(report);
  const found = rows.map(comparable);
  let at = 0;
  for (const row of expected.map(comparable)) {
    const place = found.indexOf(row, at);
    if (place < 0) expect(found.slice(at, at + 20)).toContain(row);
    at = place + 1;
  }
}

function tablesOf({ sections }: PrintedReport, isForData: boolean): readonly ReportTable[] {
  return sections.flatMap(({ tables }) => tables).filter(({ isDataOnly }) => isForData || !isDataOnly);
}

function valueText(cell: ReportTable["rows"][number]["cells"][number]): string {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "date":
      return cell.date ?? "";
    case "count":
      return `${cell.count}`;
    case "won":
      return cell.won === null ? "" : `${cell.won}`;
    case "rate":
      return cell.rate === null ? "" : `${Number(cell.rate.numerator) / Number(cell.rate.denominator)}`;
  }
}

/** Readers leave blanks at the end of a row out, and fold white space. */
function comparable(cells: readonly string[]): string {
  return cells
    .map((cell) => cell.replace(/\s+/g, " ").trim())
    .join("|")
    .replace(/\|+$/, "");
}
