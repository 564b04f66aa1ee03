/** The reconciliation as CSV: every row, the greatest difference first. */
import { isOpen, type ReconciledRow, verdictNames } from "../../../shared/domain/matching/reconcile.ts";
import { csvBytes } from "./csv-text.ts";

const head = [
  "사업 ID",
  "사업명",
  "부서",
  "부서코드",
  "회계",
  "기준일",
  "집행 자료(원)",
  "지급 명세(원)",
  "e호조(원)",
  "차이(원)",
  "확인 여부",
  "판정",
  "일치한 날",
  "연결되지 않은 지급",
] as const;

export function reconciliationCsv(rows: readonly ReconciledRow[]): Uint8Array {
  return csvBytes([head, ...rows.map(cellsOf)]);
}

function cellsOf(row: ReconciledRow): string[] {
  const { project, day, stated, paid, recorded, difference, verdict, equalOn, partner } = row;
  return [
    project.id,
    project.name,
    project.department ?? "",
    project.departmentCode ?? "",
    project.account ?? "",
    day,
    `${stated}`,
    paid === null ? "" : `${paid}`,
    recorded === null ? "" : `${recorded}`,
    `${difference}`,
    isOpen(row) ? "확인 필요" : "설명됨",
    verdictNames[verdict].ko,
    equalOn ?? "",
    partner?.name ?? "",
  ];
}
