/** What can be wrong or worth saying about a printed table of budgets, in the sender's words. */
import type { Finding } from "../../domain/values/finding.ts";
import { placeAt, question, rejection, remark, type Sentences, shortList } from "../kernel/finding-list.ts";
import { type Bilingual, particle } from "../../domain/values/bilingual.ts";
import type { UnreadMeaning } from "./unread-words.ts";

/** The table that comes nearest to one that is read. */
export interface NearestTable {
  /** The line of its header, from 1. */
  readonly row: number;
  /** The headers as they are printed. */
  readonly header: string;
  readonly lacks: "budget" | "spending" | "projects";
}

/** What keeps a table from being read, and the header that would have to be there. */
export function nearestTableUnread(code: string, { row, header, lacks }: NearestTable): Finding {
  const why = lacking[lacks];
  return rejection(code, placeAt(row, null, header), {
    ko: `${row}행의 표(${header})가 읽을 표에 가장 가까우나 ${why.ko}`,
    en: `The table at row ${row} (${header}) comes nearest to one that is read, but ${why.en}`,
  });
}

const lacking: Readonly<Record<NearestTable["lacks"], Sentences>> = {
  budget: {
    ko: "예산액이나 예산현액 열이 없습니다(당초예산, 추경, 이월액은 예산 전체가 아닙니다). 제목을 고쳐 다시 올려 주십시오.",
    en: "it has no column 예산액 or 예산현액 (당초예산, 추경 and 이월액 are parts of a budget). Correct the header and upload again.",
  },
  spending: {
    ko: "집행액이나 지출액 누계 열이 없습니다(한 달이나 분기의 집행액은 누계가 아닙니다). 제목을 고쳐 다시 올려 주십시오. 예산만 있는 표이면 표준 양식의 예산액 열에 옮겨 올려 주십시오.",
    en: "it has no running total headed 집행액 or 지출액 (that of one month or quarter is none). Correct the header and upload again. A table of budgets alone is uploaded as the column 예산액 of the template.",
  },
  projects: {
    ko: "행이 사업이 아니라 회계, 재원, 부서, 통계목이나 신규·계속 같은 구분입니다. 행마다 사업 하나를 적고 그 이름을 단위사업명, 세부사업명, 사업명 열에 둔 표를 올려 주십시오.",
    en: "its rows are accounts, funds, departments, objects of expenditure or kinds such as 신규, no projects. Upload a table with one project in each row, named in a column 단위사업명, 세부사업명 or 사업명.",
  },
};

/** @param label of the spending of the day; `other` of what the table calls 집행액 beside it. */
export function otherDayLeftOut(row: number, label: string, other: string): Finding {
  return remark("other-day-left-out", placeAt(row, other), {
    ko: `"${label}" 열이 기준일까지의 집행액이라고 하므로 그 금액을 집행액으로 읽고, "${other}" 열은 읽지 않았습니다. 그 뜻이 아니면 되돌리고 집행액 열 하나만 남겨 다시 올려 주십시오.`,
    en: `The column "${label}" says that it is what was spent up to the stated day, so it was read as the spending, and the column "${other}" was not read. If that is not meant, undo the upload, keep one column of spending and upload again.`,
  });
}

/** @param whole of the spending without a day; `part` of the one with a day. */
export function spendingOfDayUnclear(row: number, whole: string, part: string): Finding {
  return question("spending-of-day-unclear", placeAt(row, whole, part), {
    ko: `"${whole}" 열과 "${part}" 열의 금액이 다르고, 어느 열이 기준일까지의 지출액 누계인지 표의 집행률과 잔액으로 가릴 수 없습니다. "${whole}" 열이 기준일까지의 누계이면 보류를 해제하고, 아니면 기준일까지 지출한 금액의 열 하나만 남겨 제목을 집행액 10.31.기준처럼 적어 다시 올려 주십시오.`,
    en: `The columns "${whole}" and "${part}" differ, and no rate or remainder of the table tells which of them is what was spent up to the stated day. If "${whole}" is, release the file; else keep the one column that is, head it like 집행액 10.31.기준, and upload again.`,
  });
}

/** Spending and what is bound by contract in one figure. */
export function commitmentNotSpending(row: number, label: string): Finding {
  return remark("commitment-not-spending", placeAt(row, label), {
    ko: `"${label}" 열에는 원인행위액이 들어 있어 집행액이 아니라 원인행위액으로 반영했습니다. 지출액만의 열이 있으면 함께 적어 주십시오.`,
    en: `The column "${label}" includes commitments, so it was taken as commitment and not as spending. Add a column of spending alone if there is one.`,
  });
}

/** @param parts the rows below that should add up to it. */
export function groupDiffers(row: number, name: string, label: string, parts: readonly number[]): Finding {
  const list = shortList(parts, 6);
  return rejection("group-differs", placeAt(row, label, name), {
    ko: `${row}행 "${name}"의 ${label}${particle(label, "이/가")} 그 아래 ${list}행을 더한 금액과 다릅니다. 빠지거나 두 번 들어간 행이 있는지 확인하여 다시 올려 주십시오.`,
    en: `Row ${row} "${name}" differs in ${label} from the sum of rows ${list} below it. Look for a missing or doubled row and upload again.`,
  });
}

/** @param first the first row above others whose sum it is not. */
export function marksDiffer({ row, column, value }: Finding): Finding {
  const name = value ?? "";
  return question("outline-differs", placeAt(row, column, name), {
    ko: `${row}행 "${name}"${particle(name, "은/는")} 글머리표로는 그 아래 행들의 합계로 보이나 ${column ?? ""} 금액이 맞지 않습니다. 합계이면 금액을 고쳐 다시 올려 주십시오. 모두 따로 집계할 사업이면 보류를 해제해 주십시오.`,
    en: `By its mark row ${row} "${name}" sums up the rows below it, but its ${column ?? ""} does not. If it is a sum, correct it and upload again; if each row is a project of its own, release the file.`,
  });
}

/** @param parts rows that begin further in than the row above them, and need not be its parts. */
export function rowsDrawnBelow(row: number, name: string, parts: readonly number[]): Finding {
  const list = shortList(parts, 6);
  return question("rows-drawn-below", placeAt(row, null, name), {
    ko: `${list}행은 ${row}행 "${name}" 아래로 들여 써서 그 내역처럼 보이나, 금액으로는 내역인지 확인되지 않아 모두 더했습니다. 내역이면 그 행을 지우거나 금액을 고쳐 다시 올리고, 따로 더할 사업이면 보류를 해제해 주십시오.`,
    en: `Rows ${list} are drawn in below row ${row} "${name}" as its parts would be, but the amounts do not prove it, and all of them were added. If they are parts, delete them or correct the amounts and upload again; if they are projects of their own, release the file.`,
  });
}

/** @param joined the rows of the first project that was added up, of so many; `left` those whose money stands in others. */
export function partsJoined(
  joined: readonly number[],
  label: string,
  projects: number,
  left: readonly number[],
): Finding {
  const [list, others] = [shortList(joined, 6), shortList(left, 12)];
  return remark("project-parts-added", placeAt(joined[0] ?? null, label, list), {
    ko: `"${label}" 열에 따라 여러 행으로 나뉜 사업 ${projects}개는 그 행을 더해 한 사업으로 읽었습니다(처음은 ${list}행).${others === "" ? "" : ` ${others}행은 그 행들을 묶었거나 재원별로 나눈 금액이어서 더하지 않았습니다.`}`,
    en: `${projects} projects that stand in several rows by "${label}" were read as one each, with their rows added (the first in rows ${list}).${others === "" ? "" : ` Rows ${others} repeat them, as their sums or by fund, and were not added.`}`,
  });
}

/** @param parts rows of one project that a person must weigh. */
export function partsUnclear(parts: readonly number[], label: string): Finding {
  const list = shortList(parts, 6);
  return question("project-parts-unclear", placeAt(parts[0] ?? null, label, list), {
    ko: `${list}행은 "${label}" 열에서 이월, 계획처럼 올해 예산액이나 집행액이 아닐 수 있는 말이나 알 수 없는 말로 나뉘어 있습니다. 모두 올해 예산액과 집행액이면 보류를 해제하여 더한 금액으로 쓰고, 아니면 사업마다 한 행으로 고쳐 다시 올려 주십시오.`,
    en: `Rows ${list} are set apart in the column "${label}" by words such as carry-over or plan, which may be neither budget nor spending of the year, or by words that are not known. If all of them are, release the file and they are added up; else give each project one row and upload again.`,
  });
}

/** @param periods the words of the rows, as `9월` and `10월`. */
export function rowsOfSeveralPeriods(
  rows: readonly number[],
  label: string,
  periods: readonly string[],
): Finding {
  const [list, words] = [shortList(rows, 6), shortList(periods, 6)];
  return question("rows-of-several-periods", placeAt(rows[0] ?? null, label, words), {
    ko: `${list}행의 "${label}" 열에 ${words}${particle(words, "이/가")} 섞여 있어 집행액이 모두 기준일까지의 누계인지 알 수 없습니다. 모두 누계이면 보류를 해제하고, 아니면 기준일마다 파일을 나누어 다시 올려 주십시오.`,
    en: `Rows ${list} have ${words} in the column "${label}", so whether all spending is a running total up to the stated day is not certain. If it is, release the file; else upload a file for each day.`,
  });
}

export function plansBesideResults(plans: readonly number[], result: number, label: string): Finding {
  const list = shortList(plans, 6);
  return remark("plan-rows-left-out", placeAt(plans[0] ?? null, label, list), {
    ko: `${list}행은 "${label}" 열에서 계획이라고 하므로 읽지 않고, 실적인 ${result}행을 읽었습니다.`,
    en: `Row ${list} is called a plan in the column "${label}" and was not read; row ${result}, of the results, was.`,
  });
}

/** @param funds the rows of its funds; `label` of the amount, as the table or the product calls it. */
export function fundRowsDiffer(
  row: number,
  name: string,
  label: Bilingual,
  funds: readonly number[],
): Finding {
  return rejection("fund-sum-differs", placeAt(row, label.ko, name), {
    ko: `${row}행 "${name}"의 ${label.ko}${particle(label.ko, "이/가")} 재원별 금액(${funds.length === 0 ? "같은 행" : `${shortList(funds, 6)}행`})을 더한 것과 다릅니다. 어느 금액이 틀렸는지 확인하여 고쳐 주십시오.`,
    en: `Row ${row} "${name}" differs in ${label.en} from the sum of its funds (${funds.length === 0 ? "the same row" : `rows ${shortList(funds, 6)}`}). Correct whichever is wrong.`,
  });
}

/** @param label the words of all header rows. */
export function headerWordUnknown(row: number, label: string): Finding {
  return rejection("header-word-unknown", placeAt(row, label), {
    ko: `${row}행부터의 제목 가운데 "${label}"의 끝말을 알 수 없어 그 열이 무슨 금액인지 알 수 없습니다. 재원이면 국비, 기금, 균특, 특교세, 시비, 도비, 구비, 군비, 기타 가운데 하나로, 날이면 10.31.기준이나 12.31.까지처럼 고치거나, 쓰지 않는 열이면 지워 다시 올려 주십시오.`,
    en: `The last word of the header "${label}" from row ${row} on is not known, nor what its column states. For a fund write 국비, 기금, 균특, 특교세, 시비, 도비, 구비, 군비 or 기타, for a day 10.31.기준 or 12.31.까지; delete a column that does not matter; and upload again.`,
  });
}

export function tableFellApart(row: number): Finding {
  return rejection("table-fell-apart", placeAt(row), {
    ko: `${row}행부터 예산액, 집행액 표의 칸이 한 줄씩 흩어져 있어 어느 금액이 어느 열의 것인지 알 수 없습니다. 인쇄본(PDF) 대신 원본 문서(HWPX, DOCX)를 올려 주십시오.`,
    en: `From row ${row} the cells of a budget table stand one below the other, so which amount belongs to which column is lost. Upload the original document (HWPX, DOCX) in place of the PDF.`,
  });
}

/** A printed page cuts a row in two: what follows may be the rest of the name above or the beginning of the next. */
export function nameCut(row: number, name: string): Finding {
  return rejection("name-cut", placeAt(row, null, name), {
    ko: `${row}행에 금액 없이 "${name}"만 있어 쪽이 바뀌며 사업명이 잘린 것으로 보입니다. 어느 사업의 이름인지 알 수 없으니 인쇄본(PDF) 대신 원본 문서(HWPX, DOCX)를 올려 주십시오.`,
    en: `Row ${row} holds only "${name}" and no amount: a page break seems to have cut a name. Upload the original document (HWPX, DOCX) in place of the PDF.`,
  });
}

/** A footnote on a name or an amount: it is no part of either, and may matter. */
export function footnoteKept(row: number, column: string | null, note: string): Finding {
  return remark("footnote", placeAt(row, column, note), {
    ko: `${row}행의 각주 "${note}"${particle(note, "은/는")} 이름이나 금액에 넣지 않았습니다. 금액에 영향이 있는 내용인지 확인해 주십시오.`,
    en: `The footnote "${note}" in row ${row} is no part of the name or the amount. Check whether it changes the figure.`,
  });
}

export function columnIgnored(row: number, label: string, isUndatedPlan: boolean): Finding {
  return remark("column-ignored", placeAt(row, label), {
    ko: `"${label}" 열은 ${isUndatedPlan ? "계획의 날짜를 알 수 없어" : "쓰이지 않는 열이어서"} 읽지 않았습니다. 필요한 열이면 제목을 예산액, 집행액 10.31.기준, 12.31.까지처럼 고쳐 주십시오.`,
    en: `The column "${label}" was not read: ${isUndatedPlan ? "its plan has no date in the year" : "it is not one this reader uses"}. If it matters, give it a header like 예산액, 집행액 10.31.기준 or 12.31.까지.`,
  });
}

/** @param value the first amount under a header that may change the figures beside it. */
export function columnUnclear(row: number, label: string, value: string): Finding {
  return question("column-unclear", placeAt(row, label, value), {
    ko: `"${label}" 열에 금액(${value})이 있으나, 옆의 예산액과 집행액이 이미 반영한 금액인지 표의 합계, 잔액, 집행률로 가릴 수 없습니다. 이미 반영했거나 상관없는 금액이면 보류를 해제하여 적힌 예산액과 집행액을 그대로 쓰고, 아니면 반영한 금액으로 고쳐 다시 올려 주십시오.`,
    en: `The column "${label}" holds amounts (${value}), and no sum, remainder or rate of the table tells whether the budget and the spending beside it count them already. If they do, or if they do not matter, release the file and the figures are used as printed; else correct these and upload again.`,
  });
}

/** What the remainders or rates of the table show to be missing in its budget or spending. */
export function columnApplied(row: number, label: string, meaning: UnreadMeaning): Finding {
  const { ko, en } = applied[meaning === "returned" || meaning === "carried" ? meaning : "amended"];
  return remark("column-applied", placeAt(row, label), {
    ko: `표의 잔액이나 집행률과 맞추어 "${label}" 열의 금액을 ${ko}. 그 뜻이 아니면 되돌리고 제목을 고쳐 다시 올려 주십시오.`,
    en: `As the remainders or rates of the table show, the column "${label}" was ${en}. If that is not meant, undo the upload and correct the header.`,
  });
}

const applied = {
  returned: { ko: "집행액에서 뺐습니다", en: "taken away from the spending" },
  carried: {
    ko: "예산액에 더해 예산현액으로 반영했습니다",
    en: "added to the appropriation as the current budget",
  },
  amended: { ko: "예산액에 반영했습니다", en: "counted into the appropriation" },
} as const;

/** @param parts the headers of which the figure was made. */
export function figureDerived(row: number, parts: readonly string[], figure: "budget" | "spending"): Finding {
  const list = shortList(parts, 12);
  const { ko, en } = derived[figure];
  return remark("figure-derived", placeAt(row, null, list), {
    ko: `${row}행의 표에는 ${ko} 열이 없어 ${list} 열로 계산했으며, 인쇄된 잔액이나 집행률과 모든 행에서 맞습니다.`,
    en: `The table at row ${row} has no column of ${en}, so it was made of ${list}; the printed remainders and rates agree with it in every row.`,
  });
}

const derived = {
  budget: { ko: "예산액", en: "the budget" },
  spending: { ko: "집행액 누계", en: "running totals" },
} as const;

interface BracketedParts {
  /** Of the first, and of what it stands below. */
  readonly name: string;
  readonly parent: string;
  readonly rows: readonly number[];
}

/** Proven by a total, or by the amounts of the project above them. */
export function partsLeftOut({ name, parent, rows }: BracketedParts): Finding {
  const list = shortList(rows, 6);
  return remark("parts-left-out", placeAt(rows[0] ?? null, null, name), {
    ko: `${list}행은 괄호나 화살표로 적힌 내역("${parent}"의 "${name}" 등)이고 위 사업의 금액에 이미 들어 있어 더하지 않았습니다.`,
    en: `Rows ${list} are parts in brackets or behind an arrow ("${name}" of "${parent}") that the projects above them hold already, so they were not added.`,
  });
}

export function partsUncertain({ name, parent, rows }: BracketedParts): Finding {
  const list = shortList(rows, 6);
  return question("parts-unclear", placeAt(rows[0] ?? null, null, name), {
    ko: `${list}행은 괄호나 화살표로 적혀 있어 위 사업의 일부("${parent}"의 "${name}" 등)로 보고 더하지 않았으나, 합계가 없어 확인할 수 없습니다. 일부가 맞으면 보류를 해제하고, 따로 더할 사업이면 괄호를 지우고 다시 올려 주십시오.`,
    en: `Rows ${list} stand in brackets or behind an arrow and were taken for parts of the projects above them ("${name}" of "${parent}") and not added, but no sum proves it. If they are parts, release the file; if they are projects of their own, take the brackets off and upload again.`,
  });
}
