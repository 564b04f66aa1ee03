/** Which columns the table of projects has: those of the address, else as somebody chose last, else the usual ones. */
import { type ProjectSort, projectSorts } from "../project-filters.ts";

/** The name of a project is always there. A column is named as the API sorts by it. */
export type ProjectColumn = Exclude<ProjectSort, "name">;

export const projectColumns: readonly ProjectColumn[] = projectSorts.filter((sort) => sort !== "name");

export const usualColumns: readonly ProjectColumn[] = [
  "department",
  "budget",
  "rate",
  "month",
  "gap",
  "behind",
  "forecastRate",
  "severity",
];

/** @param kept what somebody chose last; null where they never did. */
export function columnsOf(params: URLSearchParams, kept: string | null): readonly ProjectColumn[] {
  return columnsNamed(params.get("columns")) ?? columnsNamed(kept) ?? usualColumns;
}

/** Null where no column is named: a table of names alone is nobody's wish. */
function columnsNamed(text: string | null): readonly ProjectColumn[] | null {
  const names = new Set((text ?? "").split(","));
  const named = projectColumns.filter((column) => names.has(column));
  return named.length === 0 ? null : named;
}

/** As the address and the browser keep them; null of the usual ones. */
export function writtenColumns(columns: readonly ProjectColumn[]): string | null {
  const text = projectColumns.filter((column) => columns.includes(column)).join(",");
  return text === usualColumns.join(",") ? null : text;
}

/** A table as a spreadsheet takes it from the clipboard: a tab between cells, a line for each row. */
export function pastedTable(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => cells.map(cell).join("\t")).join("\n");
}

/** A formula begins with one of these, for Excel and its like also behind white space. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]/u;

/** Names come from files that anybody may have written: none may run, or begin a cell or a row of its own. */
function cell(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, " ");
  const isNumber = /^-?\d+(\.\d+)?$/.test(line);
  return !isNumber && formula.test(line) ? `'${line}` : line;
}
