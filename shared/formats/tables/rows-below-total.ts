/**
 * Rows below a total that is right. It states the sum of the rows above it, so what stands below it is none of them: a
 * remainder, a rate, a month, the share of a fund. Such rows are left out by their names; any other name waits for a person.
 */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { Won } from "../../domain/values/won.ts";
import { placeAt, question, remark } from "../kernel/finding-list.ts";
import type { SummedRow } from "./row-groups.ts";
import { isOfComparison, isOfFigures, isTotalName } from "./total-names.ts";

/** Total of the whole table, and of no group of it. */
const wholeTotal = /^(계|합계|총계|총합계|총액|누계|total)$/i;

/**
 * The place, from 0, of the last total, where it states in every column the sum of all rows above it; else null.
 * @param rows without groups and funds, which repeat others.
 * @param roundedTo the printed unit in won, where each figure was rounded to it on its own; 0 where figures are exact.
 */
export function lastRightTotal(rows: readonly SummedRow[], roundedTo: Won): number | null {
  const at = rows.findLastIndex(({ name }) => isTotalName(name));
  const total = rows[at];
  if (total === undefined || !wholeTotal.test(total.name.replace(/[\s()[\]<>【】]/g, ""))) return null;
  const above = rows.slice(0, at).filter(({ name }) => !isTotalName(name));
  const below = rows.slice(at + 1);
  const stated = [...total.amounts];
  if (above.length === 0 || stated.every(([, won]) => won === 0n)) return null;
  const isSumOf = (parts: readonly SummedRow[], rounding: Won) =>
    stated.every(([column, won]) => {
      const sum = parts.reduce((added, { amounts }) => added + (amounts.get(column) ?? 0n), 0n);
      const apart = sum > won ? sum - won : won - sum;
      return 2n * apart <= BigInt(parts.length) * rounding;
    });
  if (isSumOf(above, 0n)) return at;
  return isSumOf(above, roundedTo) && !isSumOf([...above, ...below], roundedTo) ? at : null;
}

/** Whether the name of a row below a right total says by itself that it is no project. */
export function isNoProject(name: string): boolean {
  return isOfFigures(name) || isOfComparison(name);
}

export function belowTotalLeftOut(row: number, name: string): Finding {
  return remark("row-below-total", placeAt(row, null, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} 맞는 합계 아래에 있어 사업이 아니므로 반영하지 않았습니다. 사업이면 합계 위로 옮기고 합계를 고쳐 다시 올려 주십시오.`,
    en: `Row ${row} "${name}" stands below a total that is right, so it is no project and was left out. If it is one, move it above the total, correct the total and upload again.`,
  });
}

/** What may be a project that was added below, without its money in the total. */
export function belowTotalUnclear({ row, name }: Pick<SummedRow, "row" | "name">): Finding {
  return question("row-below-total-unclear", placeAt(row, null, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} 위 사업들만 더한 합계 아래에 있어 사업이 아닐 수 있습니다. 사업이 아니면 그 행을 지우고 다시 올려 주십시오. 합계에 들어 있지 않은 사업이면 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" stands below a total of the projects above it alone, so it may be no project. If it is none, delete the row and upload again; if it is a project that the total does not hold, release the file.`,
  });
}
