/**
 * The same money in lists below each other: by unit project and then by project, by sector and then by department. Nothing but equal sums
 * says so, in a table whose header stands again, or in several tables.
 */
import type { Finding } from "../../domain/values/finding.ts";
import type { Won } from "../../domain/values/won.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import type { SummedRow } from "./row-groups.ts";
import { isTotalName } from "./total-names.ts";

/** More levels no report lists below each other. */
const mostLists = 4;
/** Digits that agree: fewer agree by chance. */
const leastDigits = 4;

/** @param rows in the order of the file, totals among them. A total of all rows says that each counts. */
export function checkSumsTwice(rows: readonly SummedRow[]): readonly Finding[] {
  const own = rows.filter(({ name }) => !isTotalName(name));
  const labels = [...new Set(own.flatMap(({ amounts }) => [...amounts.keys()]))];
  const whole = sumsOf(own, labels);
  const isCounted = rows.some(
    ({ name, amounts }) => isTotalName(name) && labels.every((label, at) => amounts.get(label) === whole[at]),
  );
  if (isCounted || own.length < 3 || digitsOf(whole) < leastDigits) return [];
  for (let lists = mostLists; lists > 1; lists--) {
    const starts = startsOf(own, labels, whole, lists);
    if (starts !== null && !areOfOneKind(own, labels, starts))
      return [sumsTwice(starts.map((at) => own[at]?.row ?? 0))];
  }
  return [];
}

/** Where lists of equal sums begin; null where the rows do not fall into so many. */
function startsOf(
  rows: readonly SummedRow[],
  labels: readonly string[],
  whole: readonly Won[],
  lists: number,
): readonly number[] | null {
  const count = BigInt(lists);
  if (whole.some((won) => won % count !== 0n)) return null;
  const starts = [0];
  const sums = labels.map(() => 0n);
  for (const [at, { amounts }] of rows.entries()) {
    for (const [place, label] of labels.entries())
      sums[place] = (sums[place] ?? 0n) + (amounts.get(label) ?? 0n);
    const isEnd = sums.every((sum, place) => sum * count === BigInt(starts.length) * (whole[place] ?? 0n));
    if (isEnd && starts.length < lists) starts.push(at + 1);
  }
  return starts.length === lists ? starts : null;
}

/** Whether each list has rows of the same amounts, as where each of the 동 has the same projects. */
function areOfOneKind(
  rows: readonly SummedRow[],
  labels: readonly string[],
  starts: readonly number[],
): boolean {
  const kinds = starts.map((start, at) =>
    rows
      .slice(start, starts[at + 1])
      .map(({ amounts }) => labels.map((label) => amounts.get(label) ?? "").join(" "))
      .toSorted()
      .join("\n"),
  );
  return new Set(kinds).size === 1;
}

function sumsOf(rows: readonly SummedRow[], labels: readonly string[]): readonly Won[] {
  return labels.map((label) => rows.reduce((sum, { amounts }) => sum + (amounts.get(label) ?? 0n), 0n));
}

/** Of different sums that are not 0. */
function digitsOf(sums: readonly Won[]): number {
  const different = new Set(sums.filter((won) => won !== 0n));
  return different.size < 2
    ? 0
    : [...different].reduce((digits, won) => digits + won.toString().replace(/0+$/, "").length, 0);
}

function sumsTwice(starts: readonly number[]): Finding {
  const [, second = 0] = starts;
  const list = starts.join(", ");
  return question("sums-stand-twice", placeAt(second, null, list), {
    ko: `${list}행부터의 행들이 모든 금액 열에서 합계가 서로 같아, 같은 금액을 여러 방식(단위사업별·세부사업별 등)으로 거듭 적은 것으로 보입니다. 그러면 한 가지만 남기고 다시 올려 주십시오. 서로 다른 사업이면 보류를 해제해 주십시오.`,
    en: `The rows from ${list} on have the same sum in every amount column, so they look like the same money listed in several ways (by unit project and by project). If so, leave one of the lists and upload again; if they are projects of their own, release the file.`,
  });
}
