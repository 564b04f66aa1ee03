/**
 * The lines of a document: a paragraph is a line, a row of a table is a line of cells with tabs between them,
 * as in a text export. A merged cell stands once, where it begins, and leaves its other places blank.
 */
import type { IRBlock, IRCell, IRTable } from "kordoc";

/** Far above the four or five levels of boxes in a real form; each level is a call on the stack. */
const maxNesting = 32;

/** @throws RangeError for a document whose tables lie in each other without end. */
export function linesOfBlocks(blocks: readonly IRBlock[], nesting = 0): readonly string[] {
  if (nesting > maxNesting) throw new RangeError("Tables are nested too deep");
  return blocks.flatMap((block) => linesOf(block, nesting + 1));
}

function linesOf({ text, table, children }: IRBlock, nesting: number): readonly string[] {
  if (table !== undefined) return ["", ...linesOfTable(table, nesting), ""];
  const own = text === undefined ? [] : text.split(/\r\n|\r|\n/).map((line) => line.trim());
  return [...own, ...linesOfBlocks(children ?? [], nesting)];
}

/** A table of one column is a box around text. Tables inside cells come below the table that holds them. */
function linesOfTable({ caption, captionBlocks, cells, cols }: IRTable, nesting: number): readonly string[] {
  const captions =
    captionBlocks ?? (caption === undefined ? [] : [{ type: "paragraph", text: caption } as const]);
  const above = linesOfBlocks(captions, nesting);
  if (cols <= 1) return [...above, ...cells.flat().flatMap((cell) => linesOfBlocks(partsOf(cell), nesting))];
  const inner = cells.flat().flatMap((cell) => tablesIn(cell));
  return [...above, ...cells.map((row) => row.map(textOf).join("\t")), ...linesOfBlocks(inner, nesting)];
}

function partsOf({ text, blocks }: IRCell): readonly IRBlock[] {
  return blocks ?? [{ type: "paragraph", text }];
}

function tablesIn({ blocks }: IRCell): readonly IRBlock[] {
  return (blocks ?? []).filter(({ table }) => table !== undefined);
}

/** A cell on one line. What its inner tables hold is read there, and must not be read here again. */
function textOf(cell: IRCell): string {
  const own =
    tablesIn(cell).length === 0
      ? cell.text
      : (cell.blocks ?? []).map(({ text, table }) => (table === undefined ? (text ?? "") : "")).join(" ");
  return own.replace(/\s+/g, " ").trim();
}
