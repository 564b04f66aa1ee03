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

/**
 * @param isPart whether the word in the last bracket of a header is a fund, or a part that an amount may hold.
 * @param isAmount whether the column is one of amounts.
 */
export function withBracketedShares<Column extends Headed, R extends Row>(
  columns: readonly Column[],
  printed: readonly R[],
  isPart: (word: string) => boolean,
  isAmount: (column: Column) => boolean,
): { readonly columns: readonly Column[]; readonly rows: readonly R[] } {
  const words = columns.map((column) => {
    const word = /\(([^()]+)\)\s*$/.exec(plainText(column.label))?.[1]?.replace(/\s/g, "") ?? "";
    return isAmount(column) && isPart(word) ? word : null;
  });
  if (words.every((word) => word === null)) return { columns, rows: printed };
  const rows = withPartsBelow(printed, words);
  const isParted = words.map((word, at) => {
    const cells = rows.map(({ cells: own }) => plainText(own[at] ?? "")).filter((cell) => cell !== "");
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
        const [, whole, part] = (isParted[at] === true ? amountWithPart.exec(plainText(cell)) : null) ?? [];
        return whole === undefined || part === undefined ? cell : `${whole} (${words[at] ?? ""} ${part})`;
      }),
    })),
  };
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
