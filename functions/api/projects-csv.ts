/**
 * A list as CSV for a spreadsheet: UTF-8 with a byte order mark, and no cell that it would take for a formula,
 * for names come from files that anybody may have written.
 */
import type { ProjectModel } from "./books-model.ts";
import { percentText } from "./scope-figures.ts";

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
  const lines = [head, ...projects.map(cellsOf)].map((cells) => cells.map(cell).join(","));
  return new TextEncoder().encode(`\ufeff${lines.join("\r\n")}\r\n`);
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

/** A formula begins with one of these, for Excel and its like also behind white space. */
const formula = /^[\s\p{Cc}]*[=+\-@＝＋－＠|%]/u;

function cell(text: string): string {
  // Our own figures: a minus in front of digits is a minus.
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  const harmless = !isNumber && (formula.test(text) || /^[\t\r\n]/.test(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
