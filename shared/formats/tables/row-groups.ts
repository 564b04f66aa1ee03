/** Which rows a total row may stand for, and their sums in one pass, however many totals a table has. */
import type { Won } from "../../domain/values/won.ts";
import { isTotalName, totalWordOf } from "./total-names.ts";

export interface SummedRow {
  readonly row: number;
  readonly name: string;
  /** By column header; a blank cell is absent. */
  readonly amounts: ReadonlyMap<string, Won>;
}

/** From the first index up to, and without, the second. */
export type Range = readonly [from: number, to: number];

export interface TotalGroups {
  readonly total: SummedRow;
  /** Its place among the rows, from 0. */
  readonly at: number;
  readonly ranges: readonly Range[];
}

/** For each total: all rows; those between it and its neighbours; those between it and its namesakes. */
export function groupsByTotal(rows: readonly SummedRow[]): readonly TotalGroups[] {
  const totals = [...rows.entries()].filter(([, { name }]) => isTotalName(name));
  const namesakes = Map.groupBy(totals, ([, { name }]) => totalWordOf(name));
  const places = new Map(
    [...namesakes.values()].flatMap((same) => same.map(([at], place) => [at, place] as const)),
  );
  return totals.map(([at, total], place) => {
    const same = namesakes.get(totalWordOf(total.name)) ?? [];
    const samePlace = places.get(at) ?? 0;
    const start = (entry: (typeof totals)[number] | undefined) => (entry === undefined ? 0 : entry[0] + 1);
    const end = (entry: (typeof totals)[number] | undefined) => entry?.[0] ?? rows.length;
    const ranges: readonly Range[] = [
      [0, rows.length],
      [start(totals[place - 1]), at],
      [start(same[samePlace - 1]), at],
      [at + 1, end(totals[place + 1])],
      [at + 1, end(same[samePlace + 1])],
    ];
    return { total, at, ranges };
  });
}

/** Sums over ranges of rows, totals left out. */
export class RunningSums {
  readonly #rows: readonly SummedRow[];
  readonly #counts: readonly number[];
  readonly #sums = new Map<string, readonly Won[]>();

  constructor(rows: readonly SummedRow[]) {
    this.#rows = rows;
    const counts = [0];
    for (const [at, { name }] of rows.entries()) counts.push((counts[at] ?? 0) + (isTotalName(name) ? 0 : 1));
    this.#counts = counts;
  }

  rowsIn([from, to]: Range): number {
    return (this.#counts[to] ?? 0) - (this.#counts[from] ?? 0);
  }

  over([from, to]: Range, column: string): Won {
    const sums = this.#sums.get(column) ?? this.#sumUp(column);
    return (sums[to] ?? 0n) - (sums[from] ?? 0n);
  }

  #sumUp(column: string): readonly Won[] {
    const sums = [0n];
    for (const [at, { name, amounts }] of this.#rows.entries()) {
      sums.push((sums[at] ?? 0n) + (isTotalName(name) ? 0n : (amounts.get(column) ?? 0n)));
    }
    this.#sums.set(column, sums);
    return sums;
  }
}
