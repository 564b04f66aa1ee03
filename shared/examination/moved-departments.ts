/** Projects that a template puts under another department than the ledger: their money would move with them, so a person is asked. */
import { likelyDepartments, likelyText } from "../domain/departments/known-departments.ts";
import {
  type DepartmentNames,
  isDepartment,
  isDepartmentCode,
  namingOf,
  withDepartmentName,
} from "../domain/departments/names-of-codes.ts";
import { currentLine } from "../domain/ledger/ledger-line.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import { type Bilingual, particle } from "../domain/values/bilingual.ts";
import type { Finding } from "../domain/values/finding.ts";
import { totalOf } from "../domain/values/fund.ts";
import { formatWon, type Won } from "../domain/values/won.ts";
import { placeAt, question, shortList } from "../formats/kernel/finding-list.ts";
import { templateFormat } from "../domain/uploads/source-formats.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import { knownBalances } from "../reading/current-ledger.ts";
import type { KnownFile } from "./known-file.ts";

export interface DepartmentMove {
  readonly record: SourceRecord;
  /** As people know them: a code with its name. */
  readonly from: string;
  readonly to: string;
  readonly isToKnown: boolean;
  /** Of one that nobody knows, those from which it is a slip of the pen away. */
  readonly likely: readonly string[];
  /** The budget that moves; null where the ledger knows none. */
  readonly won: Won | null;
}

const rowsNamed = 5;

/** One question for all rows that move from one department to another. Rows of a template that was given out are asked about by cell. */
export function findMovedDepartments(
  {
    format,
    isGivenOut,
    records,
    statedAs,
  }: Pick<KnownFile, "format" | "isGivenOut" | "records" | "statedAs">,
  reading: LedgerReading,
): readonly Finding[] {
  if (format !== templateFormat || isGivenOut === true) return [];
  // Of a line that a person matched, the answer said that its department is another.
  const asStated = records.filter(({ project }) => !statedAs.has(project.id));
  const moves = departmentMoves(asStated, reading);
  return [...Map.groupBy(moves, ({ from, to }) => JSON.stringify([from, to])).values()].flatMap(
    movedTogether,
  );
}

/** The records whose department is certainly another one, each with what moves. */
export function departmentMoves(
  records: readonly SourceRecord[],
  reading: LedgerReading,
): readonly DepartmentMove[] {
  const known = knownBalances(reading);
  const differing = records.filter(({ project, asOf }) => {
    const before = known.get(project.id);
    if (before === undefined || before.project.department === null || project.department === null)
      return false;
    // What an earlier day called it moves nothing now.
    return asOf >= before.asOf && !isDepartment(before.project, project.department);
  });
  if (differing.length === 0) return [];
  const names = namingOf(known.values(), reading.departments, null).shown;
  const departments = new Set([...known.values()].map(({ project }) => project.department));
  const shown = [...departments].map((department) => {
    const named = names.get(department ?? "");
    return named === undefined ? { department } : { department: named.name, departmentCode: named.code };
  });
  return differing.flatMap((record): DepartmentMove[] => {
    const before = known.get(record.project.id);
    const [was, is] = [before?.project.department ?? "", record.project.department ?? ""];
    if (before === undefined || isDepartment(withDepartmentName(before.project, names), is)) return [];
    // A code without a name may be the department that the template calls by its name.
    if (isDepartmentCode(was) && !names.has(was) && !isDepartmentCode(is) && !names.has(is)) return [];
    const { amounts } = currentLine(before);
    const won = totalOf(amounts["current-budget"]) ?? totalOf(amounts.appropriation);
    const isToKnown = names.has(is) || departments.has(is);
    const likely = isToKnown ? [] : likelyDepartments(is, shown, was);
    return [{ record, from: labelOf(was, names), to: labelOf(is, names), isToKnown, likely, won }];
  });
}

/** What a move does, as the end of a sentence about it. */
export function moneyOf({
  won,
  to,
  isToKnown,
  likely,
}: Pick<DepartmentMove, "won" | "to" | "isToKnown" | "likely">): Bilingual {
  const strange = isToKnown
    ? { ko: "", en: "" }
    : {
        ko: ` "${to}"${particle(to, "은/는")} 장부에 없는 부서입니다.${likelyText(likely).ko}`,
        en: ` The ledger knows no department "${to}".${likelyText(likely).en}`,
      };
  const moves =
    won === null
      ? { ko: "", en: "" }
      : {
          ko: ` 예산 ${formatWon(won)}원이 그 부서로 옮겨집니다.`,
          en: ` ${formatWon(won)} won of budget would move to it.`,
        };
  return { ko: `${moves.ko}${strange.ko}`, en: `${moves.en}${strange.en}` };
}

function movedTogether(moves: readonly DepartmentMove[]): readonly Finding[] {
  const [first] = moves;
  if (first === undefined) return [];
  const { record, from, to, isToKnown, likely } = first;
  const budgets = moves.flatMap(({ won }) => won ?? []);
  const won = budgets.length === 0 ? null : budgets.reduce((sum, each) => sum + each, 0n);
  const money = moneyOf({ won, to, isToKnown, likely });
  const rows = moves.flatMap(({ record: { rows: own } }) => own[0] ?? []);
  const named = shortList(rows, rowsNamed);
  const place = placeAt(record.rows[0] ?? null, "부서", record.project.department);
  const finding = question("department-moved", place, {
    ko: `사업 ${moves.length}건(${named}행)의 부서가 장부에는 "${from}"인데 파일에는 "${to}"입니다.${money.ko} 잘못 적은 것이면 고쳐 다시 올리고, 부서가 바뀐 것이면 보류를 해제해 주십시오.`,
    en: `Projects: ${moves.length} (row ${named}). Their department is "${from}" in the ledger and "${to}" in the file.${money.en} Correct a slip and upload again; release the file if the department did change.`,
  });
  return [finding];
}

function labelOf(department: string, names: DepartmentNames): string {
  const known = names.get(department);
  return known === undefined ? department : `${known.name}(${known.code})`;
}
