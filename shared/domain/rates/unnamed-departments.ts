/** Departments that nobody named yet: their codes are asked for, with what is at stake. */
import { isDepartmentCode } from "../departments/names-of-codes.ts";
import { fileFinding, type Finding } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { budgetOf, commonBasis, type RateBasis, sumStated } from "./rate.ts";
import { formatWon, type Won } from "../values/won.ts";
import { ascending } from "../values/order.ts";
import type { Bilingual } from "../values/bilingual.ts";

export interface UnnamedDepartment {
  readonly code: string;
  readonly projects: number;
  /** Null where no line states one. */
  readonly budget: Won | null;
}

/**
 * The largest budget first.
 * @param lines with their names put on.
 * @param stated what the office divides by; null for what each line states (`commonBasis`).
 */
export function unnamedDepartments(
  lines: readonly LedgerLine[],
  stated: RateBasis | null = null,
): readonly UnnamedDepartment[] {
  const unnamed = lines.filter(
    ({ project: { tier, department, departmentCode } }) =>
      tier !== "business" &&
      department !== null &&
      departmentCode === undefined &&
      isDepartmentCode(department),
  );
  if (unnamed.length === 0) return [];
  const basis = stated ?? commonBasis(lines.filter(({ project }) => project.tier !== "business"));
  return [...Map.groupBy(unnamed, ({ project }) => project.department ?? "")]
    .map(([code, own]) => ({
      code,
      projects: own.length,
      budget: sumStated(own.map((line) => totalOf(budgetOf(line, basis)))),
    }))
    .toSorted((a, b) => ascending(b.budget ?? -1n, a.budget ?? -1n) || ascending(a.code, b.code));
}

/** More are not read in one sentence. */
const shownAtMost = 5;

/** Which ones, how large, and how to answer; null where every department has its name. */
export function unnamedWords(unnamed: readonly UnnamedDepartment[]): Bilingual | null {
  const [first] = unnamed;
  if (first === undefined) return null;
  const shown = unnamed.slice(0, shownAtMost);
  const rest = unnamed.length - shown.length;
  const ko = shown.map(
    ({ code, projects, budget }) => `${code}(사업 ${projects}개${won(budget, ", 예산 ", "원")})`,
  );
  const en = shown.map(
    ({ code, projects, budget }) =>
      `${code} (${projects} ${projects === 1 ? "project" : "projects"}${won(budget, ", budget ", " won")})`,
  );
  return {
    ko: `이름을 모르는 부서코드가 ${unnamed.length}개 있습니다: ${ko.join(", ")}${rest > 0 ? ` 외 ${rest}개` : ""}. monitor departments ${first.code} "부서명" 또는 화면의 부서 목록에서 적거나, 부서코드·부서명 표(CSV·XLSX)를 올려 주십시오.`,
    en: `${unnamed.length} department ${unnamed.length === 1 ? "code has" : "codes have"} no name yet: ${en.join(", ")}${rest > 0 ? ` and ${rest} more` : ""}. Name them with monitor departments ${first.code} "NAME" or in the page's list of departments, or upload a table of 부서코드 and 부서명 (CSV, XLSX).`,
  };
}

function won(amount: Won | null, before: string, after: string): string {
  return amount === null ? "" : `${before}${formatWon(amount)}${after}`;
}

/** Told by the file that brings them: those that were unnamed before it are asked about already. */
export function askForNames(
  before: readonly UnnamedDepartment[],
  after: readonly UnnamedDepartment[],
): readonly Finding[] {
  const known = new Set(before.map(({ code }) => code));
  const isAsBefore = after.length === known.size && after.every(({ code }) => known.has(code));
  const words = isAsBefore ? null : unnamedWords(after);
  const [first] = after;
  if (words === null || first === undefined) return [];
  return [fileFinding("note", "departments-unnamed", first.code, words)];
}
