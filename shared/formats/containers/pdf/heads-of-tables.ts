/**
 * What stands between the tables of a page, in pieces. The reader of documents orders text by the white around it, and never parts two pieces:
 * two departments, each over its own table, are one block over both. Four pieces are parted where the table lies.
 */
import type { IRBlock } from "kordoc";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { printedRows, wordsOf } from "./printed-rows.ts";
import { isIn, ruledTables } from "./side-tables.ts";

/** Whether a text that is printed below a table comes before it. */
export function isOutOfOrder(blocks: readonly IRBlock[]): boolean {
  return blocks.some(({ type, bbox }, at) => {
    if (type === "table" || bbox === undefined) return false;
    return blocks
      .slice(at + 1)
      .some(
        ({ type: other, bbox: table }) =>
          other === "table" &&
          table?.page === bbox.page &&
          bbox.y + bbox.height < table.y &&
          bbox.x < table.x + table.width &&
          bbox.x + bbox.width > table.x,
      );
  });
}

export function withHeadsInPieces(page: PrintedPage): PrintedPage {
  const tables = ruledTables(page.lines, printedRows(page.texts).map(wordsOf));
  const isOutside = (text: PlacedText) => !tables.some((box) => isIn(text, box));
  return { ...page, texts: page.texts.flatMap((text) => (isOutside(text) ? inPieces(text) : [text])) };
}

/** A piece begins and ends with a letter: blanks at its ends would be lost. */
function inPieces(text: PlacedText): readonly PlacedText[] {
  const at = /^\s*\S(?=\S)/.exec(text.text)?.[0].length ?? 0;
  if (at === 0) return [text];
  const width = (text.width * at) / text.text.length;
  const [cosine, sine] = text.turn;
  return [
    { ...text, text: text.text.slice(0, at), width },
    {
      ...text,
      text: text.text.slice(at),
      x: text.x + width * cosine,
      y: text.y + width * sine,
      width: text.width - width,
    },
  ];
}
