/** The days that headers print: `10.31.기준`, `'20. 10. 31. 현재`, `10월말 기준`, `12.31.까지`. */
import { dateOf, daysInMonth, type IsoDate } from "../../domain/values/calendar.ts";
import { plainText } from "../../domain/values/plain-text.ts";

export interface PrintedDate {
  /** As it stands there, without spaces. */
  readonly text: string;
  /** Null when the calendar has no such day. */
  readonly date: IsoDate | null;
}

const day = String.raw`(?:['’‘]?(?<!\d)(\d{4}|\d{2})[.년])?(?<!\d)(\d{1,2})(?:[.월/](\d{1,2})[.일]?|월(말))(?:\([월화수목금토일]\))?`;
const asOf = new RegExp(`${day}(?:기준|현재)`, "g");
const until = new RegExp(`${day}까지`, "g");

/** The days that the text is true of. A day without a year is of the fiscal year. */
export function asOfDatesIn(text: string, fiscalYear: number): readonly PrintedDate[] {
  return datesIn(text, asOf, fiscalYear);
}

/** The days that the text plans for. */
export function untilDatesIn(text: string, fiscalYear: number): readonly PrintedDate[] {
  return datesIn(text, until, fiscalYear);
}

function datesIn(text: string, pattern: RegExp, fiscalYear: number): readonly PrintedDate[] {
  return [...plainText(text).replaceAll(" ", "").matchAll(pattern)].map((match) => {
    const [whole, year, month, dayOfMonth] = match;
    const numbers = { year: yearOf(year, fiscalYear), month: Number(month) };
    const lastDay = numbers.month <= 12 ? daysInMonth(numbers.year, numbers.month) : 0;
    const date = dateOf(numbers.year, numbers.month, dayOfMonth === undefined ? lastDay : Number(dayOfMonth));
    return { text: whole, date };
  });
}

function yearOf(printed: string | undefined, fiscalYear: number): number {
  if (printed === undefined) return fiscalYear;
  return printed.length === 2 ? 2000 + Number(printed) : Number(printed);
}
