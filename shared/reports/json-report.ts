/**
 * The report as JSON, for programs: every amount in won and as printed, every rate with its exact fraction.
 * `docs/schemas/council-report.json` describes it.
 */
import { Buffer } from "node:buffer";
import type { CouncilReport } from "../domain/report/council-report.ts";
import type { ReportCell, ReportColumn, ReportTable } from "../domain/report/report-table.ts";
import { formatPercent, type Fraction } from "../domain/values/fraction.ts";

export function jsonReport(report: CouncilReport): Uint8Array {
  return Buffer.from(`${JSON.stringify(reportJson(report), null, 1)}\n`, "utf8");
}

export function reportJson({ sections, ...report }: CouncilReport) {
  const { books, snapshot, takenAt, reportDay, title, officeName, department, contact, unit } = report;
  return {
    schema: "council-report/2",
    books,
    snapshot,
    takenAt,
    reportDay,
    title,
    officeName,
    department,
    contact,
    unit,
    sections: sections.map(({ id, part, title: heading, paragraphs, remarks, tables, bars }) => ({
      id,
      part,
      title: heading,
      paragraphs,
      remarks,
      tables: tables.map(tableJson),
      bars: bars.map(({ label, rate, expected, target }) => ({
        label,
        rate: rateJson(rate),
        expected: rateJson(expected),
        target: rateJson(target),
      })),
    })),
  };
}

function tableJson({ id, title, columns, rows, sums, notes }: ReportTable) {
  return {
    id,
    title,
    columns: columns.map(({ key, title: heading, group, kind }) => ({ key, title: heading, group, kind })),
    rows: rows.map(({ rank, cells }) => ({
      rank,
      cells: cells.map((cell, at) => cellJson(cell, columns[at])),
    })),
    sums,
    notes,
  };
}

function cellJson(cell: ReportCell, column: ReportColumn | undefined) {
  const key = column?.key ?? "";
  switch (cell.kind) {
    case "text":
      return { key, text: cell.text };
    case "date":
      return { key, date: cell.date };
    case "count":
      return { key, count: cell.count };
    case "won":
      return { key, won: cell.won?.toString() ?? null, shown: cell.shown?.toString() ?? null };
    case "rate":
      return { key, rate: rateJson(cell.rate), note: cell.note };
  }
}

function rateJson(rate: Fraction | null) {
  if (rate === null) return null;
  const { numerator, denominator } = rate;
  return {
    percent: formatPercent(rate, 1),
    numerator: numerator.toString(),
    denominator: denominator.toString(),
  };
}
