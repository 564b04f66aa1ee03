/**
 * What stands between the tables of a page, in pieces. The reader of documents orders text by the white around it, and never parts two pieces:
 * two departments, each over its own table, are one block over both. Four pieces are parted where the table lies.
 */
import type { IRBlock } from "kordoc";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { isDown } from "./lines.ts";
import { amountsIn, type PrintedRow, printedRows, rightOf, type Word, wordsOf } from "./printed-rows.ts";
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

/** No header has more lines, or stands further above its rows than their own size times this. */
const [maxHeadLines, maxHeadGap] = [3, 4];

/**
 * The pages themselves where no table without lines goes on without its header: the reader of documents takes such rows for another table.
 * Each page has the header then, as printers repeat it.
 */
export function withRepeatedHeads(pages: readonly PrintedPage[]): readonly PrintedPage[] {
  const whole = [...pages];
  for (const [place, page] of pages.entries()) {
    const before = whole[place - 1];
    const made = before === undefined ? null : withHeadOf(before, page);
    if (made !== null) whole[place] = made;
  }
  return whole.every((page, at) => page === pages[at]) ? pages : whole;
}

function withHeadOf(before: PrintedPage, page: PrintedPage): PrintedPage | null {
  const [above, own] = [before, page].map(({ texts }) => printedRows(texts).map(wordsOf));
  const [top, first] = [above?.find(isOfTable)?.[0], own?.find(isOfTable)?.[0]];
  const [last, row] = [above?.findLast(isOfTable), own?.find(isOfTable)];
  if (above === undefined || own === undefined || top === undefined || first === undefined) return null;
  const head = headAbove(above, top);
  const isHeaded = own.some((each) => (each[0]?.y ?? 0) > first.y && each.length > 2);
  const isRuled = page.lines.some((line) => isDown(line) && line.low <= first.y && line.high >= first.y);
  if (head.length === 0 || isHeaded || isRuled || !isUnder(row ?? [], last ?? [])) return null;
  const texts = head.flatMap((each) => each.flatMap(({ parts }) => parts));
  const up = Math.max(...texts.map(({ y }) => y)) - top.y + first.size;
  const isOver = (y: number) => y > first.y + first.size * 0.6;
  return {
    ...page,
    height: page.height + up,
    lines: page.lines.map((line) =>
      isOver(line.low) ? { ...line, low: line.low + up, high: line.high + up } : line,
    ),
    texts: [
      ...page.texts.map((text) => (isOver(text.y) ? { ...text, y: text.y + up } : text)),
      ...texts.map((text) => ({ ...text, y: text.y - top.y + first.y })),
    ],
  };
}

function isOfTable(row: PrintedRow): boolean {
  return amountsIn(row).length > 1 && row.some(({ text }) => /[가-힣]/.test(text));
}

/** The rows of a header over the first row of a table; none where what stands there names no columns. */
function headAbove(rows: readonly (readonly Word[])[], top: PlacedText): readonly (readonly Word[])[] {
  const above = rows.filter(([word]) => (word?.y ?? 0) > top.y).toReversed();
  let low = top.y;
  const head: (readonly Word[])[] = [];
  for (const row of above.slice(0, maxHeadLines)) {
    const y = row[0]?.y ?? low;
    if (y - low > maxHeadGap * top.size || amountsIn(row).length > 0 || row.length < 2) break;
    head.push(row);
    low = y;
  }
  return head.some((row) => row.length > 2) ? head : [];
}

/** Whether each amount of a row ends under one of the row above. */
export function isUnder(row: PrintedRow, above: PrintedRow): boolean {
  const [own, others] = [amountsIn(row), amountsIn(above)];
  const rights = others.map(rightOf);
  return (
    own.length > 1 &&
    own.length === others.length &&
    own.every((text, at) => Math.abs(rightOf(text) - (rights[at] ?? 0)) < 2 * text.size)
  );
}
