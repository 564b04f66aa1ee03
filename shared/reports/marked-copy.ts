/**
 * The reasons why a table was refused, put beside its rows, to correct and send again. As CSV it is in UTF-8
 * with a byte order mark, because Excel takes that for Hangul and CP949 cannot hold every dot in a name.
 */
import type { Language } from "../domain/values/bilingual.ts";
import type { Finding } from "../domain/values/finding.ts";

type Rows = readonly (readonly string[])[];

/** A header stands at the top, below a title, a unit line and blank lines. */
const headRows = 12;

/**
 * By row, from 1. What concerns the whole file stands at the header row, behind the head of the column.
 * @param rows the table as a spreadsheet shows it: row n is `rows[n - 1]`.
 */
export function reasonsByRow(
  rows: Rows,
  findings: readonly Finding[],
  header: string,
  language: Language,
): ReadonlyMap<number, string> {
  const headerRow = headerRowOf(rows, findings);
  const byRow = Map.groupBy(findings, ({ row }) => (row === null || row > rows.length ? headerRow : row));
  const reasons = new Map(
    [...byRow].map(([row, found]) => [row, found.map((each) => sentence(each, language)).join("\n")]),
  );
  const atHeader = reasons.get(headerRow);
  return reasons.set(headerRow, atHeader === undefined ? header : `${header}\n${atHeader}`);
}

/** The reasons stand first: behind a row that is too long or too short they would make it look whole. */
export function markedCopy(rows: Rows, reasons: ReadonlyMap<number, string>): string {
  const lines = rows.map((cells, at) => csvLine([harmless(reasons.get(at + 1) ?? ""), ...cells]));
  return `\ufeff${lines.join("\r\n")}\r\n`;
}

/** The table of a file that the findings speak of: the one with their columns, or else the widest. */
export function tableOfFindings<Table extends { readonly head: Rows }>(
  tables: readonly Table[],
  findings: readonly Finding[],
): Table | null {
  const columns = columnsOf(findings);
  const ranked = tables.map((table) => ({
    table,
    known: Math.max(0, ...table.head.map((cells) => countKnown(cells, columns))),
    width: Math.max(0, ...table.head.map((cells) => cells.length)),
  }));
  return ranked.toSorted((a, b) => b.known - a.known || b.width - a.width)[0]?.table ?? null;
}

/** The row with the columns that findings name, or else the first at the top that is no title. */
function headerRowOf(rows: Rows, findings: readonly Finding[]): number {
  const columns = columnsOf(findings);
  const top = rows.slice(0, headRows);
  const known = top.map((cells) => countKnown(cells, columns));
  if (known.some((count) => count > 0)) return known.indexOf(Math.max(...known)) + 1;
  const filled = top.map((cells) => cells.filter((cell) => cell.trim() !== "").length);
  const most = Math.max(0, ...filled);
  return (
    Math.max(
      0,
      filled.findIndex((count) => 2 * count > most),
    ) + 1
  );
}

function columnsOf(findings: readonly Finding[]): ReadonlySet<string> {
  return new Set(findings.flatMap(({ column }) => column ?? []));
}

function countKnown(cells: readonly string[], columns: ReadonlySet<string>): number {
  return cells.filter((cell) => columns.has(cell.trim())).length;
}

function sentence({ column, value, ...words }: Finding, language: Language): string {
  const place = [column, value === null ? null : `"${value}"`].filter((part) => part !== null).join(" ");
  return place === "" ? words[language] : `[${place}] ${words[language]}`;
}

/** What a spreadsheet would take for a formula. Cells of the file itself stay as they were. */
function harmless(reason: string): string {
  return /^[=+\-@\t\r]/.test(reason) ? `'${reason}` : reason;
}

function csvLine(cells: readonly string[]): string {
  return cells.map((cell) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}
