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
  labels: readonly PlacedText[],
  all: readonly LabelledRow[],
): readonly PlacedText[] | null {
  const rows = all.filter(({ isTotal }) => !isTotal);
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
