/** The months of a project as points to draw: x in twelfths of the year from 0 to 1, y in parts of the top amount. */
import { partOf } from "./format-figures.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The greatest amount that is drawn; "1" where there is none, so that nothing is divided by 0. */
export function topOf(amounts: readonly (string | null)[]): string {
  const stated = amounts.filter((amount) => amount !== null).map((amount) => BigInt(amount));
  const top = stated.reduce((most, amount) => (amount > most ? amount : most), 0n);
  return top === 0n ? "1" : top.toString();
}

/** The least amount that is drawn, never above 0: refunds may be more than what was spent. */
export function bottomOf(amounts: readonly (string | null)[]): string {
  const stated = amounts.filter((amount) => amount !== null).map((amount) => BigInt(amount));
  return stated.reduce((least, amount) => (amount < least ? amount : least), 0n).toString();
}

/** Amounts beside an axis from 0 to the top: up to six, apart by 1, 2 or 5 of some ten. */
export function wonTicks(top: string): { readonly step: bigint; readonly ticks: readonly bigint[] } {
  const most = BigInt(top);
  let ten = 1n;
  while (ten * 50n < most) ten *= 10n;
  const step = [ten, 2n * ten, 5n * ten, 10n * ten].find((each) => each * 5n >= most) ?? ten * 10n;
  const ticks = Array.from({ length: Number(most / step) + 1 }, (_, at) => step * BigInt(at));
  return { step, ticks };
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

function tenth(value: number): string {
  return (Math.round(value * 10) / 10).toString();
}
