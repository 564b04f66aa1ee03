/**
 * The years that headings, headers, bands and cells name, in every dress: `2020년`, `'20년도`, `2020회계연도`, `회계연도: 2020`,
 * `FY2020`, `2020 예산 집행현황`, and `전년도`, which is counted from the fiscal year.
 */
import { rememberedByName } from "../../domain/values/remembered-by-name.ts";
import { plainText } from "../../domain/values/plain-text.ts";

const mark = "['’‘]";
const long = String.raw`20\d\d`;
const patterns = [
  // `2020년`, `'20년`, `20년도`, `2020회계연도`
  String.raw`(?<![\d.])(?:(\d{4})|${mark}(\d{2})|(?<!\d)(\d{2})(?=년도?|회계[연년]도))(?:회계)?(?:년|연도)`,
  // `회계연도: 2020`, `기준연도 '20`
  String.raw`(?:회계|기준|대상|예산|사업|결산)?(?:연도|년도)[:은]?\(?${mark}?(?:(${long})|(\d{2}))(?![\d월.])`,
  String.raw`FY${mark}?(?:(${long})|(\d{2}))(?!\d)`,
  String.raw`(?<![\d.,~-])(${long})(?=(?:본|세출|세입|추경)?(?:예산|결산)|세출|세입|집행|지출)`,
];
const printed = new RegExp(patterns.join("|"), "i");
const everyPrinted = new RegExp(printed, "gi");

/** The first year that the text names; null where it names none. */
export function yearIn(text: string): number | null {
  return yearsIn(text)[0] ?? null;
}

/** Every year that the text names by its number. */
export const yearsIn = rememberedByName((text): readonly number[] =>
  [...withNumberingApart(text).matchAll(everyPrinted)].map((match) => yearOfMatch(match)),
);

/** Of the one group that matched. */
function yearOfMatch(match: readonly string[]): number {
  return fullYear(match.slice(1).join(""));
}

/** What follows takes a part of the year, or only compares with it. */
const comparing = "(?![도의]*(?:이월|대비|비교|동[기월]|잉여|불용|증감|보다|부터|에서))";
const counted: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`(?:전전년도?|재작년도?)${comparing}`), -2],
  [new RegExp(`(?<![전재])(?:전년도|작년도?|지난해|직전(?:연도|년도)|전회계연도)${comparing}`), -1],
  [/금년도?|올해|당해[연년]도|당년도|현년도/, 0],
  [new RegExp(`(?:차년도|내년도?|익년도?|다음(?:해|연도|년도))${comparing}`), 1],
];

/** Every year that the text names, also by its distance from the fiscal year. */
export function namedYearsIn(text: string, fiscalYear: number): readonly number[] {
  const bare = withoutSpaces(text);
  const relative = counted.flatMap(([words, years]) => (words.test(bare) ? [fiscalYear + years] : []));
  return [...yearsIn(text), ...relative];
}

const fiscal = new RegExp(
  String.raw`회계[연년]도[:은]?\(?${mark}?(?:(${long})|(\d{2}))(?![\d월.])|(?<![\d.])(?:(\d{4})|${mark}?(\d{2}))(?:년도?)?회계[연년]도|FY${mark}?(?:(${long})|(\d{2}))(?!\d)`,
  "i",
);

/** The year that the text calls the fiscal year; null where it calls none so. A day of another year does not change it. */
export function fiscalYearIn(text: string): number | null {
  const match = fiscal.exec(withNumberingApart(text));
  return match === null ? null : yearOfMatch(match);
}

/** What is headed to be of a year. */
const subject = String.raw`(?:분|예산|결산|실적|현황|사업|집행|지출|세출|계획|편성|내역|요구|액|[([]?안)`;
const yearAndSubject = new RegExp(
  String.raw`^(?:FY)?${mark}?(20\d\d|\d\d)(?:\.0)?(?:회계)?(?:년도?|연도)?(?:도)?${subject}*$`,
  "i",
);
const subjectBehind = new RegExp(`${subject}+$`);

/** The year that is all the text says, as in a cell or in a band over rows; null where it says anything else. */
export function onlyYearIn(text: string, fiscalYear: number): number | null {
  const bare = withoutSpaces(text).replace(
    /^[<([【〔]+|[>)\]】〕]+$|^[□■○●◎◇◆▶※*·-]+(?:이하)?|^이하(?=.*년)/g,
    "",
  );
  const number = yearAndSubject.exec(bare)?.[1];
  const isYear = number !== undefined && (number.length === 4 || /\D/.test(bare));
  if (isYear) return fullYear(number);
  const stated = /^(?:회계|기준|예산|사업)?[연년]도[:은]?['’‘]?(20\d\d|\d\d)년?$/.exec(bare)?.[1];
  if (stated !== undefined) return fullYear(stated);
  const word = bare.replace(subjectBehind, "");
  const [, distance] = counted.find(([words]) => words.exec(word)?.[0] === word) ?? [];
  return distance === undefined ? null : fiscalYear + distance;
}

export function fullYear(digits: string): number {
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits);
}

/** `1. 2019년` is a number and a year, and `1.2019년` would be neither. */
function withNumberingApart(text: string): string {
  return withoutSpaces(text.replace(/([.)])\s+(?=(?:\d{4}|['’‘]?\d{2})\s*(?:회계)?\s*[년연])/g, "$1|"));
}

function withoutSpaces(text: string): string {
  return withYearMarks(plainText(text).replaceAll(" ", ""));
}

/** Signs that are typed for the one before a year, as in `25 and ´25. */
export function withYearMarks(text: string): string {
  return text.replace(/[`´ʹʼˈ′‛＇](?=\d{2}(?!\d))/g, "'");
}
