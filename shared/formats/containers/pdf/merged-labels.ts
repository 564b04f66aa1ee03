/**
 * Names in the middle of the rows that they stand for, as a merged cell prints them. Without a border nothing says where such a cell
 * ends but the middle itself: as many rows stand below the name as above it, and the last name reaches the last row.
 */
import type { PlacedText } from "./placed-text.ts";

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
