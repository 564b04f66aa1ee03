/** The months of a project as points to draw: x in twelfths of the year from 0 to 1, y in parts of the top amount. */
import { partOf } from "./format-figures.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface YearEndBand {
  readonly lowWon: string;
  readonly middleWon: string;
  readonly highWon: string;
}

/** The greatest amount that is drawn; "1" where there is none, so that nothing is divided by 0. */
export function topOf(amounts: readonly (string | null)[]): string {
  const stated = amounts.filter((amount) => amount !== null).map((amount) => BigInt(amount));
  const top = stated.reduce((most, amount) => (amount > most ? amount : most), 0n);
  return top === 0n ? "1" : top.toString();
}

/** Years begin at nothing spent; months of which nothing is known are left out. */
export function yearPoints(months: readonly (string | null)[], top: string): readonly Point[] {
  const known = months.flatMap((won, month) =>
    won === null ? [] : [{ x: (month + 1) / 12, y: partOf(won, top) }],
  );
  return known.length === 0 ? [] : [{ x: 0, y: 0 }, ...known];
}

/** `M0 200L…` in a box where y grows downwards. */
export function pathOf(points: readonly Point[], width: number, height: number): string {
  return points
    .map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${tenth(x * width)} ${tenth(height - y * height)}`)
    .join("");
}

/** From where spending stands to the year's end: low, then back along high. */
export function bandPath(
  from: Point,
  { lowWon, highWon }: YearEndBand,
  top: string,
  width: number,
  height: number,
): string {
  const corners = [from, { x: 1, y: partOf(lowWon, top) }, { x: 1, y: partOf(highWon, top) }];
  return `${pathOf(corners, width, height)}Z`;
}

function tenth(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}
