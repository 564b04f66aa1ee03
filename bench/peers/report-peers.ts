/** Who else writes the tables of a report: for each format the writer that a program would take first. */
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as sheetJs from "@e965/xlsx";
import { markdownToHwpx } from "kordoc";
import Papa from "papaparse";
import type { CouncilReport } from "../../shared/domain/report/council-report.ts";
import type { ReportCell, ReportTable } from "../../shared/domain/report/report-table.ts";
import { printedRows } from "../../shared/reports/printed/printed-table.ts";
import type { ReportFormat } from "../../shared/reports/report-kinds.ts";
import { secondsOf, type PeerRun, missingPackage } from "../results/rounds.ts";

interface PlainTable {
  readonly title: string;
  /** Headers first. */
  readonly rows: readonly (readonly string[])[];
}

export function reportPeer(format: ReportFormat, report: CouncilReport, folder: string): PeerRun {
  const tables = plainTables(report);
  switch (format) {
    case "hwpx":
      return peer("kordoc, plain tables", () => markdownToHwpx(markdownOf(tables)));
    case "xlsx":
      return peer("SheetJS, the same cells without styles and formulas", () =>
        workbookOf(report.sections.flatMap((section) => section.tables)),
      );
    case "csv":
      return peer("PapaParse", () => tables.map(({ rows }) => Papa.unparse(rows.map((row) => [...row]))));
    case "json":
      return peer("JSON.stringify of the cells", () => JSON.stringify(tables));
    case "pdf": {
      const remedy = missingPackage("chromium", "chromium");
      const page = join(folder, "report.html");
      writeFileSync(page, htmlOf(tables));
      return { ...peer("Chromium, plain tables", () => print(page, folder)), remedy };
    }
  }
}

/** Its figures are milliseconds. */
function peer(name: string, write: () => unknown): PeerRun {
  return { name, remedy: null, run: async () => 1_000 * (await secondsOf(write)) };
}

/** The rows that documents print. */
function plainTables({ sections }: CouncilReport): PlainTable[] {
  return sections
    .flatMap(({ tables }) => tables)
    .filter(({ isDataOnly }) => !isDataOnly)
    .map((table) => ({
      title: table.title.ko,
      rows: [
        table.columns.map(({ title }) => title.ko),
        ...printedRows(table).map(({ cells }) => cells.map(({ text }) => text)),
      ],
    }));
}

/** Every row and column that our workbook has, also those that no document prints. */
function workbookOf(tables: readonly ReportTable[]): unknown {
  const book = sheetJs.utils.book_new();
  for (const [at, { columns, rows }] of tables.entries()) {
    const cells = [columns.map(({ title }) => title.ko), ...rows.map((row) => row.cells.map(valueOf))];
    sheetJs.utils.book_append_sheet(book, sheetJs.utils.aoa_to_sheet(cells), `${at + 1}`);
  }
  return sheetJs.write(book, { type: "buffer", bookType: "xlsx", compression: true });
}

function valueOf(cell: ReportCell): string | number | null {
  switch (cell.kind) {
    case "text":
      return cell.text;
    case "date":
      return cell.date;
    case "count":
      return cell.count;
    case "won":
      return cell.won === null ? null : Number(cell.won);
    case "rate":
      return cell.rate === null ? null : Number(cell.rate.numerator) / Number(cell.rate.denominator);
  }
}

function markdownOf(tables: readonly PlainTable[]): string {
  return tables
    .map(({ title, rows: [headers = [], ...rows] }) =>
      [
        `## ${title}`,
        "",
        lineOf(headers),
        lineOf(headers.map(() => "---")),
        ...rows.map((row) => lineOf(row)),
      ].join("\n"),
    )
    .join("\n\n");
}

function lineOf(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function htmlOf(tables: readonly PlainTable[]): string {
  const body = tables.map(
    ({ title, rows }) => `<h2>${title}</h2><table>${rows.map((row) => rowOf(row)).join("")}</table>`,
  );
  return `<!doctype html><meta charset="utf-8"><title>report</title>${body.join("")}`;
}

function rowOf(cells: readonly string[]): string {
  const texts = cells.map((cell) => cell.replaceAll("&", "&amp;").replaceAll("<", "&lt;"));
  return `<tr>${texts.map((text) => `<td>${text}</td>`).join("")}</tr>`;
}

function print(page: string, folder: string): void {
  execFileSync(
    "chromium",
    [
      "--headless",
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      `--user-data-dir=${join(folder, "chromium")}`,
      `--print-to-pdf=${join(folder, "printed.pdf")}`,
      pathToFileURL(page).href,
    ],
    { stdio: "ignore" },
  );
}
