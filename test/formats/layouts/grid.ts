// A table as a person draws it: headers over their columns, names over the rows they hold.
export interface GridCell {
  readonly text: string;
  readonly columns: number;
  readonly rows: number;
}

/** Null where another cell reaches over. */
export type Grid = readonly (readonly (GridCell | null)[])[];

/** Headers of several rows: what two neighbours share stands over both, what has no lower part reaches down. */
export function headerGrid(paths: readonly (readonly string[])[]): Grid {
  const depth = Math.max(...paths.map((path) => path.length));
  const isShared = (at: number, row: number) =>
    at > 0 &&
    (paths[at]?.length ?? 0) > row + 1 &&
    (paths[at - 1]?.length ?? 0) > row + 1 &&
    paths[at]?.slice(0, row + 1).join("\n") === paths[at - 1]?.slice(0, row + 1).join("\n");
  return Array.from({ length: depth }, (_, row) =>
    paths.map((path, at): GridCell | null => {
      const text = path[row];
      if (text === undefined || isShared(at, row)) return null;
      let columns = 1;
      while (at + columns < paths.length && isShared(at + columns, row)) columns++;
      return { text, columns, rows: path.length === row + 1 ? depth - row : 1 };
    }),
  );
}

/**
 * @param merged columns in which equal neighbours are one cell; blank ones never are.
 * @param apart columns whose change ends such a cell.
 */
export function bodyGrid(
  rows: readonly (readonly string[])[],
  merged: readonly number[],
  apart: readonly number[] = [],
): Grid {
  const goesOn = (row: number, column: number) =>
    merged.includes(column) &&
    row > 0 &&
    rows[row]?.[column] !== "" &&
    [...apart, ...merged.filter((each) => each <= column)].every(
      (each) => rows[row]?.[each] === rows[row - 1]?.[each],
    );
  return rows.map((cells, row) =>
    cells.map((text, column): GridCell | null => {
      if (goesOn(row, column)) return null;
      let down = 1;
      while (row + down < rows.length && goesOn(row + down, column)) down++;
      return { text, columns: 1, rows: down };
    }),
  );
}
