/** One quoted cell of CSV text. */

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const space = 0x20;
const tab = 0x09;

export interface QuotedCell {
  readonly text: string;
  /** Where the delimiter, the line's end or the text's end stands. */
  readonly end: number;
  /** The quote never closes, or closes inside the cell. */
  readonly isBroken: boolean;
}

/** @param start where the opening quote stands. */
export function cutQuoted(text: string, start: number, separator: number): QuotedCell {
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

export function endsCell(code: number, separator: number): boolean {
  return code === separator || code === lineFeed || code === carriageReturn;
}

function unquoted(text: string, start: number, end: number, hasPairs: boolean): string {
  const cell = text.slice(start + 1, end);
  const paired = hasPairs ? cell.replaceAll('""', '"') : cell;
  return paired.includes("\r") ? paired.replace(/\r\n?/g, "\n") : paired;
}
