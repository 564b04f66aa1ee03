/** A group of one project, printed like a project: its row repeats the next in every column, and both would be counted. */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import type { Won } from "../../domain/values/won.ts";
import { wordIn } from "../cells/object-codes.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import { projectTwice } from "../kernel/row-findings.ts";
import type { PartRow } from "./object-rows.ts";
import type { SummedRow } from "./row-groups.ts";
import { isTotalName } from "./total-names.ts";

/** One amount may be equal by chance, or spent whole; two that differ are not. */
const leastAmounts = 2;
/** Nor is one amount of so many digits. */
const leastDigits = 5;
/** A table of nothing but such rows is of another kind. */
const maxRepeated = 100;

/** @param areProjects whether something beside the names says that two rows are a project each. */
export function repeatedRows(
  rows: readonly SummedRow[],
  areProjects: (row: number, next: number) => boolean = () => false,
): readonly Finding[] {
  const repeated = rows.flatMap((row, at) => {
    const next = rows[at + 1];
    if (next === undefined || isTotalName(row.name) || isTotalName(next.name)) return [];
    return isRepeated(row, next) && !areProjects(row.row, next.row) ? [rowRepeated(row, next)] : [];
  });
  return repeated.length === 0 || isInTotal(rows) ? [] : repeated.slice(0, maxRepeated);
}

function isRepeated({ amounts: own }: SummedRow, { amounts: others }: SummedRow): boolean {
  const amounts = new Set([...own.values()].filter((won) => won !== 0n));
  const isTelling = amounts.size >= leastAmounts || [...amounts].some((won) => digitsOf(won) >= leastDigits);
  return (
    isTelling && own.size === others.size && [...own].every(([column, won]) => others.get(column) === won)
  );
}

function digitsOf(won: Won): number {
  return won.toString().replace("-", "").replace(/0+$/, "").length;
}

/** Whether a printed total counts each row of the table by itself: then the two that are alike are a project each. */
function isInTotal(rows: readonly SummedRow[]): boolean {
  const own = rows.filter(({ name }) => !isTotalName(name));
  return rows.some(
    ({ name, amounts }) =>
      isTotalName(name) &&
      [...amounts.values()].some((won) => won !== 0n) &&
      [...amounts].every(
        ([column, won]) => own.reduce((sum, row) => sum + (row.amounts.get(column) ?? 0n), 0n) === won,
      ),
  );
}

function rowRepeated({ row, name }: SummedRow, next: SummedRow): Finding {
  return question("row-repeated", placeAt(row, null, name), {
    ko: `${row}행 "${name}"의 금액이 모든 열에서 다음 ${next.row}행 "${next.name}"${particle(next.name, "과/와")} 같아, 사업이 하나뿐인 묶음의 소계로 보입니다. 소계이면 이름을 소계로 고쳐 다시 올려 주십시오. 정말 다른 사업이면 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" equals the next row ${next.row} "${next.name}" in every amount column, so it looks like the subtotal of a group of one. If it is one, name it 소계 and upload again; if it is another project, release the file.`,
  });
}

/** Codes as long as each other, or counted on from one to the next: A9 and A10. */
export function areCodesOfOneLevel(code: string | null, next: string | null): boolean {
  if (code === null || next === null) return false;
  const [own, other] = [countedIn(code), countedIn(next)];
  return code.length === next.length || (own.stem === other.stem && other.number === own.number + 1n);
}

function countedIn(code: string): { readonly stem: string; readonly number: bigint } {
  const digits = /[1-9]\d*$/.exec(code)?.[0] ?? "";
  // Without a number of its own it is counted by none.
  return { stem: code.slice(0, code.length - digits.length), number: digits === "" ? -1n : BigInt(digits) };
}

/**
 * The same part of one project with the same amounts is one row that stands twice, and no two parts.
 * @param columns those that part it, from 0; `naming` the one that names it.
 */
export function partsTwice(
  parts: readonly PartRow[],
  columns: readonly number[],
  naming: number,
): readonly Finding[] {
  const seen = new Map<string, PartRow>();
  return parts.flatMap((part) => {
    const { cells, row } = part.row;
    const amounts = [...part.amounts.stated.values()];
    const key = [...columns.map((at) => wordIn(cells[at])), ...amounts].join("\n");
    const first = seen.get(key);
    if (first === undefined) seen.set(key, part);
    if (first === undefined || amounts.every((won) => won === 0n)) return [];
    return [projectTwice(plainName(first.row.cells[naming] ?? ""), first.row.row, row)];
  });
}
