/**
 * A report by unit project beside a full statement by project: the statement has that money already. Where the ledger has
 * the department by its code, no name in the lines tells that they are one, and the report would be added.
 */
import type { KnownDepartments } from "../departments/known-departments.ts";
import type { Balance } from "../ledger/balance.ts";
import { type Finding, rowFinding } from "../values/finding.ts";
import { totalOf } from "../values/fund.ts";
import { currentLine } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { comparableName, isPaymentLine } from "../values/project.ts";
import { formatWon, sumWon, type Won } from "../values/won.ts";

/**
 * @param balances the lines that the ledger knows, where a full statement stands.
 * @param departments called where a department is strange to the lines.
 */
export function checkBesideFull(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<unknown, Balance>,
  departments: () => KnownDepartments,
): Finding[] {
  const projects = [...balances.values()].filter(
    ({ project: { id, tier } }) => tier === "project" && !isPaymentLine(id),
  );
  if (projects.length === 0) return [];
  const known = new Set(
    [...balances.values()].map(({ project }) => comparableName(project.department ?? "")),
  );
  const beside = records.filter(
    ({ project: { tier, department } }) =>
      tier === "unit-project" && !known.has(comparableName(department ?? "")),
  );
  const [first] = beside;
  if (first === undefined) return [];
  const { codes } = departments().meantBy(first.project.department ?? "");
  return [statedTwice(first, beside, projects, codes.size > 0)];
}

function statedTwice(
  { project: { department }, rows: [row] }: SourceRecord,
  beside: readonly SourceRecord[],
  projects: readonly Balance[],
  isKnown: boolean,
): Finding {
  const inFile = sumWon(beside.map(budgetIn));
  const inLedger = sumWon(
    projects.map((balance) => totalOf(currentLine(balance).amounts.appropriation) ?? 0n),
  );
  const [file, ledger] = [formatWon(inFile), formatWon(inLedger)];
  // Figures and quotations stay as they are whichever it is: what is stored is held against them.
  const strange = isKnown
    ? { ko: "", en: "" }
    : { ko: "장부에 그 이름으로 없는 ", en: ", a department that the ledger does not know by that name" };
  return rowFinding("hold", "stated-by-full-statement", row ?? null, department, {
    ko: `장부에는 모든 세부사업을 담은 전체 자료(예산액 ${ledger}원)가 있는데, 이 파일은 ${strange.ko}부서 "${department ?? "–"}" 등의 단위사업 ${beside.length}건(예산액 ${file}원)입니다. 같은 예산이 두 번 더해질 수 있어 보류합니다. 전체 자료에 없는 사업일 때만 보류를 해제하고, 아니면 폐기해 주십시오.`,
    en: `The ledger has a full statement of all projects (${ledger} won appropriated), and this file states ${beside.length} unit projects (${file} won) of "${department ?? "–"}"${strange.en}. The same budget could count twice, so the file is held: release it only if the full statement lacks these projects, else discard it.`,
  });
}

function budgetIn({ entries }: SourceRecord): Won {
  return sumWon(entries.filter(({ measure }) => measure === "appropriation").map(({ amount }) => amount));
}
