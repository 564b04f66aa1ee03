/** What is said of a table that its heading or a note limits, in the sender's words. */
import { particle } from "../../domain/values/bilingual.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { isNoteOfDay, spansIn } from "../cells/printed-spans.ts";
import { onlyYearIn } from "../cells/printed-years.ts";
import { unitInCaption } from "../cells/printed-unit-and-day.ts";
import { isLimiting, type Stage } from "../cells/stage-words.ts";
import { placeAt, question, type Sentences } from "../kernel/finding-list.ts";
import { isBandOfMoney } from "../meanings/meaning-labels.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { departmentInHeading } from "../printed/departments.ts";
import { isTotalName } from "../tables/total-names.ts";
import type { HeadingLine } from "./table-headings.ts";

/** Of the other funds the table says nothing, and what a day states of a project takes the place of what it stated before. */
export function fundOfHeading({ row, text }: HeadingLine, fund: string): Finding {
  const words = plainText(text);
  return question("fund-of-heading", placeAt(row, null, words), {
    ko: `${row}행에 "${words}" 문구가 있어 표의 금액을 모두 ${fund}${particle(fund, "으로/로")} 읽었고, 다른 재원의 금액은 없습니다. 보류를 해제하면 이 사업들의 그날 금액은 ${fund}만 남습니다. 다른 재원도 있으면 한 표에 재원별 열(예산액 국비, 집행액 국비, 예산액 구비 …)을 두어 다시 올리고, 모든 재원의 금액이면 그 말을 지우고 다시 올려 주십시오.`,
    en: `Row ${row} says "${words}", so all amounts of the table were read as ${fund}, and there are none of other funds. Released, that day of these projects has ${fund} alone. If there are other funds, give each columns of its own in one table (예산액 국비, 집행액 국비, 예산액 구비 …) and upload again; if the amounts are of all funds, take these words out and upload again.`,
  });
}

/**
 * Where each row names one and the same object or fund beside its project, others may have been filtered out.
 * @param levels the columns, from 0, that name what a row is of.
 */
export function rowsOfOnePart(
  { columns, rows }: CouncilTable,
  levels: readonly number[],
): readonly Finding[] {
  return (["object", "fund"] as const).flatMap((kind): readonly Finding[] => {
    const places = [...columns.keys()].filter(
      (at) => columns[at]?.role === kind && columns[at].fund === null,
    );
    const [first, ...others] = rows
      .filter(({ cells }) => ![...levels, ...places].some((at) => isTotalName(cells[at] ?? "")))
      .map(({ cells }) => places.map((at) => plainText(cells[at] ?? "")).filter((cell) => cell !== ""))
      .map((words) => words.join(" "));
    if (first === undefined || first === "" || others.some((other) => other !== first)) return [];
    const label = places.map((at) => columns[at]?.label ?? "").join(", ");
    return [
      question("rows-of-one-part", placeAt(rows[0]?.row ?? null, label, first), {
        ko: `모든 행의 "${label}"${particle(label, "이/가")} "${first}"뿐이어서 다른 ${label}의 행이 걸러져 빠졌을 수 있습니다. 빠졌으면 모두 보이게 하여 다시 올리고, 적힌 금액이 사업의 전체 금액이면 보류를 해제해 주십시오.`,
        en: `Every row has "${first}" under "${label}", so rows of others may have been filtered out. If they were, show all and upload again; if the amounts are those of the whole projects, release the file.`,
      }),
    ];
  });
}

/** Two funds in one amount, or all but one. */
export function fundsUnclear({ row, text }: HeadingLine): Finding {
  const words = plainText(text);
  return question("funds-unclear", placeAt(row, null, words), {
    ko: `${row}행에 "${words}" 문구가 있어 표의 금액이 예산 전체가 아니라 일부 재원의 것으로 보입니다. 전체 금액이면 보류를 해제하고, 아니면 재원마다 열을 나누어(예산액 국비, 예산액 시비) 다시 올려 주십시오.`,
    en: `Row ${row} says "${words}", so the amounts seem to be of some funds and not of the whole budget. If they are the whole, release the file; else give each fund columns of its own (예산액 국비, 예산액 시비) and upload again.`,
  });
}

/** The spending is not, or not only, what was paid; or the budget is not the whole. */
export function stageUnclear({ row, text }: HeadingLine, stage: Stage): Finding {
  const words = plainText(text);
  const { ko, en } = meanings[stage];
  return question(codes[stage], placeAt(row, null, words), {
    ko: `${row}행에 "${words}" 문구가 있어 ${ko} 그래도 표에 적힌 금액이 예산액과 지출액 누계가 맞으면 보류를 해제하고, 아니면 지출액만 적은 표로 고쳐 다시 올려 주십시오.`,
    en: `Row ${row} says "${words}", so ${en} If the table states budgets and running totals of spending all the same, release the file; else upload a table of what was paid alone.`,
  });
}

const codes: Readonly<Record<Stage, string>> = {
  commitment: "spending-with-commitments",
  expected: "spending-expected",
  early: "budget-in-part",
  carried: "budget-in-part",
  kind: "budget-in-part",
  original: "budget-in-part",
  unknown: "spending-basis-unclear",
};

const meanings: Readonly<Record<Stage, Sentences>> = {
  commitment: {
    ko: "집행액에 아직 지출하지 않은 원인행위액이 들어 있는 것으로 보이는데, 표에는 원인행위액 열도 따로 있습니다.",
    en: "the spending seems to include commitments that were not paid, though the table has a column of commitments too.",
  },
  expected: {
    ko: "집행액에 앞으로 쓸 예정액이 들어 있는 것으로 보입니다.",
    en: "the spending seems to include what is only expected to be spent.",
  },
  early: {
    ko: "예산 전체가 아니라 신속집행·소비투자 대상액만의 표로 보입니다.",
    en: "the table seems to hold only what is meant for early execution, and not the whole budget.",
  },
  carried: {
    ko: "올해 편성한 예산이 아니라 지난해에서 이월된 금액의 표로 보입니다.",
    en: "the table seems to hold what was carried over from last year, and not the year's appropriation.",
  },
  kind: {
    ko: "사업의 예산 전체가 아니라 한 통계목이나 한 종류의 예산만의 표로 보입니다.",
    en: "the table seems to hold one object or one kind of money of its projects, and not their whole budget.",
  },
  original: {
    ko: "예산액이 추경까지 반영한 확정 예산이 아닌 것으로 보입니다.",
    en: "the budget seems not to be the adopted one with its supplements.",
  },
  unknown: {
    ko: "집행액이 지출한 금액인지 알 수 없습니다.",
    en: "whether the spending is what was paid is not known.",
  },
};

/** Spending of one quarter or month, and no running total of the year. */
export function spendingOfPeriod({ row, text }: HeadingLine): Finding {
  const words = plainText(text);
  return question("spending-of-period", placeAt(row, null, words), {
    ko: `${row}행에 "${words}" 문구가 있어 집행액이 1월 1일부터의 누계가 아니라 그 기간만의 금액으로 보입니다. 누계이면 보류를 해제하고, 아니면 기준일까지의 누계를 적은 표로 고쳐 다시 올려 주십시오.`,
    en: `Row ${row} says "${words}", so the spending seems to be of that part of the year alone and no running total from 1 January. If it is a running total, release the file; else upload a table of running totals.`,
  });
}

/** What the brackets of the header add is no spending of the year, or went back. */
export function columnIncludes(row: number, label: string): Finding {
  return question("column-includes", placeAt(row, label), {
    ko: `"${label}" 열에는 반납하거나 이월한 금액처럼 올해 지출액이 아닐 수 있는 금액이 들어 있다고 적혀 있습니다. 그래도 그 열이 지출액 누계이면 보류를 해제하고, 아니면 그 금액을 뺀 열로 고쳐 다시 올려 주십시오.`,
    en: `The column "${label}" says that it includes what may be no spending of the year, such as money given back or carried over. If it is the running total of spending all the same, release the file; else take that money out and upload again.`,
  });
}

/** A sheet with codes or days of its own, under a title that would limit a printed table. */
export function limitUnclear({ row, column, value }: Pick<Finding, "row" | "column" | "value">): Finding {
  return question("title-limits-sheet", placeAt(row, column, value), {
    ko: `${row ?? ""}행의 "${value ?? column ?? ""}" 문구는 금액이 일부 재원·연도이거나 지출액이 아니라는 뜻으로 보이나, 표준 양식의 열로만 읽었습니다. 표의 금액이 전체 예산액과 지출액이면 보류를 해제하고, 아니면 금액을 고치거나 재원별 열을 두어 다시 올려 주십시오.`,
    en: `The words "${value ?? column ?? ""}" in row ${row ?? ""} seem to say that the amounts are of some funds, of another year or not spent, but only the template's columns were read. If they are whole budgets and payments, release the file; else correct them, or give each fund columns of its own, and upload again.`,
  });
}

/** Most sheets have no words that limit them, and are not read a second time. */
export function mayBeLimited(lines: readonly string[], headerRow: number, fiscalYear: number): boolean {
  return lines.some((line, at) => {
    if (at >= headerRow && departmentInHeading(line) !== null) return true;
    if (line.includes("\t"))
      return (
        partMark.test(line) || (at === headerRow - 1 && (qualifiedHeader.test(line) || fundMark.test(line)))
      );
    return (
      isLimiting(line, fiscalYear) ||
      (at >= headerRow && (onlyYearIn(line, fiscalYear) !== null || isBandOfMoney(line))) ||
      spansIn(line, fiscalYear).length > 0 ||
      (at >= headerRow && isNoteOfDay(line) && /\d/.test(line)) ||
      (at >= headerRow && unitInCaption(line) !== null)
    );
  });
}

const partMark = /(?:^|\t)\s*(?:[([〔<〈【「『][^\t]{1,40}[)\]〕>〉】」』]\s*(?:\t|$)|[└↳∟→]|[이그]\s?중\s)/;

/** `10월까지` beside 집행액, or a word in brackets behind it. */
const qualifiedHeader =
  /\d\s*(?:월|[./]|분기)[^\t]*(?:까지|현재|누계|말)|[~∼～-]\s*\d{1,2}\s*월|(?:집행|지출)[^\t(]*\([^\t]*[가-힣]{2}/;

/** `예산액(구비)`, and `재배정 집행액` beside 집행액. */
const fundMark = /국비|국고|[시도구군]비|(?:배정|수임|위임|위탁|교부)[^\t]*(?:집행|지출)/;
