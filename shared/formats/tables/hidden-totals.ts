/**
 * Totals whose names do not say so (`전체`, `복지정책과`, `-`): a row that equals the sum of the rows above it, or below it,
 * in every amount column. Added to its own parts it would count them twice, so it waits for a person.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { particle } from "../../domain/values/bilingual.ts";
import { rememberedByName } from "../../domain/values/remembered-by-name.ts";
import type { Won } from "../../domain/values/won.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import { isOfForm, rowOfForm } from "./form-rows.ts";
import type { SummedRow } from "./row-groups.ts";
import { belowTotalUnclear, lastRightTotal } from "./rows-below-total.ts";
import { checkSumsTwice } from "./sums-twice.ts";
import { isOfComparison, isOfFigures, isTotalName } from "./total-names.ts";

/** Each asks a person to look: a table of nothing but such rows is of another kind. */
const maxSuspected = 100;

interface Suspect {
  readonly row: SummedRow;
  /** The rows that it repeats. */
  readonly first: number;
  readonly last: number;
}

export function checkHiddenTotals(rows: readonly SummedRow[]): readonly Finding[] {
  const held = rows.map(({ row, name, amounts }): HeldRow => {
    return { row, name, amounts, isTotal: isTotalName(name), signature: [...amounts.keys()].join("\n") };
  });
  const named = held.flatMap(heldByName);
  const known = new Set(named.map(({ row }) => row));
  const total = lastRightTotal(rows, 0n);
  const below = total === null ? [] : rows.slice(total + 1).filter(({ row }) => !known.has(row));
  const asked = [...named, ...below.map(belowTotalUnclear)].slice(0, maxSuspected);
  if (held.filter(({ isTotal }) => !isTotal).length < 3) return asked;
  const above = suspectsIn(held);
  const sumsAbove = new Set(above.map(({ row }) => row.row));
  const sumsBelow = suspectsIn(held.filter(({ row }) => !sumsAbove.has(row)).toReversed());
  const suspected = [...above, ...sumsBelow].toSorted((a, b) => a.row.row - b.row.row).slice(0, maxSuspected);
  const sums = new Set(suspected.map(({ row }) => row.row));
  return [
    ...asked.filter(({ row }) => row === null || !sums.has(row)),
    ...suspected.map(totalSuspected),
    ...(suspected.length === 0 ? checkSumsTwice(rows) : []),
  ];
}

function heldByName(row: HeldRow): readonly Finding[] | Finding {
  if (row.isTotal) return [];
  switch (meaningOf(row.name)) {
    case "statistics":
      return rowOfStatistics(row);
    case "comparison":
      return rowOfComparison(row);
    case "form":
      return rowOfForm(row) ?? [];
    case null:
      return [];
  }
}

/** What a name says that is no project's; null of all others, which most are. */
const meaningOf = rememberedByName((name): "statistics" | "comparison" | "form" | null => {
  if (statistics.test(name.replace(/[\s()[\]<>]/g, ""))) return "statistics";
  if (isOfComparison(name)) return "comparison";
  if (isOfForm(name)) return "form";
  return isOfFigures(name) ? "statistics" : null;
});

/** What is calculated of the rows above, and no project. */
const statistics =
  /^((사업별|부서별|월)?평균(값|액)?|구성비율?|비율|비중|증감(액|률|율)?|전년대비|차액|차이|최대(값|액)?|최소(값|액)?|average|mean)$/i;

function rowOfStatistics({ row, name }: SummedRow): Finding {
  return question("row-of-statistics", placeAt(row, null, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} 사업이 아니라 다른 행에서 계산한 값이나 금액의 이름으로 보입니다. 그러면 그 행을 지우고 다시 올려 주십시오. 정말 사업이면 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" looks like no project but something calculated of the other rows, or the name of a figure. If it is, delete the row and upload again; if it is a project, release the file.`,
  });
}

function rowOfComparison({ row, name }: SummedRow): Finding {
  return question("row-of-comparison", placeAt(row, null, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} 사업이 아니라 다른 해, 목표, 전체와 견주는 행으로 보입니다. 그러면 그 행을 지우고 다시 올려 주십시오. 정말 사업이면 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" looks like no project but another year, a target or the whole to compare with. If it is, delete the row and upload again; if it is a project, release the file.`,
  });
}

interface HeldRow extends SummedRow {
  readonly isTotal: boolean;
  /** The columns in which it states anything. */
  readonly signature: string;
}

/** Two sums of 32 bits; where chance makes them equal, the rows are added up all the same before anything is said. */
interface Mark {
  readonly low: number;
  readonly high: number;
}

/** Odd factors that mix the columns of a row: equal sums have equal marks. */
const mixers = { low: 0x9e3779b1, high: 0x85ebca6b } as const;

/** Sums over the rows so far, in the columns that rows of one kind state. */
class SumsSoFar {
  readonly #columns: readonly string[];
  #low = 0;
  #high = 0;
  /** By mark of the sum, the latest place that has it. */
  readonly #places = new Map<number, number>([[0, 0]]);

  constructor(columns: readonly string[]) {
    this.#columns = columns;
  }

  add({ low, high }: Mark, place: number): void {
    this.#low = (this.#low + low) | 0;
    this.#high = (this.#high + high) | 0;
    this.#places.set(asKey(this.#low, this.#high), place);
  }

  /** Where the rows begin whose sum the row of this mark equals; null where none do. */
  startOf({ low, high }: Mark): number | null {
    return this.#places.get(asKey((this.#low - low) | 0, (this.#high - high) | 0)) ?? null;
  }

  markOf({ amounts }: SummedRow): Mark {
    let [low, high, at] = [0, 0, 0];
    for (const column of this.#columns) {
      at += 2;
      const won = amounts.get(column) ?? 0n;
      if (won === 0n) continue;
      const digits = Number(BigInt.asIntN(32, won));
      low = (low + Math.imul(digits, mixers.low + at)) | 0;
      high = (high + Math.imul(digits, mixers.high ^ at)) | 0;
    }
    return { low, high };
  }
}

/** Both as one whole number that a double holds. */
function asKey(low: number, high: number): number {
  return (low >>> 0) + (high & 0x1f_ffff) * 2 ** 32;
}

/** One pass: each row is held against the rows before it, found totals left out. */
function suspectsIn(rows: readonly HeldRow[]): readonly Suspect[] {
  const suspects: Suspect[] = [];
  const signatures = signaturesOf(rows);
  const added: HeldRow[] = [];
  const count = rows.filter(({ isTotal }) => !isTotal).length;
  /** Where a group begins: at the top, and behind each total. */
  const starts = new Set([0]);
  for (const row of rows) {
    const marks = [...signatures].map(([signature, sums]) => ({ signature, sums, mark: sums.markOf(row) }));
    const own = row.isTotal ? undefined : marks.find(({ signature }) => signature === row.signature);
    const start = own === undefined ? null : own.sums.startOf(own.mark);
    const parts = start === null ? [] : added.slice(start);
    const isSuspect =
      start !== null && isSumOf(row, parts) && isTelling(row, parts, { count, isGroup: starts.has(start) });
    if (isSuspect) {
      const numbers = parts.map((part) => part.row);
      suspects.push({ row, first: Math.min(...numbers), last: Math.max(...numbers) });
    }
    if (isSuspect || row.isTotal) {
      starts.add(added.length);
      continue;
    }
    added.push(row);
    for (const { sums, mark } of marks) sums.add(mark, added.length);
  }
  return suspects;
}

function isSumOf({ amounts }: SummedRow, parts: readonly SummedRow[]): boolean {
  return [...amounts].every(
    ([column, won]) => parts.reduce((sum, part) => sum + (part.amounts.get(column) ?? 0n), 0n) === won,
  );
}

/** Rows of one table state few different sets of columns; more are no total's, which states what its parts do. */
const maxSignatures = 8;

function signaturesOf(rows: readonly HeldRow[]): ReadonlyMap<string, SumsSoFar> {
  const signatures = new Map<string, SumsSoFar>();
  for (const { signature, amounts } of rows) {
    if (signatures.size < maxSignatures && !signatures.has(signature) && amounts.size > 0)
      signatures.set(signature, new SumsSoFar([...amounts.keys()]));
  }
  return signatures;
}

/**
 * Whether chance is no explanation. Each candidate row meets as many sums as there are rows, so the digits that agree must
 * outnumber those of rows times rows; round amounts agree by chance, unless a whole group stands above the row.
 */
function isTelling(
  row: SummedRow,
  parts: readonly SummedRow[],
  { count, isGroup }: { readonly count: number; readonly isGroup: boolean },
): boolean {
  const stated = parts.filter(({ amounts }) => [...amounts.values()].some((won) => won !== 0n));
  const filled = [...row.amounts.values()].filter((won) => won !== 0n);
  const amounts = new Set(filled);
  if (stated.length < 2 || amounts.size === 0) return false;
  const digits = [...amounts].reduce((sum, won) => sum + significantDigits(won), 0);
  if (digits >= 2 * Math.log10(count) + 2) return true;
  const isOfAll = parts.length === count - 1 && filled.length >= 2;
  return isGroup && (isOfAll || amounts.size >= 2 || stated.length >= 3);
}

function significantDigits(won: Won): number {
  return won.toString().replace("-", "").replace(/0+$/, "").length;
}

function totalSuspected({ row: { row, name }, first, last }: Suspect): Finding {
  return question("total-suspected", placeAt(row, null, name), {
    ko: `${row}행 "${name}"의 금액이 모든 열에서 ${first}~${last}행을 더한 것과 같아 합계 행으로 보입니다. 합계이면 이름을 소계로 고쳐 다시 올려 주십시오. 정말 사업이면 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" equals the sum of rows ${first} to ${last} in every amount column, so it looks like a total. If it is one, name it 소계 and upload again; if it is a project, release the file.`,
  });
}
