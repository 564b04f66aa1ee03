/** How wide what is printed is, and how wide the columns are that it stands in. */
import type { ReportColumn } from "../../domain/report/report-table.ts";
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
/** And where other words do. */
const keptByLongWords = 0.8;

/** What a column takes at least: `figures` are never broken, `words` are kept whole where there is room. */
export interface NeededWidths {
  readonly figures: readonly number[];
  readonly words: readonly number[];
}

/**
 * The columns' shares of a width, in whole units: what is left over goes to the first. A figure is never broken, half of one
 * would be read as another: where one is wider than its column, the others give what they can spare. Of what is left then,
 * words get what keeps them whole.
 */
export function columnWidths(
  columns: readonly Pick<ReportColumn, "kind" | "width">[],
  total: number,
  { figures, words }: NeededWidths,
): number[] {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const shares = columns.map(({ width }) => (total * width) / sum);
  const kept = shares.map((share, at) =>
    columns[at]?.kind === "text" ? share * keptByWords : (figures[at] ?? 0),
  );
  const whole = shares.map((share, at) =>
    Math.max(kept[at] ?? 0, words[at] ?? 0, columns[at]?.kind === "text" ? share * keptByLongWords : 0),
  );
  const widths = evened(evened(shares, figures, kept), words, whole).map((width) => Math.floor(width + 1e-6));
  const used = widths.reduce((all, width) => all + width, 0);
  return widths.map((width, at) => (at === 0 ? width + total - used : width));
}

/** Columns that lack what they need get it from those that have more than they keep: who lacks least first, so that most have all. */
function evened(shares: readonly number[], needed: readonly number[], kept: readonly number[]): number[] {
  const spare = shares.map((share, at) => Math.max(0, share - (kept[at] ?? 0)));
  const spared = spare.reduce((all, value) => all + value, 0);
  const got = shares.map(() => 0);
  const lacking = shares
    .map((share, at) => ({ at, lack: (needed[at] ?? 0) - share }))
    .filter(({ lack }) => lack > 0)
    .toSorted((a, b) => a.lack - b.lack);
  let left = spared;
  for (const { at, lack } of lacking) {
    got[at] = Math.min(lack, left);
    left -= got[at];
  }
  return shares.map(
    (share, at) =>
      share + (got[at] ?? 0) - (spared === 0 ? 0 : ((spared - left) * (spare[at] ?? 0)) / spared),
  );
}

/** Longer ones are broken: a name of many syllables without a blank would take the room of all others. */
const longestWholeWord = 8;

/** What the widest figure or day of each column takes, and its widest word that is short enough to stay whole. */
export function neededWidths(rows: readonly PrintedRow[], widthOf: (text: string) => number): NeededWidths {
  const figures: number[] = [];
  const words: number[] = [];
  for (const { cells } of rows)
    for (const [at, { text, align }] of cells.entries())
      if (align === "left") words[at] = Math.max(words[at] ?? 0, widestWord(text, widthOf));
      else figures[at] = Math.max(figures[at] ?? 0, Math.ceil(widthOf(text)));
  return { figures, words };
}

function widestWord(text: string, widthOf: (text: string) => number): number {
  const whole = text.split(/\s+/u).filter((word) => word.length <= longestWholeWord);
  return Math.max(0, ...whole.map((word) => Math.ceil(widthOf(word))));
}
