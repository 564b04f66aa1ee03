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
