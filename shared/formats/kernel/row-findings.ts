/** What can be wrong with a row as a whole, in any table. */
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { isGeneralAccount } from "../../domain/policy/line-names.ts";
import { codeOf, comparableName, inAccount } from "../../domain/values/project.ts";
import { formatWon, sumWon, type Won } from "../../domain/values/won.ts";
import { placeAt, question, rejection, remark, shortList, wholeFile } from "./finding-list.ts";
import { isInexact } from "./inexact-number.ts";
import { particle } from "../../domain/values/bilingual.ts";

/** Rows that each name a project: the largest office has 3,200 of them. More is many offices, or another kind of file. */
export const maxRows = 10_000;

/** Tier, department and name together make an id of at most 300 characters. */
const maxNameLength = 120;

export function isTooLong(name: string): boolean {
  return comparableName(name).length > maxNameLength;
}

export function tooManyRows(most = maxRows): Finding {
  return rejection("rows-too-many", wholeFile, {
    ko: `행이 한도 ${most}개를 넘습니다. 부서나 회계별로 나누어 올려 주십시오.`,
    en: `There are more than ${most} rows. Split the file by department or account and upload the parts.`,
  });
}

export function isBlankRow(cells: readonly string[]): boolean {
  return !cells.some(isStated);
}

/** Whether a cell says anything. Nearly every one tells by its first character, in lists of hundreds of thousands of rows. */
export function isStated(cell: string): boolean {
  if (cell === "") return false;
  const first = cell.charCodeAt(0);
  const isPlain = (first > 0x20 && first < 0x7f) || (first >= 0xac00 && first <= 0xd7a3);
  return isPlain || cell.trim() !== "";
}

export function rowRagged(row: number, got: number, wanted: number): Finding {
  return rejection("row-ragged", placeAt(row), {
    ko: `${row}행의 칸 수가 ${got}개로 제목 줄의 ${wanted}개와 다릅니다. 칸을 맞춰 다시 올려 주십시오.`,
    en: `Row ${row} has ${got} cells and the header has ${wanted}. Correct the row and upload again.`,
  });
}

export function nameMissing(row: number): Finding {
  return rejection("name-missing", placeAt(row), {
    ko: `${row}행에 사업명이 없습니다. 사업명을 적거나 빈 행이면 지워 주십시오.`,
    en: `Row ${row} has no project name. Write it, or delete the row if it is empty.`,
  });
}

/** @param column as the file heads it; null where the name is the row's own. */
export function nameTooLong(row: number, name: string, column: string | null = null): Finding {
  return rejection("name-too-long", placeAt(row, column, name), {
    ko: `${row}행의 ${column === null ? "이름이" : `"${column}" 칸이`} ${name.length}자로 한도 ${maxNameLength}자를 넘습니다. 다른 칸의 내용이 섞이지 않았는지 확인하고 줄여 주십시오.`,
    en: `The ${column === null ? "name" : `cell "${column}"`} in row ${row} has ${name.length} characters and the limit is ${maxNameLength}. Check that no other cell is mixed in, and shorten it.`,
  });
}

/** What keeps a name from being a project's: at most one reason. */
export function nameFindings(row: number, name: string): readonly Finding[] {
  if (name === "") return [nameMissing(row)];
  if (isTooLong(name)) return [nameTooLong(row, name)];
  return bearsStraySign(name) ? [straySign(row, name)] : [];
}

/** A △ at the end of a name has stuck to it from the amount behind: passing over it would drop a minus. */
export function bearsStraySign(name: string): boolean {
  return /[△▲−] ?$/.test(name);
}

export function straySign(row: number, name: string): Finding {
  return rejection("amount-sign-misplaced", placeAt(row, null, name), {
    ko: `${row}행 이름 "${name}"의 끝에 음수 표시가 붙어 있습니다. 다음 칸 금액의 부호일 수 있으니 원본과 대조하여 금액 앞으로 옮기거나 지워 주십시오.`,
    en: `The name "${name}" of row ${row} ends in a minus sign that may belong to the amount behind it. Compare it with the source and move or delete the sign.`,
  });
}

export function rowWithoutAmounts(row: number, name: string): Finding {
  return remark("row-without-amounts", placeAt(row, null, name === "" ? null : name), {
    ko: `${row}행 "${name}"에는 금액이 하나도 없어 반영하지 않았습니다. 0원이면 0으로 적어 주십시오.`,
    en: `Row ${row} "${name}" states no amount, so nothing is taken from it. Write 0 where it is 0.`,
  });
}

export function personalIgnored(row: number, column: string): Finding {
  return remark("personal-column-ignored", placeAt(row, column), {
    ko: `개인정보가 있을 수 있는 열은 읽지 않고 저장하지도 않았습니다: ${column}. 다음에는 이 열을 빼고 올려 주십시오.`,
    en: `Columns that may hold personal data were neither read nor kept as figures: ${column}. Leave them out next time.`,
  });
}

/** Decided is not paid: said, and left out. */
export function unpaid(count: number, won: Won): Finding {
  return remark("not-paid-yet", placeAt(null, null, formatWon(won)), {
    ko: `지급일자가 없는 결의 ${count}건, 합계 ${formatWon(won)}원은 아직 지출이 아니므로 반영하지 않았습니다. 지급된 뒤에 다시 내려받아 올려 주십시오.`,
    en: `${count} decisions without a day of payment, ${formatWon(won)} won together, are not expenditure yet and were left out. Export the list again once they are paid.`,
  });
}

/** A file may speak of a project once: two statements of one day cannot both be the running total. */
export function projectsTwice(records: readonly SourceRecord[]): readonly Finding[] {
  const firstRows = new Map<string, number>();
  return records.flatMap(({ project, rows }) => {
    const row = rows[0] ?? 0;
    const first = firstRows.get(project.id);
    if (first === undefined) firstRows.set(project.id, row);
    return first === undefined ? [] : [projectTwice(project.name, first, row)];
  });
}

/**
 * One name in several accounts of a file is as many projects: those of special accounts are known by their account too, as in
 * printed tables. A code is one project's wherever it stands.
 */
export function apartByAccount(records: readonly SourceRecord[]): readonly SourceRecord[] {
  const byId = Map.groupBy(records, ({ project }) => project.id);
  if (byId.size === records.length) return records;
  return records.map((record) => {
    const { id, account } = record.project;
    const same = byId.get(id) ?? [];
    if (same.length === 1 || codeOf(id) !== null || account === null || isGeneralAccount(account))
      return record;
    const accounts = new Set(same.map(({ project }) => comparableName(project.account ?? "")));
    return accounts.size < same.length || accounts.has("")
      ? record
      : { ...record, project: inAccount(record.project) };
  });
}

/** A running total of what was spent. */
export interface SpentInRow {
  readonly row: number;
  readonly name: string;
  readonly won: Won;
}

/** Of what records state of spending up to their day. */
export function negativeRecords(records: readonly SourceRecord[], isProven: boolean): readonly Finding[] {
  const spent = records.flatMap(({ project, rows, entries }): readonly SpentInRow[] => {
    const totals = entries.filter(({ measure, kind }) => measure === "expenditure" && kind === "cumulative");
    return totals.length === 0
      ? []
      : [{ row: rows[0] ?? 0, name: project.name, won: sumWon(totals.map(({ amount }) => amount)) }];
  });
  return negativeTotals(spent, isProven);
}

const listedTotals = 5;

/**
 * More was paid back than was ever paid: most often a slip, or an amount of one month. Where a printed total or remainder
 * counts it as negative, it is meant.
 */
export function negativeTotals(spent: readonly SpentInRow[], isProven: boolean): readonly Finding[] {
  const below = spent.filter(({ won }) => won < 0n);
  const [first] = below;
  if (first === undefined) return [];
  const shown = below.map(({ row, name, won }) => `${row}: ${name} ${formatWon(won)}`);
  const list = shortList(shown.slice(0, listedTotals), listedTotals, shown.length);
  const find = isProven ? remark : question;
  return [
    find("running-total-negative", placeAt(first.row, "집행액", formatWon(first.won)), {
      ko: `${below.length}개 사업의 집행액 누계가 0보다 작습니다(${list}). ${isProven ? "인쇄된 합계나 잔액이 이 금액과 맞아 그대로 반영했습니다." : "지출보다 여입이 많을 때만 있을 수 있으니, 맞으면 보류를 해제하고, 한 달의 금액이거나 부호가 틀렸으면 누계로 고쳐 다시 올려 주십시오."}`,
      en: `The running totals of ${below.length} projects are below 0 (${list}). ${isProven ? "Printed totals or remainders agree with them, so they were taken as they stand." : "That can be only where more was refunded than paid: if so, release the file; if they are of one month or have a wrong sign, write the running totals and upload again."}`,
    }),
  ];
}

export function cellTooLong(row: number, column: string, most: number): Finding {
  return rejection("cell-too-long", placeAt(row, column), {
    ko: `${row}행 "${column}" 칸의 글자가 한도 ${most}자를 넘습니다. 따옴표가 빠져 여러 칸이 합쳐지지 않았는지 확인해 주십시오.`,
    en: `The cell "${column}" of row ${row} has more than ${most} characters. Check whether a missing quote joined several cells.`,
  });
}

/**
 * Excel turns long codes into numbers and those into exponents, or prints them like amounts: which digits and zeros
 * were lost nobody knows.
 */
export function isMangledCode(code: string): boolean {
  return (
    isInexact(code) ||
    /^\d(?:\.\d+E\+?|E\+)\d+$/i.test(code) ||
    /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$|^\d+\.0+$|^#+$/.test(code)
  );
}

export function codeMangled(row: number, code: string): Finding {
  return rejection("code-damaged", placeAt(row, null, code), {
    ko: `사업코드 "${code}"${particle(code, "은/는")} 엑셀이 숫자로 바꾸어 끝자리를 잃은 값이라 원래 코드를 알 수 없습니다. 코드 열을 '텍스트' 서식으로 바꾼 뒤 다시 내보내 주십시오.`,
    en: `The code "${code}" was turned into a number by Excel and lost its last digits. Format the code column as text and export again.`,
  });
}

export function unitCellUnknown(row: number, unit: string): Finding {
  return rejection("unit-unknown", placeAt(row, null, unit), {
    ko: `${row}행의 단위 "${unit}"${particle(unit, "을/를")} 알 수 없습니다. 원, 천원, 백만원, 억원 중 하나로 적어 주십시오.`,
    en: `The unit "${unit}" of row ${row} is not known. Write one of 원, 천원, 백만원, 억원.`,
  });
}

export function columnTwice(row: number, first: string, second: string): Finding {
  return rejection("column-twice", placeAt(row, second), {
    ko: `"${first}" 열과 "${second}" 열이 같은 뜻입니다. 하나만 남겨 주십시오.`,
    en: `The columns "${first}" and "${second}" mean the same. Keep one of them.`,
  });
}

/** @param column null where no column says the unit. */
export function unitUnknown(row: number, column: string | null, value: string): Finding {
  return rejection("unit-unknown", placeAt(row, column, value), {
    ko: `단위 "${value}"${particle(value, "을/를")} 알 수 없습니다. 원, 천원, 백만원, 억원 중 하나로 적어 주십시오.`,
    en: `The unit "${value}" is not known. Write one of 원, 천원, 백만원, 억원.`,
  });
}

export function projectTwice(name: string, first: number, second: number): Finding {
  return rejection("project-twice", placeAt(second, null, name), {
    ko: `"${name}"${particle(name, "이/가")} ${first}행과 ${second}행에 두 번 있습니다. 합치거나 사업코드·이름으로 구분하여 주십시오.`,
    en: `"${name}" stands in row ${first} and in row ${second}. A project may stand in a file once: merge the rows, or tell them apart by code or name.`,
  });
}
