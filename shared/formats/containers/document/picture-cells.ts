/**
 * Pictures, and fields of a form, that stand where a table has an amount: what they show was not read, so the cell says what it
 * holds and is refused with its row and column. A blank cell would be an amount that nobody stated.
 */
import type { IRBlock, IRCell } from "kordoc";

/** No text has this character: it stands for a picture until the document is read. */
export const pictureMark = "\ufdd2";
const named = "[그림]";

/** The blocks without the marks: a picture alone in a column of amounts is named, any other is no text. */
export function withPicturesNamed(blocks: readonly IRBlock[]): readonly IRBlock[] {
  return blocks.flatMap((block) => {
    const { text, table, children } = block;
    if (
      table === undefined &&
      text !== undefined &&
      text.includes(pictureMark) &&
      unmarked(text).trim() === ""
    )
      return [];
    const own = text === undefined ? {} : { text: unmarked(text) };
    const inner = children === undefined ? {} : { children: [...withPicturesNamed(children)] };
    if (table === undefined) return [{ ...block, ...own, ...inner }];
    const caption = table.caption === undefined ? {} : { caption: unmarked(table.caption) };
    const cells = table.cells.map((row, at) =>
      row.map((cell, column) => cellNamed(cell, table.cells, at, column)),
    );
    return [{ ...block, ...own, ...inner, table: { ...table, ...caption, cells } }];
  });
}

function cellNamed(cell: IRCell, rows: readonly (readonly IRCell[])[], at: number, column: number): IRCell {
  const blocks = cell.blocks === undefined ? {} : { blocks: [...withPicturesNamed(cell.blocks)] };
  if (!cell.text.includes(pictureMark)) return { ...cell, ...blocks };
  const left = unmarked(cell.text);
  if (left.trim() !== "" || !isOfAmounts(rows, at, column)) return { ...cell, ...blocks, text: left };
  return { ...cell, text: named, blocks: [{ type: "paragraph", text: named }] };
}

const amount = /^[-−△▲(]?\s?\d[\d,]*(?:\.\d+)?\)?$/;
const amountHeader = /액|금|예산|집행|지출|현액|결산/;

/** Whether the column holds amounts in other rows, or is headed so. */
function isOfAmounts(rows: readonly (readonly IRCell[])[], at: number, column: number): boolean {
  const isAmount = (row: readonly IRCell[]) => amount.test(row[column]?.text.trim() ?? "");
  const headers = rows.slice(0, Math.min(at, 2)).map((row) => row[column]?.text ?? "");
  return rows.some(isAmount) || headers.some((header) => amountHeader.test(header));
}

function unmarked(text: string): string {
  return text.replaceAll(pictureMark, "");
}
