/**
 * `예산액(국비)` over `1,200 (600)`: in brackets behind or below an amount stands what its header says of it, one fund's share or what of
 * it was carried over. It is a part of the amount, and none beside it.
 */
import { plainText } from "../../domain/values/plain-text.ts";

interface Row {
  readonly row: number;
  readonly to?: number;
  readonly cells: readonly string[];
  readonly indent: number;
}

interface Headed {
  readonly label: string;
  readonly fund: string | null;
}

const figure = String.raw`\d{1,3}(?:,\d{3})*(?:\.\d+)?|\d+(?:\.\d+)?`;
const amount = new RegExp(`^(?:${figure}|[-–])$`);
const amountWithPart = new RegExp(`^(${figure})\\s*\\((${figure}|[-–])\\)$`);
const partAlone = new RegExp(`^\\((${figure}|[-–])\\)$`);

/** @param partOf the word in the last bracket of a header that is a fund, or a part that an amount may hold; null of other columns. */
export function withBracketedShares<Column extends Headed, R extends Row>(
  columns: readonly Column[],
  printed: readonly R[],
  partOf: (column: Column) => string | null,
): { readonly columns: readonly Column[]; readonly rows: readonly R[] } {
  const words = columns.map(partOf);
  if (words.every((word) => word === null)) return { columns, rows: printed };
  const rows = withPartsBelow(printed, words);
  const isParted = words.map((word, at) => {
    const cells = rows
      .map(({ cells: own }) => withoutWord(own[at] ?? "", word))
      .filter((cell) => cell !== "");
    const parted = cells.filter((cell) => amountWithPart.test(cell));
    return (
      word !== null && parted.length > 0 && cells.every((cell) => amount.test(cell) || parted.includes(cell))
    );
  });
  if (!isParted.includes(true)) return { columns, rows: printed };
  return {
    columns: columns.map((column, at) => (isParted[at] === true ? { ...column, fund: null } : column)),
    rows: rows.map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => {
        const [, whole, part] =
          (isParted[at] === true ? amountWithPart.exec(withoutWord(cell, words[at] ?? null)) : null) ?? [];
        return whole === undefined || part === undefined ? cell : `${whole} (${words[at] ?? ""} ${part})`;
      }),
    })),
  };
}

/** `1,200 (국비 600)` under the header that says so. */
function withoutWord(cell: string, word: string | null): string {
  const text = plainText(cell);
  return word === null ? text : text.replace(`(${word}`, "(").replace(/\(\s*[:：]?\s*/, "(");
}

/** A row of nothing but brackets under such headers goes on from the one above it. */
function withPartsBelow<R extends Row>(rows: readonly R[], words: readonly (string | null)[]): readonly R[] {
  const joined: R[] = [];
  for (const row of rows) {
    const above = joined.at(-1);
    const stated = row.cells.flatMap((cell, at) =>
      cell.trim() === "" ? [] : [{ at, text: plainText(cell) }],
    );
    const isBelow =
      above !== undefined &&
      stated.length > 0 &&
      stated.every(
        ({ at, text }) =>
          (words[at] ?? null) !== null &&
          partAlone.test(text) &&
          amount.test(plainText(above.cells[at] ?? "")),
      );
    if (!isBelow) joined.push(row);
    else
      joined[joined.length - 1] = {
        ...above,
        to: row.to ?? row.row,
        cells: above.cells.map((cell, at) =>
          row.cells[at]?.trim() ? `${cell.trim()} ${row.cells[at].trim()}` : cell,
        ),
      };
  }
  return joined;
}
