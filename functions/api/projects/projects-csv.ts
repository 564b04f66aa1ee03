/** The list of projects as CSV. */
import { csvBytes } from "./csv-text.ts";
import type { ProjectModel } from "../figures/books-model.ts";
import { percentText } from "../figures/scope-figures.ts";

const head = [
  "사업 ID",
  "사업명",
  "부서",
  "부서코드",
  "단위사업",
  "회계",
  "분야",
  "기준일",
  "예산(원)",
  "집행(원)",
  "집행률(%)",
  "기대 집행률(%)",
  "차이(%p)",
  "지연액(원)",
  "연말 예상(원)",
  "알림",
] as const;

export function projectsCsv(projects: readonly ProjectModel[]): Uint8Array {
  return csvBytes([head, ...projects.map(cellsOf)]);
}

function cellsOf({ row, figures }: ProjectModel): string[] {
  const { id, name, department, departmentCode, unitProject, account, field, alert } = row;
  const { expectation } = row.figures;
  return [
    id,
    name,
    department ?? "",
    departmentCode ?? "",
    unitProject ?? "",
    account ?? "",
    field ?? "",
    figures.asOf,
    row.figures.budgetWon ?? "",
    row.figures.spentWon ?? "",
    percentText(figures.rate) ?? "",
    expectation?.expectedRate ?? "",
    expectation?.gapPoints ?? "",
    expectation?.behindWon ?? "",
    row.figures.forecast?.amountWon ?? "",
    alert?.severity ?? "",
  ];
}
