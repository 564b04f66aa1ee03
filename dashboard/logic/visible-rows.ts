/** Which rows of a long table are drawn. Rows have one height, so that no row need be measured. */
export interface VisibleRows {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
  /** The room that the rows before and after take, in pixels. */
  readonly above: number;
  readonly below: number;
}

export interface Scroll {
  readonly top: number;
  readonly height: number;
}

/** Rows drawn beyond the edges: a flick of the wheel must not show an empty table. */
const spare = 12;

export function visibleRows({ top, height }: Scroll, rowHeight: number, total: number): VisibleRows {
  const first = Math.max(0, Math.min(total, Math.floor(top / rowHeight) - spare));
  const end = Math.min(total, Math.ceil((top + height) / rowHeight) + spare);
  return { first, end, above: first * rowHeight, below: Math.max(0, total - end) * rowHeight };
}

/** Where to scroll so that a row is seen whole; the same place when it is. */
export function scrollToRow(row: number, { top, height }: Scroll, rowHeight: number): number {
  if (row * rowHeight < top) return row * rowHeight;
  if ((row + 1) * rowHeight > top + height) return (row + 1) * rowHeight - height;
  return top;
}

/** The row that a key leads to; null for keys that lead nowhere. */
export function rowAfterKey(key: string, row: number, total: number, perPage: number): number | null {
  const to = steps(key, row, total, perPage);
  return to === null ? null : Math.max(0, Math.min(total - 1, to));
}

function steps(key: string, row: number, total: number, perPage: number): number | null {
  switch (key) {
    case "ArrowDown":
      return row + 1;
    case "ArrowUp":
      return row - 1;
    case "PageDown":
      return row + perPage;
    case "PageUp":
      return row - perPage;
    case "Home":
      return 0;
    case "End":
      return total - 1;
    default:
      return null;
  }
}
