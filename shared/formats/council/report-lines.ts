/** The lines that a report is read by, from a text, a document, or the sheet of a workbook that holds its table. */
import type { Finding } from "../../domain/values/finding.ts";
import { indented } from "../containers/document/document-lines.ts";
import { plainLine } from "../../domain/values/plain-text.ts";
import type { SourceDocument, SourceWorkbook, Table } from "../kernel/format.ts";
import { amountsOverNames } from "../kernel/merged-amounts.ts";
import { firstTableIn } from "../printed/derived-figures.ts";
import { maxRowLength } from "../printed/table-line.ts";
import { matchTable } from "../tables/match-table.ts";

export interface ReportLines {
  readonly lines: readonly string[];
  /** Whether a page break may have cut rows in two. */
  readonly isPrinted: boolean;
  /** What the sheet's own table says of itself, such as hidden rows. */
  readonly findings: readonly Finding[];
}

/** A whole office's unit projects, and room for a title. */
const maxSheetRows = 6_000;

/** Null for a file that has no lines. macOS parts Hangul into letters; every comparison here is with composed syllables. */
export function reportLines(source: SourceDocument): ReportLines | null {
  if (source.kind === "json") return null;
  if (source.kind === "workbook") return linesOfWorkbook(source);
  const lines = source.lines.map((line) => captionOfBox(plainLine(line)));
  return { lines, isPrinted: source.kind === "pages" && source.isPrinted, findings: [] };
}

/** Of the sheet with a budget table; of the first one where none has. */
function linesOfWorkbook(source: SourceWorkbook): ReportLines | null {
  const { found, findings } = matchTable(
    source,
    (table) => {
      const lines = linesOfTable(table);
      return firstTableIn(lines) === undefined ? null : lines;
    },
    source.tables,
    true,
  );
  const table = found?.table ?? source.tables[0];
  if (table === undefined) return null;
  const { rows, findings: own } = table.read(maxSheetRows);
  const overNames = amountsOverNames(rows, table.merged ?? [], (row) => row);
  return {
    lines: found?.match ?? linesOfTable(table),
    isPrinted: false,
    findings: [...own, ...overNames, ...findings],
  };
}

export function linesOfTable(table: Table): readonly string[] {
  return linesOfRows(table.read(maxSheetRows).rows);
}

/** A row of one cell is a line of text; any other has tabs between its cells, as in a document. */
export function linesOfRows(rows: readonly (readonly string[])[]): readonly string[] {
  return rows.map((row) => {
    const cells = row.map((cell) => indented(plainLine(cell.slice(0, maxRowLength))));
    const stated = cells.map((cell) => cell.trim()).filter((cell) => cell !== "");
    // What stands in brackets below an amount is no line of text.
    const isText = stated.length === 1 && !/^\([\d,.]+\)$/.test(stated[0] ?? "");
    return isText ? (stated[0] ?? "") : captionOfBox(cells.join("\t"));
  });
}

const labelOfBox = /^(?:(?:소관|담당)?부서명?|작성[일자]|작성일자|담당자?|(?:작성)?기준일자?|(?:금액)?단위)$/;

/** `기준일 | 2026-10-31 | 단위 | 천원`: a row of a box over a table says what a line in brackets does. */
function captionOfBox(line: string): string {
  if (!line.includes("\t") || !/기준일|단위/.test(line)) return line;
  const cells = line.split("\t").flatMap((cell) => (cell.trim() === "" ? [] : [cell.trim()]));
  const labels = cells.filter((_, at) => at % 2 === 0).map((cell) => cell.replace(/[\s:：]/g, ""));
  const isBox = cells.length % 2 === 0 && labels.every((label) => labelOfBox.test(label));
  if (!isBox || !labels.some((label) => /기준일|단위/.test(label))) return line;
  return `(${labels.map((label, at) => `${label}: ${cells[2 * at + 1] ?? ""}`).join(", ")})`;
}
