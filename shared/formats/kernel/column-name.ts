/**
 * The column of reasons in a marked copy. It is taken out of a table when that is opened, so that a copy that
 * was corrected is read as the table that it was made of.
 */
export const reasonHeader = "확인 사항 / reason";

type Rows = readonly (readonly string[])[];

/** Where the reasons stand; null in a table that is no marked copy. Reasons on the whole file follow in new lines. */
export function reasonColumnIn(head: Rows): number | null {
  for (const cells of head) {
    const at = cells.findIndex(
      (cell) => cell.trim() === reasonHeader || cell.startsWith(`${reasonHeader}\n`),
    );
    if (at !== -1) return at;
  }
  return null;
}

export function withoutColumn(cells: readonly string[], column: number | null): readonly string[] {
  return column === null ? cells : cells.toSpliced(column, 1);
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter;
}
