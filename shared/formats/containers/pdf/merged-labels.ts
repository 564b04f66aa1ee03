/**
 * Names in the middle of the rows that they stand for, as a merged cell prints them. Without a border nothing says where such a cell
 * ends but the middle itself: as many rows stand below the name as above it, and the last name reaches the last row.
 */
import { gridAt, isIn, meeting, rowsIn } from "./continued-rows.ts";
import { type Box, isAcross, isDown } from "./lines.ts";
import type { PlacedText } from "./placed-text.ts";
import type { PrintedPage } from "./plain-print.ts";
import { amountsIn, isTableRow, printedRows, wordsOf } from "./printed-rows.ts";

export interface LabelledRow {
  readonly y: number;
  readonly isTotal: boolean;
}

/** How far from the middle of its rows a name may stand, in rows. */
const tolerance = 0.3;

/** A name for each of its rows; null where names stand at the first of their rows, or where they do not come out even. */
export function spreadLabels(
  printed: readonly PlacedText[],
  all: readonly LabelledRow[],
): readonly PlacedText[] | null {
  const rows = all.filter(({ isTotal }) => !isTotal);
  const labels = wholeLabels(printed);
  const places = labels.map((label) => placeAmong(rows, label.y));
  if (labels.length === 0 || labels.length >= rows.length || Math.abs(places[0] ?? 0) < tolerance)
    return null;
  const spread: PlacedText[] = [];
  let start = 0;
  for (const [at, label] of labels.entries()) {
    const exact = 2 * ((places[at] ?? 0) - start) + 1;
    const count = Math.round(exact);
    if (count < 1 || Math.abs(exact - count) > 2 * tolerance) return null;
    spread.push(...rows.slice(start, start + count).map(({ y }) => ({ ...label, y })));
    start += count;
  }
  return start === rows.length ? spread : null;
}

/** Row 0 is the first; a place between two rows is a fraction. */
function placeAmong(rows: readonly LabelledRow[], y: number): number {
  const below = rows.findIndex((row) => row.y <= y + 0.5);
  const [from, to] = [rows[below - 1], rows[below]];
  if (to === undefined || from === undefined) return below === -1 ? rows.length : 0;
  return below - (y - to.y) / (from.y - to.y);
}

/** Whether a name stands between two rows, or below the first of its own, so that nobody knows which are its rows. */
export function areUnclear(printed: readonly PlacedText[], all: readonly LabelledRow[]): boolean {
  const rows = all.filter(({ isTotal }) => !isTotal);
  if (printed.length === 0 || printed.length >= rows.length) return false;
  const places = printed.map((label) => placeAmong(rows, label.y));
  return (
    (places[0] ?? 0) >= tolerance || places.some((place) => Math.abs(place - Math.round(place)) >= tolerance)
  );
}

const departmentEnd = /(?:과|실|국|관|소|동|면|읍|원|단|센터|본부)$/;

/** Names that are wrapped in their cell, as one in the middle of its lines. */
function wholeLabels(labels: readonly PlacedText[]): readonly PlacedText[] {
  const whole: PlacedText[] = [];
  let foot = Infinity;
  for (const label of labels.toSorted((a, b) => b.y - a.y)) {
    const before = whole.at(-1);
    const isNext = before !== undefined && foot - label.y < 1.6 * label.size && foot > label.y;
    if (isNext && !departmentEnd.test(before.text.trim()))
      whole[whole.length - 1] = { ...before, text: before.text + label.text, y: (before.y + label.y) / 2 };
    else whole.push(label);
    foot = label.y;
  }
  return whole;
}

/*
 * The name of a merged cell that a page parts stands on one of the pages. Where it is the second one, the rows of the first have a cell of
 * their own without a name.
 */

interface LabelledPages {
  /** The pages themselves where no cell without a name stands at the end of one. */
  readonly pages: readonly PrintedPage[];
  /** Names of which nobody knows whether a page without a name goes on from them. */
  readonly unclear: readonly string[];
}

export function withContinuedLabels(pages: readonly PrintedPage[]): LabelledPages {
  const columns = pages.map(firstColumn);
  const unclear: string[] = [];
  const labelled = pages.map((page, at) => {
    unclear.push(...blankNames(pages[at - 1], page));
    const [before, own, next] = [columns[at - 1]?.at(-1), columns[at] ?? [], columns[at + 1]?.[0]];
    const last = own.at(-1);
    const [row] = last?.rows ?? [];
    if (last === undefined || row === undefined || last.names.length > 0) return page;
    if (next === undefined || next.names.length === 0) return page;
    // A page of one cell goes on from the page before where names stand at the top of their cells, else from either.
    if (own.length === 1 && before !== undefined && before.names.length > 0) {
      if (!isAtTop(before))
        unclear.push(...[before, next].map(({ names }) => names.map(({ text }) => text).join("")));
      return page;
    }
    return { ...page, texts: [...page.texts, ...next.names.map((name) => ({ ...name, y: row }))] };
  });
  return { pages: labelled, unclear };
}

/** Names of a column behind another that is blank on the whole next page, where no header says what columns it has. */
function blankNames(before: PrintedPage | undefined, page: PrintedPage): readonly string[] {
  const [grid, other] = [gridAt(page, "high"), before === undefined ? null : gridAt(before, "low")];
  if (before === undefined || grid === null || grid.down.length !== other?.down.length) return [];
  const own = rowsIn(page, -Infinity, grid.at);
  const amounts = own.flatMap((row) => amountsIn(row).filter(({ text }) => text.length > 3));
  const first = Math.min(...amounts.map(({ x }) => x));
  const places = grid.down.map(({ left }) => left).toSorted((a, b) => a - b);
  return places.slice(1, -1).flatMap((left, at) => {
    const right = places[at + 2] ?? left;
    const isHere = ({ x }: PlacedText) => x > left - meeting && x < right;
    if (right > first || own.flat().some(isHere)) return [];
    const names = rowsIn(before, other.at, Infinity)
      .flat()
      .filter((word) => isHere(word) && /[가-힣]/.test(word.text));
    return names.length > 1 ? names.slice(-1).map(({ text }) => text) : [];
  });
}

function isAtTop({ names, rows }: LabelCell): boolean {
  const [first] = rows;
  const [name] = names;
  return (
    first !== undefined && name !== undefined && rows.length > 1 && Math.abs(name.y - first) < 0.6 * name.size
  );
}

interface LabelCell {
  readonly names: readonly PlacedText[];
  /** Where its rows of the table stand. */
  readonly rows: readonly number[];
}

/** The cells of the first column that rows of the table have, from the top. */
function firstColumn({ texts, lines }: PrintedPage): readonly LabelCell[] {
  const down = lines.filter((line) => isDown(line) && !isAcross(line));
  const [left, right] = [...new Set(down.map((line) => line.left))].toSorted((a, b) => a - b);
  if (left === undefined || right === undefined) return [];
  const across = lines.filter((line) => isAcross(line) && line.left < left + 3 && line.right > right - 3);
  // A cell that goes on over the page has no border there.
  const ends = [Math.max(...down.map(({ high }) => high)), Math.min(...down.map(({ low }) => low))];
  const rules = [...across.map(({ low }) => low), ...ends].toSorted((a, b) => b - a);
  const borders = down.filter((line) => Math.abs(line.left - right) <= 1);
  // A total may stand over the first two columns.
  const isParted = (y: number) => borders.some((border) => isIn(y, border));
  const rows = printedRows(texts).map(wordsOf).filter(isTableRow);
  return rules.slice(1).flatMap((low, at) => {
    const cell: Box = { left, right, low, high: rules[at] ?? low };
    const own = rows.flatMap(([text]) =>
      text !== undefined && isIn(text.y, cell) && isParted(text.y) ? [text.y] : [],
    );
    const names = texts.filter(
      ({ text, x, y }) => text.trim() !== "" && isIn(y, cell) && x > left - 3 && x < right,
    );
    return own.length === 0 ? [] : [{ names, rows: own }];
  });
}
