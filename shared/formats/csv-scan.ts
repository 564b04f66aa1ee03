/**
 * CSV text to rows of cells, in one pass and without a copy of the text. Broken quotes are reported with
 * their row, because behind them cells cannot be told apart; the fast readers on npm pass over them.
 */
import type { TakeRow } from "./format.ts";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = 0xfeff;
const space = 0x20;
const tab = 0x09;

interface QuotedCell {
  readonly text: string;
  /** Where the delimiter, the line's end or the text's end stands. */
  readonly end: number;
  readonly isBroken: boolean;
}

/**
 * Gives each row to `take`, with one array of cells that is used again for the next row.
 * @returns the rows with broken quotes.
 */
export function scanCsv(text: string, delimiter: string, maxRows: number, take: TakeRow): readonly number[] {
  const separator = delimiter.charCodeAt(0);
  const { length } = text;
  const broken: number[] = [];
  const cells: string[] = [];
  let at = text.charCodeAt(0) === byteOrderMark ? 1 : 0;
  for (let row = 1; row <= maxRows && at < length; row++) {
    cells.length = 0;
    for (let isRow = true; isRow; at++) {
      let end = at;
      if (text.charCodeAt(at) === quote) {
        const cell = quotedCell(text, at, separator);
        if (cell.isBroken && broken.at(-1) !== row) broken.push(row);
        cells.push(cell.text);
        end = cell.end;
      } else {
        while (end < length && !isEnd(text.charCodeAt(end), separator)) end++;
        cells.push(text.slice(at, end));
      }
      isRow = end < length && text.charCodeAt(end) === separator;
      at = end;
    }
    // A line may end in two characters.
    if (text.charCodeAt(at - 1) === carriageReturn && text.charCodeAt(at) === lineFeed) at++;
    take(cells, row);
  }
  return broken;
}

function isEnd(code: number, separator: number): boolean {
  return code === separator || code === lineFeed || code === carriageReturn;
}

/** @param start where the opening quote stands. */
function quotedCell(text: string, start: number, separator: number): QuotedCell {
  let isBroken = false;
  let hasPairs = false;
  for (let from = start + 1; ;) {
    const close = text.indexOf('"', from);
    if (close === -1)
      return { text: unquoted(text, start, text.length, hasPairs), end: text.length, isBroken: true };
    from = close + 1;
    if (text.charCodeAt(from) === quote) {
      hasPairs = true;
      from++;
      continue;
    }
    const end = afterSpaces(text, from, separator);
    if (end >= text.length || isEnd(text.charCodeAt(end), separator))
      return { text: unquoted(text, start, close, hasPairs), end, isBroken };
    isBroken = true;
  }
}

/** Some programs pad a quoted cell behind its quote. */
function afterSpaces(text: string, from: number, separator: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === separator || (code !== space && code !== tab)) return at;
    at++;
  }
}

function unquoted(text: string, start: number, end: number, hasPairs: boolean): string {
  const cell = text.slice(start + 1, end);
  const paired = hasPairs ? cell.replaceAll('""', '"') : cell;
  return paired.includes("\r") ? paired.replace(/\r\n?/g, "\n") : paired;
}
