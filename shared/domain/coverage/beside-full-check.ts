/**
 * A report by unit project beside a full statement by project: the statement has that money already. Where the ledger has
 * the department by its code, no name in the lines tells that they are one, and the report would be added.
 */
import type { KnownDepartments } from "../departments/known-departments.ts";
import type { Balance } from "../ledger/balance.ts";
import { fileFinding, type Finding, rowFinding, someOf } from "../values/finding.ts";
import type { IsoDate } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { currentLine, leftOutThrough } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { comparableName, isPaymentLine, type ProjectId } from "../values/project.ts";
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

/**
 * Projects that the full statement does not have, with amounts of days up to its own: it is the total of its day, so that these
 * are in no total from then on. Applied without a word, the sender would look for them.
 * @param through the day of the full statement that stands.
 */
export function checkLeftOut(
  records: readonly SourceRecord[],
  balances: ReadonlyMap<ProjectId, Balance>,
  through: IsoDate,
): Finding[] {
  const outside = records.filter(({ project: { id, tier }, entries }) => {
    const stored = balances.get(id);
    const known = stored?.toldSeq === null ? undefined : stored;
    if (tier !== "project" || isPaymentLine(id)) return false;
    if (known !== undefined && leftOutThrough(known, through) === null) return false;
    const isStated = entries.some(({ kind, date }) => kind === "cumulative" && date >= through);
    return !isStated && (known !== undefined || entries.some(({ date }) => date <= through));
  });
  if (outside.length === 0) return [];
  const names = someOf(outside.map(({ project: { name } }) => `"${name}"`));
  return [
    fileFinding("note", "left-out-by-full-statement", through, {
      ko: `사업 ${outside.length}건(${names})은 ${through} 전체 자료에 없습니다. 그날까지의 금액은 기록으로만 남고 그날부터의 합계에는 들지 않으며, 그 뒤의 지급만 더합니다. 합계에 들 사업이면 누계를 ${through}이나 그 뒤의 기준일로 보내 주십시오.`,
      en: `The full statement of ${through} does not have ${outside.length} projects of this file (${names}). What is of days up to it is kept as history and is in no total from that day on; only what is paid later adds. If they belong in the totals, send their running totals as of ${through} or later.`,
    }),
  ];
}
