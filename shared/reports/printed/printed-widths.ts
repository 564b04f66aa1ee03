/** How wide what is printed is, and how wide the columns are that it stands in. */
import type { PrintedRow } from "./printed-table.ts";

/** How wide text is, about: Hangul and other full-width signs take one em, the rest about half of one. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const sign of text) ems += (sign.codePointAt(0) ?? 0) > 0x1100 ? 1 : 0.52;
  return ems;
}

/** The lines that a text takes in a cell, at least 1; a little room is kept for words that are not broken. */
export function linesIn(text: string, widthEms: number): number {
  // No sign is wider than an em: most cells are known to fit without a look at each sign.
  if (text.length * 1.05 <= widthEms) return 1;
  return Math.max(1, Math.ceil((emsOf(text) * 1.05) / Math.max(1, widthEms)));
}

/** What a column of words keeps of its width where figures need more than theirs. */
const keptByWords = 0.6;

/**
 * The columns' shares of a width, in whole units: what is left over goes to the first. A figure is never broken, half of one
 * would be read as another: where one is wider than its column, the others give what they can spare.
 * @param needed by the widest figure of each column, 0 for words
 */
export function columnWidths(
  columns: readonly { readonly width: number }[],
  total: number,
  needed: readonly number[],
): number[] {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const shares = columns.map(({ width }) => (total * width) / sum);
  const spare = shares.map((share, at) => Math.max(0, share - ((needed[at] ?? 0) || share * keptByWords)));
  const missing = shares.map((share, at) => Math.max(0, (needed[at] ?? 0) - share));
  const [spared, wanted] = [spare, missing].map((each) => each.reduce((all, value) => all + value, 0));
  const moved = Math.min(spared ?? 0, wanted ?? 0);
  const widths = shares.map((share, at) => {
    const given = moved === 0 ? 0 : (moved * (spare[at] ?? 0)) / (spared ?? 1);
    const got = moved === 0 ? 0 : (moved * (missing[at] ?? 0)) / (wanted ?? 1);
    return Math.floor(share - given + got);
  });
  const used = widths.reduce((all, width) => all + width, 0);
  return widths.map((width, at) => (at === 0 ? width + total - used : width));
}

/** What the widest figure of each column takes, 0 for words. */
export function figureWidths(rows: readonly PrintedRow[], widthOf: (text: string) => number): number[] {
  const widest: number[] = [];
  for (const { cells } of rows)
    for (const [at, { text, align }] of cells.entries())
      widest[at] = Math.max(widest[at] ?? 0, align === "right" ? widthOf(text) : 0);
  return widest;
}
