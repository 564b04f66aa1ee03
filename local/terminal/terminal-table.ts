/** Tables for a terminal, in which a Hangul syllable is two columns wide. */
import { formatWon, type Won } from "../../shared/domain/values/won.ts";
import { widthOf } from "./display.ts";

/** Cells stand at the left below a plain title. */
export type Column = string | { readonly atRight: string };

export function right(title: string): Column {
  return { atRight: title };
}

export function table(columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const titles = columns.map((column) => (typeof column === "string" ? column : column.atRight));
  const widths = columns.map((_, at) => Math.max(...[titles, ...rows].map((row) => widthOf(row[at] ?? ""))));
  const line = (row: readonly string[]): string =>
    columns
      .map((column, at) => pad(row[at] ?? "", widths[at] ?? 0, typeof column === "string"))
      .join("  ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width)).join("──");
  return [line(titles), rule, ...rows.map(line)].join("\n");
}

function pad(text: string, width: number, isAtLeft: boolean): string {
  const space = " ".repeat(Math.max(0, width - widthOf(text)));
  return isAtLeft ? text + space : space + text;
}

/** A dash where nothing is stated. */
export function wonCell(won: Won | null): string {
  return won === null ? "–" : formatWon(won);
}

/** An office as the head of a table has it: by name where one is known, and by its code, which options take. */
export function officeTitle(office: string, officeName: string | null): string {
  return officeName === null ? office : `${officeName} ${office}`;
}
