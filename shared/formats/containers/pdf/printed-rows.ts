/** Rows of print: texts on one line from left to right, and what in them are words, amounts and columns. */
import { struckFrom, struckTo } from "../../kernel/marked-text.ts";
import type { PlacedText } from "./placed-text.ts";

/** Texts on one line of print, from left to right. */
export type PrintedRow = readonly PlacedText[];

export function printedRows(texts: readonly PlacedText[]): readonly PrintedRow[] {
  const rows: PlacedText[][] = [];
  const shown = texts.filter(({ text, turn }) => turn[0] > 0.99 && text.trim() !== "");
  for (const text of shown.toSorted((a, b) => b.y - a.y)) {
    const first = rows.at(-1)?.[0];
    if (first !== undefined && first.y - text.y <= Math.max(2, first.size * 0.3)) rows.at(-1)?.push(text);
    else rows.push([text]);
  }
  return rows.map((row) => row.toSorted((a, b) => a.x - b.x));
}

const amount = /^(?:[-−–△▲(]?\d[\d,]*(?:\.\d+)?%?\)?|[-–—])$/;

const unprinted = new RegExp(`[\\s${struckFrom}${struckTo}]`, "g");

export function amountsIn<T extends { readonly text: string }>(row: readonly T[]): readonly T[] {
  return row.filter(({ text }) => amount.test(text.replaceAll(unprinted, "")));
}

/** A row of a table, though all of its amounts but one are blank. */
export function isTableRow(row: PrintedRow): boolean {
  return row.length > 1 && amountsIn(row).length > 0;
}

export interface Word extends PlacedText {
  readonly parts: readonly PlacedText[];
}

/** Some printers place each letter for itself; a number is a word's own where it touches a letter. */
export function wordsOf(row: PrintedRow): readonly Word[] {
  const words: Word[] = [];
  for (const text of row) {
    const before = words.at(-1);
    const gap = before === undefined ? Infinity : (text.x - rightOf(before)) / text.size;
    const amounts = amountsIn(before === undefined ? [text] : [before, text]).length;
    if (before === undefined || gap >= (amounts === 0 ? 0.4 : 0.15) || amounts === 2)
      words.push({ ...text, parts: [text] });
    else
      words[words.length - 1] = {
        ...before,
        text: `${before.text}${gap < 0.15 ? "" : " "}${text.text}`,
        width: rightOf(text) - before.x,
        parts: [...before.parts, text],
      };
  }
  return words;
}

/** Texts over, under or close to each other as one. */
export function columnsOf(texts: PrintedRow, gapInSizes: number): readonly PlacedText[] {
  const columns: PlacedText[] = [];
  for (const text of texts.toSorted((a, b) => a.x - b.x)) {
    const before = columns.at(-1);
    if (before === undefined || text.x - rightOf(before) >= gapInSizes * text.size) columns.push(text);
    else
      columns[columns.length - 1] = {
        ...before,
        text: `${before.text} ${text.text}`,
        width: Math.max(rightOf(before), rightOf(text)) - before.x,
      };
  }
  return columns;
}

export function rightOf({ x, width }: PlacedText): number {
  return x + width;
}
