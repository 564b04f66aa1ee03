/** Unread amounts that are parts of a figure that is read, or its distance from another: these change nothing. */
import { totalOf } from "../../domain/values/fund.ts";
import type { Won } from "../../domain/values/won.ts";
import type { ReadRow } from "./row-groups.ts";
import type { UnreadColumn } from "./unread-words.ts";

export type Amounts = readonly (Won | null)[];

interface Beside {
  readonly rows: readonly ReadRow[];
  readonly unread: readonly UnreadColumn[];
  readonly unit: Won;
}

/**
 * Whether the column is one of several that add up to what is read, `당초 + 추경 = 예산액`, and without it they would not;
 * or, as 증감 and 감액, what lies between the budget and another one.
 */
export function isExplained(column: UnreadColumn, { rows, unread, unit }: Beside): boolean {
  const whole = unread.filter(({ isWhole }) => isWhole);
  if (!whole.includes(column)) return false;
  const isPartOf = (read: Amounts) =>
    groupsWith(column, whole).some((parts) => {
      const others = parts.filter((part) => part !== column);
      const rounding = BigInt(parts.length + 1) * unit;
      return areAlike(read, sumOf(parts), rounding) && !areAlike(read, sumOf(others), rounding);
    });
  const isDistanceTo = (read: Amounts) =>
    whole.some(({ meaning, amounts }) => {
      if (meaning !== "original") return false;
      const risen = read.map((won, at) => minus(won, amounts[at] ?? null));
      const fallen = read.map((won, at) => minus(amounts[at] ?? null, won));
      return areAlike(column.amounts, column.meaning === "cut" ? fallen : risen, 3n * unit);
    });
  const mayBeDistance = column.meaning === "amended" || column.meaning === "cut";
  return measuresIn(rows).some((read) => isPartOf(read) || (mayBeDistance && isDistanceTo(read)));
}

/** Whether both state the same wherever both state anything, but for rounding; false where they never do. */
export function areAlike(one: Amounts, other: Amounts, rounding: Won): boolean {
  const both = one.flatMap((won, at) => minus(won, other[at] ?? null) ?? []);
  return both.length > 0 && both.every((apart) => 2n * (apart < 0n ? -apart : apart) <= rounding);
}

export function minus(one: Won | null, other: Won | null): Won | null {
  return one === null || other === null ? null : one - other;
}

function measuresIn(rows: readonly ReadRow[]): readonly Amounts[] {
  return (["appropriation", "current-budget", "expenditure"] as const)
    .map((measure) => rows.map(({ amounts: { measures } }) => totalOf(measures[measure])))
    .filter((amounts) => amounts.some((won) => won !== null));
}

/** Columns that may be parts of one figure: neighbours, and those whose lowest headers are alike. */
function groupsWith(
  column: UnreadColumn,
  unread: readonly UnreadColumn[],
): readonly (readonly UnreadColumn[])[] {
  const place = unread.indexOf(column);
  const runs = [...unread.keys()].flatMap((from) =>
    [...unread.keys()]
      .filter((to) => from <= place && to >= place && to > from && isRun(unread.slice(from, to + 1)))
      .map((to) => unread.slice(from, to + 1)),
  );
  const alike = unread.filter(({ label }) => lowest(label) === lowest(column.label));
  return alike.length > 1 ? [...runs, alike] : runs;
}

function isRun(columns: readonly UnreadColumn[]): boolean {
  return columns.every(({ at }, index) => at === (columns[0]?.at ?? 0) + index);
}

function lowest(label: string): string {
  return label.split(" ").at(-1) ?? "";
}

/** Null in rows where none of them states anything. */
export function sumOf(columns: readonly UnreadColumn[]): Amounts {
  return (columns[0]?.amounts ?? []).map((_, at) => {
    const stated = columns.flatMap(({ amounts }) => amounts[at] ?? []);
    return stated.length === 0 ? null : stated.reduce((sum, won) => sum + won, 0n);
  });
}

/** `누계`, `합계` behind the months: the same amounts in every row. */
export function isTotalOf({ label, amounts }: UnreadColumn, sum: Amounts, unitWon: Won): boolean {
  return /^(누계|합계|총계|계)$/.test(label.replace(/\s/g, "")) && areAlike(amounts, sum, unitWon);
}
