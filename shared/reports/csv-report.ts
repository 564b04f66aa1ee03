/**
 * The report's tables as CSV files with a descriptor (a Frictionless Tabular Data Package with the column types of
 * the Fiscal Data Package), in one archive: for programs, and for whoever publishes them. Amounts are whole won.
 */
import { Buffer } from "node:buffer";
import type { CouncilReport } from "../domain/report/council-report.ts";
import type { ReportCell, ReportColumn, ReportTable } from "../domain/report/report-table.ts";
import { formatPercent } from "../domain/values/fraction.ts";
import { packedArchive } from "./zip-archive.ts";

export interface CsvFile {
  readonly name: string;
  readonly text: string;
}

export function csvReport(report: CouncilReport): Uint8Array {
  return packedArchive(
    csvFiles(report).map(({ name, text }) => ({ name, bytes: Buffer.from(text, "utf8") })),
  );
}

/** The descriptor first, then a file for each table. */
export function csvFiles(report: CouncilReport): readonly CsvFile[] {
  const tables = report.sections.flatMap((section) => section.tables);
  return [
    { name: "datapackage.json", text: `${JSON.stringify(descriptorOf(report, tables), null, 2)}\n` },
    ...tables.map((table) => ({ name: fileNameOf(table), text: csvText(table) })),
  ];
}

/** With a byte order mark, by which Excel knows Hangul. */
function csvText({ columns, rows }: ReportTable): string {
  const lines = [columns.map(headOf), ...rows.map(({ cells }) => cells.map((cell) => csvCell(cell)))].map(
    (cells) => cells.map(quoted).join(","),
  );
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

function csvCell(cell: ReportCell): string {
  switch (cell.kind) {
    case "text":
      return harmless(cell.text);
    case "date":
      return cell.date ?? "";
    case "count":
      return cell.count.toString();
    case "won":
      return cell.won === null ? "" : cell.won.toString();
    case "rate":
      return cell.rate === null ? "" : formatPercent(cell.rate, 1);
  }
}

/** What a spreadsheet would take for a formula is text behind a quote; the sign of an amount is none of it. */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && text !== "-" ? `'${text}` : text;
}

function quoted(cell: string): string {
  return /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function fileNameOf({ id }: ReportTable): string {
  return `${id}.csv`;
}

function descriptorOf(report: CouncilReport, tables: readonly ReportTable[]) {
  const { books, snapshot, figuresAsOf, title, officeName, takenAt } = report;
  return {
    profile: "fiscal-data-package",
    name: `budget-execution-${books.office}-${snapshot.asOf}-${snapshot.version}`,
    title: `${title.ko} (${officeName})`,
    description:
      figuresAsOf === snapshot.asOf
        ? title.en
        : `${title.en}, figures as of ${figuresAsOf} (snapshot ${snapshot.asOf}, version ${snapshot.version})`,
    created: takenAt,
    countryCode: "KR",
    fiscalPeriod: { start: `${books.fiscalYear}-01-01`, end: `${books.fiscalYear}-12-31` },
    resources: tables.map((table) => ({
      profile: "tabular-data-resource",
      name: table.id,
      title: table.title.ko,
      description: [table.title.en, ...table.notes].join(" "),
      path: fileNameOf(table),
      format: "csv",
      mediatype: "text/csv",
      encoding: "utf-8",
      schema: { fields: table.columns.map(fieldOf), missingValues: ["", "-"] },
    })),
  };
}

/** Korean first: whoever opens the file in a spreadsheet reads the report's own words. */
function headOf({ group, title }: ReportColumn): string {
  return [group?.ko, title.ko].filter((part) => part !== undefined).join(" ");
}

function fieldOf(column: ReportColumn) {
  const { key, kind, title, group } = column;
  return {
    name: headOf(column),
    title: key,
    description: [group?.en, title.en].filter((part) => part !== undefined).join(" "),
    ...typeOf(key, kind),
  };
}

function typeOf(key: string, kind: ReportColumn["kind"]) {
  switch (kind) {
    case "won":
      return { type: "integer", columnType: "value", currency: "KRW" };
    case "rate":
      return { type: "number", unit: "percent" };
    case "count":
      return { type: "integer" };
    case "date":
      return { type: "date", columnType: "date:generic" };
    case "text":
      return { type: "string", ...(key in columnTypes ? { columnType: columnTypes[key] } : {}) };
  }
}

/** What the Fiscal Data Package calls the columns that it knows. */
const columnTypes: Readonly<Record<string, string>> = {
  code: "activity:generic:project:code:full",
  name: "activity:generic:project:label",
  department: "administrative-classification:generic:level1:label",
  fund: "fin-source:generic:level1:label",
};
