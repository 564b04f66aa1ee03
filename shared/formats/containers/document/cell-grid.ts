/** The grid of a table whose cells reach over others: each cell stands where it begins, the places it covers are blank. */
import type { IRBlock, IRCell } from "kordoc";

/** A cell that its page does not show. */
export interface HideableCell extends IRCell {
  readonly isHidden?: boolean;
}

export interface SpanningCell {
  /** Absent where it is shown. */
  readonly isHidden?: boolean;
  readonly blocks: readonly IRBlock[];
  readonly columns: number;
  readonly rows: number;
}

/** A wider span is a slip, and would build a table of nothing but blanks. */
const maxSpan = 200;

const blank: IRCell = { text: "", colSpan: 1, rowSpan: 1 };

/** @param hidden columns, from 0, whose cells are hidden. */
export function tableBlock(
  rows: readonly (readonly SpanningCell[])[],
  caption: string | null,
  hidden: ReadonlySet<number> = new Set(),
): IRBlock {
  const grid: (IRCell | undefined)[][] = rows.map(() => []);
  for (const [at, row] of rows.entries()) {
    let column = 0;
    for (const cell of row) {
      const own = grid[at] ?? [];
      while (own[column] !== undefined) column++;
      place(grid, at, column, cell);
      column += Math.min(cell.columns, maxSpan);
    }
  }
  const cols = grid.reduce((most, row) => Math.max(most, row.length), 0);
  const cells = grid.map((row) =>
    Array.from({ length: cols }, (_, at): HideableCell => {
      const cell = row[at] ?? blank;
      return hidden.has(at) ? { ...cell, isHidden: true } : cell;
    }),
  );
  const table = { rows: rows.length, cols, cells, hasHeader: true };
  return { type: "table", table: caption === null ? table : { ...table, caption } };
}

function place(grid: (IRCell | undefined)[][], at: number, column: number, cell: SpanningCell): void {
  const text = cell.blocks.map(({ text: own }) => own ?? "").join("\n");
  const shown: IRCell = { text, colSpan: 1, rowSpan: Math.min(cell.rows, maxSpan), blocks: [...cell.blocks] };
  const made: HideableCell = cell.isHidden === true ? { ...shown, isHidden: true } : shown;
  for (let down = 0; down < Math.min(cell.rows, maxSpan); down++)
    for (let across = 0; across < Math.min(cell.columns, maxSpan); across++) {
      const row = grid[at + down];
      if (row !== undefined) row[column + across] = down === 0 && across === 0 ? made : blank;
    }
}
