/** A group of one project, printed like a project: its row repeats the next in every column, and both would be counted. */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, question } from "../kernel/finding-list.ts";
import type { SummedRow } from "./row-groups.ts";
import { isTotalName } from "./total-names.ts";

/** One amount may be equal by chance, or spent whole; two that differ are not. */
const leastAmounts = 2;

export function repeatedRows(rows: readonly SummedRow[]): readonly Finding[] {
  return rows.flatMap((row, at) => {
    const next = rows[at + 1];
    if (next === undefined || isTotalName(row.name) || isTotalName(next.name)) return [];
    const amounts = new Set([...row.amounts.values()].filter((won) => won !== 0n));
    const isSame =
      row.amounts.size === next.amounts.size &&
      [...row.amounts].every(([column, won]) => next.amounts.get(column) === won);
    return isSame && amounts.size >= leastAmounts ? [rowRepeated(row, next)] : [];
  });
}

function rowRepeated({ row, name }: SummedRow, next: SummedRow): Finding {
  return question("row-repeated", placeAt(row, null, name), {
    ko: `${row}행 "${name}"의 금액이 모든 열에서 다음 ${next.row}행 "${next.name}"${particle(next.name, "과/와")} 같아, 사업이 하나뿐인 묶음의 소계로 보입니다. 소계이면 이름을 소계로 고쳐 다시 올려 주십시오. 정말 다른 사업이면 보류를 해제해 주십시오.`,
    en: `Row ${row} "${name}" equals the next row ${next.row} "${next.name}" in every amount column, so it looks like the subtotal of a group of one. If it is one, name it 소계 and upload again; if it is another project, release the file.`,
  });
}
