/**
 * Parts of a year that headings and headers print in place of a day: `2026.1.1.~9.30.`, `'25.1.~12.`, `1~10월`, `9월말`, `3/4분기`,
 * `상반기`. Figures of the whole year so far run from its first day to the last day of such a part.
 */
import { dateOf, type IsoDate, monthEnd } from "../../domain/values/calendar.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { fullYear, withYearMarks, yearIn } from "./printed-years.ts";
import { withoutDates } from "./printed-unit-and-day.ts";

export interface PrintedSpan {
  /** As it stands there, without spaces. */
  readonly text: string;
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** Whether its last day is printed, as in `9월말` and `1~10월`; `9월` and `3분기` may be meant up to any of their days. */
  readonly isExact: boolean;
}

const point = (name: string) =>
  String.raw`(?:(?<${name}Long>\d{4})[.년]|['’‘](?<${name}Short>\d{2})[.년]|(?<![\d.])(?<${name}Bare>\d{2})\.(?=\d{1,2}\.\d))?` +
  String.raw`(?<${name}Month>\d{1,2})(?:[.월/](?:(?<${name}Day>\d{1,2})[.일]?|[초말])?)?`;
const twoPoints = new RegExp(`(?<![\\d.,])${point("from")}~${point("to")}(?![\\d%,배점명개])`, "g");
/** `말` and its like say that the figures run up to the end of the part, from the beginning of the year. */
const onePart =
  /(?:(?<long>\d{4})[.년]|['’‘](?<short>\d{2})[.년]?)?(?:(?<![\d~])(?<month>1[0-2]|[1-9])월(?!\d)|(?<!\d)(?<quarter>[1-4])(?:\/4|사)?분기|(?<half>[상하])반기)(?<until>말|까지|현재|누계|기준)?/g;

/** Every part of a year that the text prints. One without a year is of the year that the text names, or of the fiscal year. */
export function spansIn(line: string, fiscalYear: number): readonly PrintedSpan[] {
  const text = withSpans(line);
  const rest = text.replace(twoPoints, " ");
  const year = yearIn(rest) ?? fiscalYear;
  return [
    ...[...text.matchAll(twoPoints)].flatMap((match) => spanOf(match, fiscalYear) ?? []),
    ...[...rest.matchAll(onePart)].flatMap((match) => partOf(match, year) ?? []),
  ];
}

/** Whether its figures are those of the whole year so far. */
export function isFromFirstDay({ from }: PrintedSpan): boolean {
  return from.endsWith("-01-01");
}

/** A line may print the days of something else: of a project, of a contract, of the year that it compares with. */
export function isSpanOfFigures(line: string): boolean {
  const text = plainText(line).replaceAll(" ", "");
  if (/기간[:：]?/.test(text))
    return /(^|[^가-힣])(집행|대상|기준|작성|감사|감사대상|자료|해당)?기간/.test(text);
  if (/대비|비교|예정|계획|전망|목표|일시|일정/.test(text)) return false;
  return /예산|집행|지출|결산|세출/.test(text) || /^[([（].*[)\]）]$/.test(text);
}

/** `※ 집행액은 2026. 9. 30. 기준임`, `※ 2026. 10. 31. 현재`: the day, and nothing that says of what else. */
export function isNoteOfDay(line: string): boolean {
  return saysOfFiguresAlone(withoutDates(untilAsDay(line)));
}

/** `9월 말까지의`, `9월 집행분까지`, `9월까지의` and `9월 마감 기준` mean the day as `9월 말 현재` does. */
export function untilAsDay(note: string): string {
  return plainText(note)
    .replace(/월\s?말?\s?(?:월|회계|결산|출납)?\s?마감(?:분|액|자료)?\s?(?:기준|현재|까지)?/g, "월말 현재 ")
    .replace(/(?<=\d[.일]?\s?)(?:월|회계|결산|출납)?\s?마감(?:분|액|자료)?\s?(?:기준|현재|까지)?/g, " 현재 ")
    .replace(/월\s?(?:(?:집행|지출)분\s?)?까지의?/g, "월말 현재 ")
    .replace(/(?<=[\d.일말]\s?)까지의?/g, " 현재 ");
}

/** `2026년 10월 예산 집행현황`, `집행 실적(2026년 10월)`: says of which month the report is, as a heading does. */
const titleOfReport = /^[^※*]*(?:현황|실적|내역|보고서?|자료|조서)(?:\([^()]*\))?$/;

/** `※ 집행액은 10월분`, `※ 3분기 집행액임`: a part of the year that does not begin with it, and nothing that says of what else. */
export function isNoteOfPart(note: string, fiscalYear: number): boolean {
  const [part, ...others] = spansIn(note, fiscalYear);
  if (part === undefined || others.length > 0 || isFromFirstDay(part)) return false;
  if (titleOfReport.test(plainText(note).trim())) return false;
  const rest = withSpans(note).replace(part.text, "");
  return /집행|지출|금액/.test(rest) && saysOfFiguresAlone(rest);
}

/** Of the words of a note without its days: whose they are, and that they are figures of spending. */
function saysOfFiguresAlone(note: string): boolean {
  const text = note.replace(/^\s*\d{1,2}\)\s*/, "").replace(/^[^가-힣\d(]+|[^가-힣]+$|[(){}[\]]|\s/g, "");
  const isOfBudget = /예산/.test(text) && !/집행|지출/.test(text);
  const words =
    /^(?:주\d?|참고|비고|위|상기|본|표|자료|금액|예산액?|집행한?|지출한?|실적|현황|누계|반영|액|및|과|와|은|는|의|모두|이며|작성|일|임|입니다|것|함|분|중|만|동안|한달간?|월간|[·,:.)])*$/;
  return !isOfBudget && words.test(text);
}

/** `2025.1.` means its first day at the beginning of a span and its last one at its end. */
function spanOf({ 0: text, groups = {} }: RegExpExecArray, fiscalYear: number): PrintedSpan | null {
  // Two figures with a point are no days.
  if (!/[.월일]~|\d{4}|['’‘월일]/.test(text)) return null;
  const [first, last] = (["from", "to"] as const).map((name) => ({
    year: groups[`${name}Long`] ?? groups[`${name}Short`] ?? groups[`${name}Bare`],
    month: Number(groups[`${name}Month`]),
    day: groups[`${name}Day`],
  }));
  if (first === undefined || last === undefined || last.month < 1 || last.month > 12) return null;
  const yearOf = (printed: string | undefined) => (printed === undefined ? fiscalYear : fullYear(printed));
  const from = dateOf(yearOf(first.year ?? last.year), first.month, Number(first.day ?? 1));
  const ends = yearOf(last.year ?? first.year);
  const to = last.day === undefined ? monthEnd(ends, last.month) : dateOf(ends, last.month, Number(last.day));
  return from === null || to === null || to < from ? null : { text, from, to, isExact: true };
}

function partOf({ 0: text, groups = {} }: RegExpExecArray, yearOfText: number): PrintedSpan | null {
  const { long, short, month, quarter, half, until } = groups;
  const printed = long ?? short;
  const year = printed === undefined ? yearOfText : fullYear(printed);
  const [begins, ends] =
    month !== undefined
      ? [Number(month), Number(month)]
      : quarter !== undefined
        ? [3 * Number(quarter) - 2, 3 * Number(quarter)]
        : half === "상"
          ? [1, 6]
          : [7, 12];
  const from = dateOf(year, until === undefined ? begins : 1, 1);
  return from === null
    ? null
    : { text, from, to: monthEnd(year, ends), isExact: until === "말" || until === "까지" };
}

/** Without spaces; `2025-01-01` with dots, and every sign between two days as `~`. */
function withSpans(line: string): string {
  return withYearMarks(plainText(line).replaceAll(" ", ""))
    .replace(/(?<!\d)(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?!\d)\.?/g, "$1.$2.$3.")
    .replace(/\([월화수목금토일]\)/g, "")
    .replace(/[∼〜∽]|부터|(?<=[.월일])[-–—](?=['’‘\d])/g, "~");
}
