/** Answers about the columns of a mapping, many in one line: `과=부서, 지출누계=지출액, 1월~12월=계획, #7=무시`. */
import type { Bilingual } from "../../domain/values/bilingual.ts";
import { comparableHeader } from "../tables/header-grammar.ts";
import { columnOf } from "./header-meanings.ts";
import { type ColumnMapping, type ColumnMeaning, type MappedColumn, meaningOf } from "./mapping.ts";

export type AnsweredMapping =
  | { readonly kind: "answered"; readonly mapping: ColumnMapping }
  /** Nothing was changed: each answer that could not be understood. */
  | { readonly kind: "refused"; readonly faults: readonly Bilingual[] };

/** @param office whose words for the funds they are; null where they must be the same everywhere. */
export function answerMapping(
  mapping: ColumnMapping,
  answers: string,
  office: string | null,
): AnsweredMapping {
  const faults: Bilingual[] = [];
  const columns = [...mapping.columns];
  for (const answer of answersIn(answers)) {
    const [left = "", right = ""] = answer.split(/=(?=[^=]*$)/).map((text) => text.trim());
    const places = placesOf(left, mapping.columns);
    if ("ko" in places) {
      faults.push(places);
      continue;
    }
    for (const at of places) {
      const column = columns[at];
      if (column === undefined) continue;
      const meaning = meaningIn(right, column, office);
      if (meaning === null)
        faults.push(isQuarterPlan(right, column) ? quarterUnclear(answer) : notUnderstood(answer));
      else columns[at] = { header: column.header, group: column.group, ...meaning };
    }
  }
  return faults.length > 0
    ? { kind: "refused", faults }
    : { kind: "answered", mapping: { ...mapping, columns } };
}

/** Commas part answers, but not inside brackets. */
function answersIn(text: string): readonly string[] {
  return text
    .split(/[,;\n](?![^(]*\))/)
    .map((answer) => answer.trim())
    .filter((answer) => answer !== "");
}

/** By place `#3`, from month to month, or by header. */
function placesOf(left: string, columns: readonly MappedColumn[]): readonly number[] | Bilingual {
  const [, number] = /^#(\d{1,3})$/.exec(left) ?? [];
  if (number !== undefined)
    return Number(number) >= 1 && Number(number) <= columns.length ? [Number(number) - 1] : noColumn(left);
  const quarters = /^([1-4])(?:\/4)?(?:분기)?\s*[~∼〜-]\s*([1-4])(?:\/4)?분기$/.exec(left);
  if (quarters !== null) {
    const [first, last] = [Number(quarters[1]), Number(quarters[2])];
    const found = [...columns.entries()].filter(([, { header }]) => {
      const quarter = quarterIn(header);
      return quarter !== null && quarter >= first && quarter <= last;
    });
    return found.length === 0 ? noColumn(left) : found.map(([at]) => at);
  }
  const [, from, to] = /^(\d{1,2})월?\s*[~∼〜-]\s*(\d{1,2})월$/.exec(left) ?? [];
  if (from !== undefined && to !== undefined) {
    const months = [...columns.entries()].filter(([, { header }]) => {
      const month = monthIn(header);
      return month !== null && month >= Number(from) && month <= Number(to);
    });
    return months.length === 0 ? noColumn(left) : months.map(([at]) => at);
  }
  const wanted = comparableHeader(left);
  const found = [...columns.entries()].filter(
    ([, { header, group = "" }]) =>
      comparableHeader(header) === wanted || comparableHeader(`${group}${header}`) === wanted,
  );
  if (found.length === 0) return noColumn(left);
  return found.length === 1
    ? found.map(([at]) => at)
    : severalColumns(
        left,
        found.map(([at]) => at + 1),
      );
}

const ownPlan = /^(월별|분기별)?(집행)?(계획|plan)$/;
const runningPlan = /^(누계|까지)(집행)?계획$|^(planto|planby)$/;
const monthsOfQuarter = 3;

/** A plan by quarter that is not said to run from January: nothing tells which of the two it is. */
function isQuarterPlan(words: string, { header }: MappedColumn): boolean {
  return quarterIn(header) !== null && ownPlan.test(comparableHeader(words));
}

function meaningIn(words: string, { header }: MappedColumn, office: string | null): ColumnMeaning | null {
  const text = comparableHeader(words);
  if (/^(무시|읽지않음|안읽음|제외|ignored?)$/.test(text)) return { means: "ignored" };
  if (/^(개인정보|personal)$/.test(text)) return { means: "personal" };
  const month = monthIn(header);
  if (month !== null && ownPlan.test(text)) return { means: "plan", span: "in", month, unit: null };
  if (month !== null && runningPlan.test(text)) return { means: "plan", span: "by", month, unit: null };
  const quarter = quarterIn(header);
  if (quarter !== null && runningPlan.test(text))
    return { means: "plan", span: "by", month: quarter * monthsOfQuarter, unit: null };
  const column = columnOf(words, office);
  return column.kind === "unknown" || column.kind === "blank" ? null : meaningOf(column);
}

/** `6월`, `6월 집행`: which month a header is of. */
function monthIn(header: string): number | null {
  const [, month] = /^(\d{1,2})월/.exec(comparableHeader(header)) ?? [];
  return month !== undefined && Number(month) >= 1 && Number(month) <= 12 ? Number(month) : null;
}

/** `2분기`, `2/4분기 계획`. */
function quarterIn(header: string): number | null {
  const [, quarter] = /^([1-4])(?:\/?4)?분기/.exec(comparableHeader(header)) ?? [];
  return quarter === undefined ? null : Number(quarter);
}

function quarterUnclear(answer: string): Bilingual {
  return {
    ko: `"${answer}": 분기 계획은 1월부터의 누계만 읽습니다. 누계이면 "누계계획"으로 답하고, 분기마다의 금액이면 누계로 더해 적은 표를 올리거나 "무시"로 답해 주십시오.`,
    en: `"${answer}": a plan by quarter is read as a running total from January alone. If it is one, answer "누계계획"; if each is the quarter's own, add them up in the table, or answer ignored.`,
  };
}

function noColumn(left: string): Bilingual {
  return {
    ko: `"${left}": 그런 열이 없습니다. 제목이나 #번호로 적어 주십시오.`,
    en: `"${left}": there is no such column. Write its header, or #N.`,
  };
}

function severalColumns(left: string, places: readonly number[]): Bilingual {
  const list = places.map((place) => `#${place}`).join(", ");
  return {
    ko: `"${left}": 제목이 같은 열이 여럿입니다. ${list} 가운데 하나로 적어 주십시오.`,
    en: `"${left}": several columns are headed so. Write one of ${list}.`,
  };
}

function notUnderstood(answer: string): Bilingual {
  return {
    ko: `"${answer}": 뜻을 알 수 없습니다. 사업코드, 사업명, 단위사업, 부서, 팀, 담당자, 회계, 분야, 기준일, 단위, 예산액, 예산현액, 원인행위액, 집행액(재원은 "집행액(국비)"처럼), 6월 계획, 6월까지 계획, 개인정보, 무시 가운데 하나로 적어 주십시오.`,
    en: `"${answer}" says no meaning. Use code, name, unit project, department, team, contact, account, field, as of, unit, appropriation, current budget, commitment, expenditure (a fund as "expenditure national"), "6월 계획", "6월까지 계획", personal, ignored.`,
  };
}

/** What is still to be said, in the fewest questions: all months of a year are one. */
export function openQuestions({ columns }: Pick<ColumnMapping, "columns">): readonly string[] {
  const open = columns.filter(({ means }) => means === "?");
  const quarters = open.filter(({ header }) => quarterIn(header) !== null);
  if (quarters.length > 1) {
    const rest = openQuestions({ columns: open.filter((column) => !quarters.includes(column)) });
    const [from, to] = [quarters.at(0), quarters.at(-1)].map((each) => quarterIn(each?.header ?? ""));
    return [...rest, `${from ?? 1}분기~${to ?? 4}분기`];
  }
  const months = open.filter(({ header }) => monthIn(header) !== null);
  const [first, last] = [months.at(0), months.at(-1)];
  if (first === undefined || last === undefined || months.length < 2) return open.map(nameOf);
  const others = open.filter((column) => !months.includes(column)).map(nameOf);
  return [...others, `${monthIn(first.header) ?? 1}월~${monthIn(last.header) ?? 12}월`];
}

function nameOf({ header, group }: MappedColumn): string {
  return group === undefined ? header : `${group} ${header}`;
}
