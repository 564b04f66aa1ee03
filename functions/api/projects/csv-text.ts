/**
 * A table as CSV for a spreadsheet: UTF-8 with a byte order mark, and no cell that it would take for a formula,
 * for names come from files that anybody may have written.
 */
export function csvBytes(rows: readonly (readonly string[])[]): Uint8Array {
  const lines = rows.map((cells) => cells.map(cell).join(","));
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
}

/** A formula begins with one of these, for Excel and its like also behind white space. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]/u;

function cell(text: string): string {
  // Our own figures: a minus in front of digits is a minus.
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  const harmless = !isNumber && (formula.test(text) || /^[\t\r\n]/.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
