/**
 * CSV text to rows of cells, in one pass over its slices and never held whole. Broken quotes are reported
 * with their row, because behind them cells cannot be told apart; the fast readers on npm pass over them.
 */
import type { TakeRow } from "../../kernel/format.ts";

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const byteOrderMark = 0xfeff;
const space = 0x20;
const tab = 0x09;

/** 200 columns of 2,000 characters. A longer row is a quote that never closes, or a file without line ends. */
const maxRowLength = 400_000;

export interface BrokenRow {
  readonly row: number;
  /** `unended`: it is the last of several, and alone lacks its line end. `length` ends the reading: nothing behind it is seen. */
  readonly code: "quotes" | "length" | "unended";
  /** The last cell of the row that is not ended; else empty. */
  readonly cell: string;
}

/**
 * Gives each row to `take`, with one array of cells that is used again for the next row.
 * @param slices the text, cut anywhere.
 */
export function scanCsv(
  slices: Iterable<string>,
  delimiter: string,
  maxRows: number,
  take: TakeRow,
): readonly BrokenRow[] {
  const faults: BrokenRow[] = [];
  const cutter = new RowCutter(delimiter.charCodeAt(0));
  const source = slices[Symbol.iterator]();
  let isWhole = false;
  let row = 1;
  while (row <= maxRows) {
    if (cutter.cut(isWhole)) {
      if (cutter.isBroken) faults.push({ row, code: "quotes", cell: "" });
      else if (cutter.isUnended && row > 1)
        faults.push({ row, code: "unended", cell: cutter.cells.at(-1) ?? "" });
      take(cutter.cells, row);
      row++;
    } else if (isWhole) break;
    else if (cutter.pending > maxRowLength) {
      faults.push({ row, code: cutter.isBroken ? "quotes" : "length", cell: "" });
      break;
    } else isWhole = !cutter.feed(source);
  }
  source.return?.();
  return faults;
}

/** Cuts one row after another out of the text that it was fed. */
class RowCutter {
  readonly cells: string[] = [];
  isBroken = false;
  /** The text ended before the row did. */
  isUnended = false;
  readonly #separator: number;
  #text = "";
  #at = 0;
  #isStart = true;

  constructor(separator: number) {
    this.#separator = separator;
  }

  /** Characters behind the last row. */
  get pending(): number {
    return this.#text.length - this.#at;
  }

  /** At least doubles what is pending, so that a row over many slices is looked at only a few times. */
  feed(source: Iterator<string>): boolean {
    const rest = this.#text.slice(this.#at);
    let more = "";
    while (more.length <= rest.length) {
      const next = source.next();
      if (next.done === true) break;
      more += next.value;
    }
    this.#text = rest + more;
    this.#at = 0;
    if (this.#isStart && this.#text.charCodeAt(0) === byteOrderMark) this.#at = 1;
    if (more !== "") this.#isStart = false;
    return more !== "";
  }

  /** @returns false where the text ends before it is certain that the row does, or where there is none. */
  cut(isWhole: boolean): boolean {
    const text = this.#text;
    const separator = this.#separator;
    const { length } = text;
    let at = this.#at;
    if (at >= length) return false;
    this.cells.length = 0;
    this.isBroken = false;
    for (let isRow = true; isRow; at++) {
      let end = at;
      if (at < length && text.charCodeAt(at) === quote) {
        const cell = cutQuoted(text, at, separator);
        if (cell.isBroken) this.isBroken = true;
        this.cells.push(cell.text);
        end = cell.end;
      } else {
        while (end < length && !endsCell(text.charCodeAt(end), separator)) end++;
        this.cells.push(text.slice(at, end));
      }
      isRow = end < length && text.charCodeAt(end) === separator;
      at = end;
    }
    const isReturn = at <= length && text.charCodeAt(at - 1) === carriageReturn;
    if (!isWhole && (at > length || (isReturn && at === length))) return false;
    this.isUnended = at > length;
    // A line may end in two characters.
    this.#at = isReturn && at < length && text.charCodeAt(at) === lineFeed ? at + 1 : at;
    return true;
  }
}

/** One quoted cell. */
interface QuotedCell {
  readonly text: string;
  /** Where the delimiter, the line's end or the text's end stands. */
  readonly end: number;
  /** The quote never closes, or closes inside the cell. */
  readonly isBroken: boolean;
}

/** @param start where the opening quote stands. */
function cutQuoted(text: string, start: number, separator: number): QuotedCell {
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
    if (end >= text.length || endsCell(text.charCodeAt(end), separator))
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

function endsCell(code: number, separator: number): boolean {
  return code === separator || code === lineFeed || code === carriageReturn;
}

function unquoted(text: string, start: number, end: number, hasPairs: boolean): string {
  const cell = text.slice(start + 1, end);
  const paired = hasPairs ? cell.replaceAll('""', '"') : cell;
  return paired.includes("\r") ? paired.replace(/\r\n?/g, "\n") : paired;
}
