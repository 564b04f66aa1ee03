/** What headers and the lines above them print of days, `'20. 10. 31. 현재`, `12.31.까지`, and of units, `(단위: 천원)`. */
import { dateOf, daysInMonth, type IsoDate } from "../../domain/values/calendar.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { isMoneyUnit, type MoneyUnit } from "../../domain/values/won.ts";
import { fullYear, withYearMarks } from "./printed-years.ts";

export interface PrintedDate {
  /** As it stands there, without spaces. */
  readonly text: string;
  /** Null when the calendar has no such day. */
  readonly date: IsoDate | null;
}

const day = String.raw`(?:['’‘]?(?<!\d)(\d{4}|\d{2})[.년])?(?<!\d)(\d{1,2})(?:[.월/](\d{1,2})[.일]?|월(말))(?:\([월화수목금토일]\))?`;
/** Behind a day: `10.31. 현재`, `10.31일자`; 일자리 and 자료 are words of their own. */
const asOfWords = "기준|현재|일자(?!리)|자(?![가-힣])";
const stated = String.raw`(?:기준일자?|작성기준|추경기준)[:은]?\(?${day}`;
const asOf = new RegExp(`${day}(?:${asOfWords})`, "g");
const statedDay = new RegExp(stated, "g");
const until = new RegExp(`${day}까지`, "g");
const dated = new RegExp(`${day}(?:${asOfWords}|까지)|${stated}`, "g");
/** The days that the text is true of. A day without a year is of the fiscal year. */
export function asOfDatesIn(text: string, fiscalYear: number): readonly PrintedDate[] {
  return [...datesIn(text, asOf, fiscalYear), ...datesIn(text, statedDay, fiscalYear)];
}

/** The days that the text plans for. */
export function untilDatesIn(text: string, fiscalYear: number): readonly PrintedDate[] {
  return datesIn(text, until, fiscalYear);
}

/** `1/4` is a quarter. */
const bareDay = new RegExp(`^(?![1-4]/4$)${day}$`);
const plannedDay = new RegExp(`^(${day})[(]?(?:예정|계획|전망|예상|목표)액?[)]?$`);

/** A header whose cell or bracket is nothing but a day, with the word that it stands for: `10월말`, `집행액('26.6.30.)`, `12.31.(예정)`. */
export function withStatedDay(header: string): string {
  const text = dotted(header);
  const planned = plannedDay.exec(text)?.[1];
  if (planned !== undefined) return `${planned}까지`;
  if (bareDay.test(text)) return `${text}기준`;
  return header.replace(/[([]([^()[\]]*)[)\]]/g, (whole, inside: string) => {
    if (!bareDay.test(dotted(inside))) return whole;
    return `(${inside.trim()}${/예정|계획|전망|예상/.test(text) ? "까지" : "기준"})`;
  });
}

/** The text without spaces and without the days that it is true of or plans for. */
export function withoutDates(text: string): string {
  return dotted(text).replace(dated, "");
}

/** A line of a caption without its spaces, its days, its unit and `(계속)`: what it says beside them. */
export function withoutCaption(line: string): string {
  return withoutDates(line)
    .replace(/단위[:;：]?(?:[십백천만억조]*원|명|건|개소|%)(?:[,/·](?:[십백천만억조]*원|명|건|개소|%))*/g, "")
    .replace(/[-–<〈([【](?:앞(?:쪽|장|면)에서|표)?계속[->〉)\]】–]|^표?계속$/g, "")
    .replace(/[([<【〈](?:[십백천만억조]*원|[,·/%;.\s]*)[)\]>】〉]/g, "")
    .replace(/^[,·]+|[,·]+$/g, "");
}

function datesIn(text: string, pattern: RegExp, fiscalYear: number): readonly PrintedDate[] {
  return [...dotted(text).matchAll(pattern)].map((match) => {
    const [whole, year, month, dayOfMonth] = match;
    const numbers = { year: yearOf(year, fiscalYear), month: Number(month) };
    const lastDay = numbers.month <= 12 ? daysInMonth(numbers.year, numbers.month) : 0;
    const date = dateOf(numbers.year, numbers.month, dayOfMonth === undefined ? lastDay : Number(dayOfMonth));
    return { text: whole, date };
  });
}

/** `2020-10-31`, `20/10/31`, `기준일 20201031` and `2020.10.31 18:00 현재` as `2020.10.31`. */
function dotted(text: string): string {
  return withoutSpaces(text.replace(/\s+\d{1,2}:\d\d(?::\d\d)?\s*(?=기\s*준|현\s*재)/g, ""))
    .replace(/(?<![\d/-])(\d{4}|\d\d)([-/])(\d{1,2})\2(\d{1,2})(?![\d/-])/g, "$1.$3.$4")
    .replace(/(?<!\d)(20\d\d)([01]\d)([0-3]\d)(?=기준|현재|까지)/g, "$1.$2.$3")
    .replace(/(기준일자?[:은]?\(?)(20\d\d)([01]\d)([0-3]\d)(?!\d)/g, "$1$2.$3.$4");
}

function yearOf(printed: string | undefined, fiscalYear: number): number {
  return printed === undefined ? fiscalYear : fullYear(printed);
}

/** The unit that a document prints beside a table, `(단위: 천원)`, or inside a header, `예산액(천원)`. */
export type PrintedUnit =
  | { readonly kind: "unit"; readonly unit: MoneyUnit }
  /** Money, but in a unit that this product does not know (만원) or in two at once. */
  | { readonly kind: "unclear"; readonly text: string };

const unitLabel = String.raw`(?:^|[^가-힣]|금액)단위[:;=(]?`;
const inThousands = new RegExp(
  `(?<=${unitLabel})(?:KRW|₩)?1?,?000(?<millions>,?000)?(?:원|KRW)?(?=[)\\]>】]|$)`,
  "i",
);
const withoutWon = new RegExp(`(?<=${unitLabel})(천|백만|억)(?=[)\\]>】]|$)`);
const inKrw = /^[([]?(?:unit[:=]?|in)?(?:KRW1,?000(?<more>,?000)?|1,?000(?<millions>,?000)?KRW)[)\]]?$/i;

/** A line without spaces whose unit is spelled `1,000원`, `000원`, `백만` or `KRW 1,000`, as others spell it: 천원, 백만원. */
function withUsualUnit(text: string): string {
  const krw = inKrw.exec(text)?.groups;
  if (krw !== undefined)
    return krw["more"] === undefined && krw["millions"] === undefined ? "천원" : "백만원";
  return text
    .replace(inThousands, (_, millions: string | undefined) => (millions === undefined ? "천원" : "백만원"))
    .replace(withoutWon, "$1원");
}

/** What a line says of the unit of money; null when it says nothing, or speaks of heads and places. */
export function unitInLine(line: string): PrintedUnit | null {
  const text = withUsualUnit(withoutSpaces(line));
  const named =
    /(?:^|[^십백천만억조가-힣]|[은는이가])([십백천만억조]*원)단위(?:임|입니다|이다|로(?:작성|표기|표시|기재)\S*)?[).]?$/.exec(
      text,
    )?.[1] ??
    /^[※*]?이하(?:는|금액은)?([십백천만억조]*원)(?:임)?$/.exec(text)?.[1] ??
    /^[([<【]?금액(?:단위)?[:;=(]?([십백천만억조]*원)[)\]>】]{0,2}$/.exec(text)?.[1] ??
    /단위[:;=]?([^()[\]<>【】〔〕{}]*)/.exec(text)?.[1] ??
    /^[([<【]([^()[\]<>【】]*)[)\]>】]$/.exec(text)?.[1] ??
    /^[십백천만억조]*원$/.exec(text)?.[0];
  const odd = /단위[:;=(]?(\d[\d,]*(?:원|KRW))/i.exec(text)?.[1];
  if (odd !== undefined) return { kind: "unclear", text: odd };
  return named === undefined ? null : oneOf(named.split(/[,/·]/));
}

/** The same of a line right above a table, which may say a day or a title before it: `□ 예산현황 (천원)`. */
export function unitInCaption(line: string): PrintedUnit | null {
  const [, last] = /[([](원|천원|백만원|억원)[)\]]$/.exec(withoutSpaces(line)) ?? [];
  const parts = [line, ...line.split(/\t|\s{2,}/)].map(unitInLine);
  return parts.find((unit) => unit !== null) ?? (last === undefined ? null : oneOf([last]));
}

/** `천원`, `단위:천원`, `%`: what brackets in a header say of its unit. */
export function isUnitWord(text: string): boolean {
  const words = withoutSpaces(text)
    .replace(/^단위[:;]?/, "")
    .split(/[,/·]/);
  return words.every((word) => word === "%" || isMoneyUnit(word) || /^[십백천만억조]+원$/.test(word));
}

/** What a header says in brackets of its unit of money; null when it says nothing. */
export function unitInHeader(header: string): PrintedUnit | null {
  const brackets = [...withoutSpaces(header).matchAll(/[([]([^()[\]]*)[)\]]/g)];
  // In a corner of the header, or below the word of an amount.
  const alone = /(?:^|\s)([십백천만억조]*원)$/.exec(plainText(header))?.[1];
  if (alone !== undefined) return oneOf([alone]);
  return oneOf(brackets.flatMap(([, inside = ""]) => inside.replace(/^단위[:;]?/, "").split(/[,/·]/)));
}

function oneOf(words: readonly string[]): PrintedUnit | null {
  const units = words.filter((word) => isMoneyUnit(word) || /^[십백천만억조]+원$/.test(word));
  const [first] = units;
  if (first === undefined) return null;
  if (isMoneyUnit(first) && units.every((unit) => unit === first)) return { kind: "unit", unit: first };
  return { kind: "unclear", text: units.join(", ") };
}

function withoutSpaces(text: string): string {
  return withYearMarks(plainText(text).replaceAll(" ", ""))
    .replaceAll("千", "천")
    .replace(/百[万萬]/g, "백만");
}
