/** Splits one line of text into table cells: by bars, by tabs, or by runs of two spaces and more; and cells by what their header says of them. */
import { halvesIn } from "../kernel/marked-text.ts";
import { type CouncilColumn, fundLabel, isMeasure } from "./column-roles.ts";

export interface TableLine {
  readonly cells: readonly string[];
  /** Blank cells keep their place between bars and tabs; between runs of spaces they vanish. */
  readonly keepsBlanks: boolean;
}

/** The longest row seen has 400 characters. A longer line is prose, or a file that lost its line ends. */
export const maxRowLength = 4_000;

/** Null when the line holds fewer than two cells or is too long for a row. */
export function tableLineOf(line: string): TableLine | null {
  if (line.length > maxRowLength) return null;
  if (isBarred(line)) return { cells: barredCells(line), keepsBlanks: true };
  if (line.includes("\t")) return { cells: line.split("\t").map((cell) => cell.trim()), keepsBlanks: true };
  const cells = line.trim().split(/[ \u00a0\u3000]{2,}/);
  return cells.length < 2 ? null : { cells, keepsBlanks: false };
}

/** A rule between a header and its rows: `----  ---`, `|:---|---:|`. */
export function isRule(line: string): boolean {
  return /^[\s|:+=─-]+$/.test(line) && /[-─=]{3}/.test(line);
}

function isBarred(line: string): boolean {
  const bars = line.match(/[|│]/g)?.length ?? 0;
  return bars >= 2 || (bars === 1 && !line.includes("\t"));
}

function barredCells(line: string): readonly string[] {
  const cells = line
    .trim()
    .split(/[|│]/)
    .map((cell) => cell.trim());
  if (cells[0] === "") cells.shift();
  if (cells.at(-1) === "") cells.pop();
  return cells;
}

/** How far a cell is drawn in, in halves of a letter. */
export function indentOf(line: string, column: number): number {
  const cells = line.includes("\t") ? line.split("\t") : line.replace(/^\s*[|│]/, "").split(/[|│]/);
  const cell = cells.length > column ? cells[column] : cells[0];
  return halvesIn(/^[ \u00a0\u3000]*/.exec(cell ?? "")?.[0] ?? "");
}

/** The cells of a row, whole or damaged; null when the line is no row, so the table has ended. */
export function rowCells(line: string, columns: readonly unknown[]): readonly string[] | null {
  if (line.length > maxRowLength) return [""];
  const split = tableLineOf(line);
  if (split === null) return looksLikeLostRow(line) ? [line.trim()] : null;
  const { cells, keepsBlanks } = split;
  if (holdsLostRow(cells)) return [line.trim()];
  if (isRule(line) || cells.every((cell) => cell === "")) return null;
  const isWhole = cells.length === columns.length;
  return (isWhole && keepsBlanks) || cells.some(looksLikeAmount) ? cells : null;
}

export function looksLikeAmount(cell: string): boolean {
  return (
    /^(총 ?)?[-−△▲(]*\s*\d[\d,.]*\s*(천원|백만원|억원|원)?\s*[)△▲]?\s*(\(.*)?$/.test(cell) ||
    /^[-–]$/.test(cell)
  );
}

/** A row whose separators were lost, `기본경비 85,094 64,795 76.2`: better refused than passed over. */
function looksLikeLostRow(line: string): boolean {
  return /\S\s+[-−△▲]?\d{1,3}(,\d{3})+\s+[-−△▲]?\d{1,3}(,\d{3})+(\s+[-−△▲]?[\d,.]+%?)*$/.test(line.trim());
}

/** Of a table that stands close below another a reader of pages may put each row into one cell, `도로정비 500 100 20.0`, beside blank ones. */
export function holdsLostRow(cells: readonly string[]): boolean {
  const blanks = cells.filter((cell) => cell === "").length;
  return cells.some((cell) => {
    const figures = /[^\d\s.,](?<figures>(?:\s+[-−△▲(]?\d[\d,.]*%?\)?){2,})$/.exec(cell)?.groups?.["figures"];
    return figures !== undefined && figures.trim().split(/\s+/).length <= blanks;
  });
}

/** `예산액(국비)`, `예산현액(이월액)`: what the last bracket of a column of amounts may say of a part of each; null where it says no such. */
export function partInBrackets({ role, label }: CouncilColumn): string | null {
  const word = /\(([^()]+)\)\s*$/.exec(label)?.[1]?.replace(/\s/g, "") ?? "";
  const isPart = fundLabel.test(word) || /^(전년도?)?(명시|사고|계속비)?이월(액|금|예산|비)?$/.test(word);
  return isMeasure(role) && isPart ? word : null;
}
