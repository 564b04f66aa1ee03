/** Unread amounts that are parts of a figure that is read, or its distance from another: these change nothing. */
import { totalOf } from "../../domain/values/fund.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { formatWon, type Won } from "../../domain/values/won.ts";
import { placeAt, question, rejection, remark } from "../kernel/finding-list.ts";
import type { ReadRow } from "./row-groups.ts";
import type { SplitFigure, UnreadColumn } from "./unread-words.ts";

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

/** Amounts of no fund alone. */
export function isAddable({ measure, parts }: SplitFigure, rows: readonly ReadRow[]): boolean {
  return (
    parts.every(({ isWhole }) => isWhole) &&
    rows.every(({ amounts }) => Object.keys(amounts.measures[measure]).every((fund) => fund === "unsplit"))
  );
}

/** What is carried over is in 예산현액 alone. */
export function wholeOf({ measure }: SplitFigure): SplitFigure["measure"] {
  return measure === "appropriation" ? "current-budget" : measure;
}

export function withParts(rows: readonly ReadRow[], splits: readonly SplitFigure[]): readonly ReadRow[] {
  return splits.reduce(
    (before, split) =>
      before.map((row, at): ReadRow => {
        const stated = split.parts.flatMap(({ label, amounts }): [string, Won][] => {
          const won = amounts[at] ?? null;
          return won === null ? [] : [[label, won]];
        });
        const own = totalOf(row.amounts.measures[split.measure]);
        if (stated.length === 0 && own === null) return row;
        const unsplit = stated.reduce((sum, [, won]) => sum + won, own ?? 0n);
        const { amounts } = row;
        return {
          ...row,
          hasAmounts: true,
          amounts: {
            ...amounts,
            stated: new Map([...amounts.stated, ...stated]),
            measures: { ...amounts.measures, [wholeOf(split)]: { unsplit } },
          },
        };
      }),
    rows,
  );
}

/** Whether a column of another name states the sum in every row: `예산현액 계`. */
export function isStatedBeside(
  split: SplitFigure,
  rows: readonly ReadRow[],
  unread: readonly UnreadColumn[],
  won: Won,
): boolean {
  const sums = withParts(rows, [split]).map(({ amounts }) => totalOf(amounts.measures[wholeOf(split)]));
  return unread.some(
    ({ meaning, isWhole, amounts }) =>
      meaning === "claim" &&
      isWhole &&
      areAlike(amounts, sums, won) &&
      sums.every((sum, at) => sum === null || (amounts[at] ?? null) !== null),
  );
}

function partsOf({ own, parts }: SplitFigure): string {
  return [own, ...parts.map(({ label }) => label)].map((label) => `"${label}"`).join(" + ");
}

export function partsAdded(row: number, split: SplitFigure): Finding {
  const list = partsOf(split);
  return remark("column-applied", placeAt(row, split.own), {
    ko: `합계 열이 없어 ${list} 열을 더했으며, 인쇄된 잔액이나 집행률이 모든 행에서 더한 금액과 맞습니다.`,
    en: `No column states the whole, so ${list} were added up; the printed remainders and rates agree with the sum in every row.`,
  });
}

/** What the rows state in all of the part, and of the parts together. */
export interface SplitTotals {
  readonly own: Won;
  readonly sum: Won;
  /** What a release takes. */
  readonly isAdded: boolean;
}

export function partsUnclear(row: number, split: SplitFigure, { own, sum, isAdded }: SplitTotals): Finding {
  const list = partsOf(split);
  const [alone, together] = [formatWon(own), formatWon(sum)];
  return question("column-unclear", placeAt(row, split.own), {
    ko: `${list} 열을 더한 합계 열이 없고, 더한 금액이 맞는지 표의 잔액이나 집행률로 가릴 수 없습니다. "${split.own}" 열만이면 모두 ${alone}원, 더하면 ${together}원입니다. ${isAdded ? `더한 ${together}원이 맞으면 보류를 해제하고, "${split.own}" 열만이면 다른 열을 지우고` : `"${split.own}" 열만인 ${alone}원이 맞으면 보류를 해제하고, 더해야 하면 합계 열을 두어`} 다시 올려 주십시오.`,
    en: `No column states the sum of ${list}, and no remainder or rate of the table proves it. "${split.own}" alone comes to ${alone} won, all of them to ${together} won. ${isAdded ? `If ${together} won is right, release the file; if "${split.own}" alone counts, delete the other columns` : `If ${alone} won is right, release the file; if they have to be added, give the table a column of their sum`} and upload again.`,
  });
}

/** Funds, or a text among the amounts, keep the parts from being added. */
export function figureSplit(row: number, split: SplitFigure): Finding {
  const list = partsOf(split);
  return rejection("figure-not-stated", placeAt(row, split.own), {
    ko: `${list} 열을 더한 합계 열이 없고, 재원별 금액이거나 금액이 아닌 글이 있어 더할 수 없습니다. "${split.own}" 열만으로는 전체가 아닐 수 있으니 합계 열을 두어 다시 올려 주십시오.`,
    en: `No column states the sum of ${list}, and they are split by fund or hold text, so they cannot be added. "${split.own}" alone may not be the whole: give the table a column of their sum and upload again.`,
  });
}
