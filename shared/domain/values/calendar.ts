/**
 * Days of the civil calendar as `YYYY-MM-DD` text. Text of this shape sorts as time does, so dates
 * are compared with `<`. There is no clock here and no time zone: a budget date is a day in Korea.
 */
declare const isoDate: unique symbol;
export type IsoDate = string & { readonly [isoDate]: true };

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** From the first day to the last, both of them in it. */
export interface Period {
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Reads a strict `YYYY-MM-DD`; null when it is another shape or no day of the calendar. */
export function parseIsoDate(text: string): IsoDate | null {
  return isIsoDate(text) ? text : null;
}

/** A day as people write it: `2026-06-30`, `20260630`, `2026. 6. 30.`, `2026/6/30`, `2026년 6월 30일`; null when it is none. */
export function parseWrittenDay(text: string): IsoDate | null {
  const parts =
    /^(\d{4})(\d{2})(\d{2})$/.exec(text) ??
    /^(\d{4})(?:-|\/|\. ?)(\d{1,2})(?:-|\/|\. ?)(\d{1,2})\.?$/.exec(text) ??
    /^(\d{4})년 ?(\d{1,2})월 ?(\d{1,2})일$/.exec(text);
  const [, year = "", month = "", day = ""] = parts ?? [];
  return parseIsoDate(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

/** A day from its numbers; null when the calendar has no such day. */
export function dateOf(year: number, month: number, day: number): IsoDate | null {
  return parseIsoDate(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`);
}

export function datePartsOf(date: IsoDate): DateParts {
  return partsOf(date);
}

export function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

export function daysInYear(year: number): number {
  return isLeapYear(year) ? 366 : 365;
}

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** 1 for 1 January; 305 for 31 October of a leap year. */
export function dayOfYear(date: IsoDate): number {
  const { year, month, day } = partsOf(date);
  let days = day;
  for (let earlier = 1; earlier < month; earlier++) days += daysInMonth(year, earlier);
  return days;
}

export function monthOf(date: IsoDate): number {
  return partsOf(date).month;
}

export function monthEnd(year: number, month: number): IsoDate {
  const date = dateOf(year, month, daysInMonth(year, month));
  if (date === null) throw new RangeError(`There is no month ${month} in the year ${year}`);
  return date;
}

export function yearEnd(year: number): IsoDate {
  return monthEnd(year, 12);
}

export function isMonthEnd(date: IsoDate): boolean {
  const { year, month, day } = partsOf(date);
  return day === daysInMonth(year, month);
}

export function isInFiscalYear(date: IsoDate, fiscalYear: number): boolean {
  return partsOf(date).year === fiscalYear;
}

/** Calendar months that still have a day after `date` in its year: 2 after 31 October, 3 after 30 October. */
export function monthsLeftAfter(date: IsoDate): number {
  return 12 - monthOf(date) + (isMonthEnd(date) ? 0 : 1);
}

/** The day `days` after `date`, across months and years. */
export function addDays(date: IsoDate, days: number): IsoDate {
  let { year, month, day } = partsOf(date);
  for (let left = days; left > 0; left--) {
    day += 1;
    if (day > daysInMonth(year, month)) [month, day] = [month + 1, 1];
    if (month > 12) [year, month] = [year + 1, 1];
  }
  for (let left = days; left < 0; left++) {
    day -= 1;
    if (day > 0) continue;
    [year, month] = month === 1 ? [year - 1, 12] : [year, month - 1];
    day = daysInMonth(year, month);
  }
  const other = dateOf(year, month, day);
  if (other === null) throw new RangeError(`There is no day ${days} days from ${date}`);
  return other;
}

/** 1 from a day to the next; below 0 when `to` is the earlier one. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** 1 Monday to 7 Sunday. */
export function weekdayOf(date: IsoDate): number {
  // 1 January of the year 1 is a Monday by the calendar that holds today.
  return ((dayNumber(date) - 1) % 7) + 1;
}

export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  return a > b ? a : b;
}

/** Null where neither is known. */
export function laterOrNull(a: IsoDate | null, b: IsoDate | null): IsoDate | null {
  return a === null || b === null ? (a ?? b) : laterOf(a, b);
}

export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  return a < b ? a : b;
}

/** The shortest period with the day in it. */
export function periodWith(period: Period | null, day: IsoDate): Period {
  const { from, to } = period ?? { from: day, to: day };
  return { from: earlierOf(from, day), to: laterOf(to, day) };
}

/** Days since the beginning of the year 1. */
function dayNumber(date: IsoDate): number {
  const years = partsOf(date).year - 1;
  const leapDays = Math.floor(years / 4) - Math.floor(years / 100) + Math.floor(years / 400);
  return years * 365 + leapDays + dayOfYear(date);
}

function partsOf(text: string): DateParts {
  return { year: digits(text, 0, 4), month: digits(text, 5, 7), day: digits(text, 8, 10) };
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + (text.charCodeAt(at) - 48);
  return value;
}

function isIsoDate(text: string): text is IsoDate {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const { year, month, day } = partsOf(text);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function pad(value: number, width: number): string {
  return value.toString().padStart(width, "0");
}

export const quarters = [1, 2, 3, 4] as const;
type Quarter = (typeof quarters)[number];

/** Quarters of a fiscal year, which is a calendar year. */
export function quarterEnd(fiscalYear: number, quarter: Quarter): IsoDate {
  return monthEnd(fiscalYear, quarter * 3);
}

/**
 * The latest quarter end that is due: so many days have passed since, in which late figures come in.
 * On 7 January with a delay of seven days it is 31 December of the year before.
 */
export function dueQuarterEnd(today: IsoDate, delayDays: number): IsoDate {
  const { year } = datePartsOf(today);
  const ends = [year - 1, year].flatMap((each) => quarters.map((quarter) => quarterEnd(each, quarter)));
  const due = ends.filter((end) => addDays(end, delayDays) <= today).at(-1);
  if (due !== undefined) return due;
  throw new RangeError(`No quarter end of two years is ${delayDays} days before ${today}`);
}
