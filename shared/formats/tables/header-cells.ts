/** The headers of a table whose header row is known, and the lines printed above it. */
import { plainText } from "../../domain/values/plain-text.ts";

/** A header that is merged over two or three rows stands in the topmost of them. */
const mergedRowsAbove = 2;

/** One for each cell of the header row; an empty one takes what stands right above it. */
export function headersIn(rows: readonly (readonly string[])[], headerRow: number): readonly string[] {
  const cells = rows[headerRow - 1] ?? [];
  const above = rows.slice(Math.max(0, headerRow - 1 - mergedRowsAbove), headerRow - 1).toReversed();
  return cells.map((_, at) => {
    const column = [cells, ...above].map((row) => plainHeader(row[at] ?? ""));
    return column.find((text) => text !== "") ?? "";
  });
}

/** What stands over a header and its neighbours, merged into one cell; empty where the row above is a title. */
export function groupHeader(rows: readonly (readonly string[])[], headerRow: number, column: number): string {
  const above = (rows[headerRow - 2] ?? []).map(plainHeader);
  if (above.filter((text) => text !== "").length < 2) return "";
  return above.slice(0, column + 1).findLast((text) => text !== "") ?? "";
}

/** Line ends inside a cell and doubled spaces do not tell headers apart. */
export function plainHeader(header: string): string {
  return plainText(header);
}
