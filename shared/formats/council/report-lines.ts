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
  const lines = source.lines.map(plainLine);
  return { lines, isPrinted: source.kind === "pages" && source.isPrinted, findings: [] };
}

/** Of the sheet with a budget table; of the first one where none has. */
function linesOfWorkbook(source: SourceWorkbook): ReportLines | null {
  const { found, findings } = matchTable(source, (table) => {
    const lines = linesOfTable(table);
    return firstTableIn(lines) === undefined ? null : lines;
  });
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
    return stated.length === 1 ? (stated[0] ?? "") : cells.join("\t");
  });
}
