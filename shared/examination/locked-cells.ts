/** Cells of a template that was given out filled in and is locked but for what changes: what became of the others. */
import { isDepartment } from "../domain/departments/names-of-codes.ts";
import { currentLine } from "../domain/ledger/ledger-line.ts";
import type { SourceRecord } from "../domain/ledger/posting.ts";
import type { Finding } from "../domain/values/finding.ts";
import { totalOf } from "../domain/values/fund.ts";
import { measureNames } from "../domain/values/measure.ts";
import { comparableName, type ProjectFacts } from "../domain/values/project.ts";
import { formatWon } from "../domain/values/won.ts";
import { placeAt, question, remark } from "../formats/kernel/finding-list.ts";
import type { LedgerReading } from "../ports/ledger-store.ts";
import type { KnownFile } from "./known-file.ts";
import { type DepartmentMove, departmentMoves, moneyOf } from "./moved-departments.ts";

/** More are not read one by one: the ledger moved on, and a template of today is to be had. */
const maxNamed = 200;

export function findLockedCells(
  { isGivenOut, records }: Pick<KnownFile, "isGivenOut" | "records">,
  reading: LedgerReading,
): readonly Finding[] {
  if (isGivenOut !== true) return [];
  const { balances } = reading;
  const moves = new Map(departmentMoves(records, reading).map((move) => [move.record, move]));
  const found = records.flatMap((record) => {
    const known = balances.get(record.project.id);
    if (known === undefined) return [rowUnknown(record)];
    return changedCells(record, known.balance.project, currentLine(known.balance), moves.get(record));
  });
  return [...found.slice(0, maxNamed), ...dayUnchanged(records, balances)];
}

/**
 * The day of a filled template is one of its open cells. Where it stays and the spending changes, the day's own figures are corrected, or
 * new ones stand under an old day: of most projects that is a slip.
 */
function dayUnchanged(
  records: readonly SourceRecord[],
  balances: LedgerReading["balances"],
): readonly Finding[] {
  const compared = records.flatMap(({ project, asOf, entries, rows }) => {
    const known = balances.get(project.id)?.balance;
    const was = known === undefined ? null : totalOf(currentLine(known).amounts.expenditure);
    const own = entries.filter(({ measure }) => measure === "expenditure");
    if (known === undefined || was === null || own.length === 0) return [];
    const is = own.reduce((sum, { amount }) => sum + amount, 0n);
    return [{ row: rows[0] ?? null, asOf, isOfThen: known.asOf === asOf, isOther: is !== was }];
  });
  const changedRows = compared.filter(({ isOther }) => isOther);
  const [first] = changedRows;
  if (first === undefined || compared.some(({ isOfThen }) => !isOfThen)) return [];
  const find = 2 * changedRows.length > compared.length ? question : remark;
  const waits = find === question;
  return [
    find("template-day-unchanged", placeAt(first.row, "기준일", first.asOf), {
      ko: `내어 준 서식의 기준일이 ${first.asOf} 그대로인데 ${compared.length}개 사업 가운데 ${changedRows.length}개의 집행액이 바뀌었습니다. 새 날의 금액이면 ${waits ? "" : "이 파일을 되돌리고 "}기준일을 고쳐 다시 올려 주십시오.${waits ? " 그날의 금액을 바로잡은 것이면 보류를 해제해 주십시오." : ""}`,
      en: `The day of the template that was given out is still ${first.asOf}, and of ${compared.length} projects ${changedRows.length} have another spending. If it is that of a new day, ${waits ? "" : "undo this file, "}correct the day and send it again.${waits ? " If the figures of that day were corrected, release the file." : ""}`,
    }),
  ];
}

const texts = [
  ["name", "사업명"],
  ["unitProject", "단위사업"],
  ["account", "회계"],
  ["field", "분야"],
] as const;

function changedCells(
  { project, entries, rows }: SourceRecord,
  known: ProjectFacts,
  { amounts }: ReturnType<typeof currentLine>,
  move: DepartmentMove | undefined,
): readonly Finding[] {
  const row = rows[0] ?? null;
  const words = texts.flatMap(([field, column]) => {
    const [was, is] = [known[field], project[field]];
    if (was === null || comparableName(was) === comparableName(is ?? "")) return [];
    return [changed(row, column, was, is ?? "")];
  });
  const { department } = known;
  const stays = department === null || isDepartment(known, project.department ?? "");
  const budgets = (["appropriation", "current-budget"] as const).flatMap((measure) => {
    const was = totalOf(amounts[measure]);
    const stated = entries.filter((entry) => entry.measure === measure);
    const is = stated.reduce((sum, { amount }) => sum + amount, 0n);
    if (was === null || (stated.length > 0 && is === was)) return [];
    const now = stated.length === 0 ? "" : formatWon(is);
    return [changed(row, measureNames[measure].ko, formatWon(was), now)];
  });
  return [
    ...words,
    ...(stays ? [] : [changed(row, "부서", move?.from ?? department, project.department ?? "", move)]),
    ...budgets,
  ];
}

function changed(
  row: number | null,
  column: string,
  was: string,
  is: string,
  move?: DepartmentMove,
): Finding {
  const shown = move?.to ?? is;
  const [now, nowEn] = is === "" ? ["비어 있습니다", "blank"] : [`"${shown}"입니다`, `"${shown}"`];
  const money = move === undefined ? { ko: "", en: "" } : moneyOf(move);
  return question("locked-cell-changed", placeAt(row, column, is), {
    ko: `내어 준 서식에서 잠겨 있던 "${column}" 칸이 장부에는 "${was}"인데 파일에는 ${now}.${money.ko} 잘못 고친 것이면 되돌려 다시 올리고, 그 사이 장부가 바뀌었으면 서식을 새로 받아 주십시오. 이대로 맞으면 보류를 해제하십시오.`,
    en: `The cell "${column}", locked in the template that was given out, is "${was}" in the ledger and ${nowEn} in the file.${money.en} If that is a slip, put it back and send it again; if the ledger moved on, take a new template. If it is right, release the file.`,
  });
}

function rowUnknown({ project, rows }: SourceRecord): Finding {
  return question("locked-row-unknown", placeAt(rows[0] ?? null, "사업명", project.name), {
    ko: `내어 준 서식에 없던 사업입니다. 코드나 이름이 바뀐 것이면 되돌려 다시 올리고, 새 사업이면 보류를 해제하십시오.`,
    en: "This project was not in the template that was given out. If its code or name was changed, put it back; if it is new, release the file.",
  });
}
