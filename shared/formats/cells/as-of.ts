/** The day that a file's figures speak of: the file and its sender may both say it, and may not disagree. */
import { type IsoDate, isInFiscalYear } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { type Place, placeAt, rejection, wholeFile } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import { isFromFirstDay, type PrintedSpan } from "./printed-spans.ts";
import type { PrintedDate } from "./printed-unit-and-day.ts";
import { particle } from "../../domain/values/bilingual.ts";

export interface PlacedDate extends PrintedDate {
  readonly row: number;
}

export interface PlacedSpan extends PrintedSpan {
  readonly row: number;
  /** Whether it stands beside the table, and not on the title page. */
  readonly isOwn: boolean;
}

/**
 * The one day that all printed days and the sender agree on, held against the parts of a year that headings print. Where no
 * day is printed, the last day of such a part is: `2026년 9월말`, `2026.1.1.~9.30.`.
 */
export function agreedWithSpans(
  printed: readonly PlacedDate[],
  all: readonly PlacedSpan[],
  context: UploadContext,
): IsoDate | Finding {
  // A printed day is of the table, whatever the title page says of the report.
  const spans = printed.length === 0 ? all : all.filter(({ isOwn }) => isOwn);
  const [other] = spans;
  if (other !== undefined && spans.every((span) => isOfOtherYear(span, context.fiscalYear)))
    return asOfOutsideYear(placeOf(other), other.to, context.fiscalYear);
  if (printed.length > 0) return agreedAsOf(printed, context);
  const own = spans.filter((span) => !isOfOtherYear(span, context.fiscalYear));
  const cut = own.find((span) => span.isExact && !isFromFirstDay(span));
  if (cut !== undefined && own.every((span) => span === cut || !span.isExact))
    return spanNotFromFirstDay(cut);
  const exact = own.filter((span) => span.isExact && isFromFirstDay(span));
  const { asOf } = context;
  const isMet = (span: PlacedSpan) =>
    asOf !== null && asOf <= span.to && (span.isExact ? asOf === span.to : asOf >= span.from);
  const [first] = exact.length > 0 ? exact : own;
  if (asOf === null)
    return agreedAsOf(
      exact.map(({ row, text, to }) => ({ row, text, date: to })),
      context,
    );
  if (first === undefined || own.some(isMet)) return agreedAsOf([], context);
  return asOfConflict(placeOf(first), [first.to, asOf]);
}

function isOfOtherYear({ from, to }: PrintedSpan, fiscalYear: number): boolean {
  return !isInFiscalYear(from, fiscalYear) && !isInFiscalYear(to, fiscalYear);
}

function placeOf({ row, text }: PlacedSpan): Place {
  return placeAt(row, null, text);
}

/** The one day that all printed dates and the sender agree on, or what stops the file. */
export function agreedAsOf(printed: readonly PlacedDate[], context: UploadContext): IsoDate | Finding {
  const noDay = printed.find(({ date }) => date === null);
  if (noDay !== undefined) return asOfUnknown({ row: noDay.row, column: null, value: noDay.text });
  const dates = new Set(printed.flatMap(({ date }) => (date === null ? [] : [date])));
  const place: Place = placeAt(printed[0]?.row ?? null, null, printed.map(({ text }) => text).join(", "));
  if (context.asOf !== null) dates.add(context.asOf);
  const [asOf, ...others] = dates;
  if (asOf === undefined) return asOfUnknown(wholeFile);
  if (others.length > 0) return asOfConflict(place, [asOf, ...others]);
  return isInFiscalYear(asOf, context.fiscalYear) ? asOf : asOfOutsideYear(place, asOf, context.fiscalYear);
}

/** Spending of some months is no running total of the year. */
function spanNotFromFirstDay(span: PlacedSpan): Finding {
  return rejection("span-not-from-first-day", placeOf(span), {
    ko: `"${span.text}"의 금액은 ${span.from}부터의 것이어서 1월 1일부터의 집행액 누계가 아닙니다. 누계이면 기간을 1월 1일부터로 고치고, 아니면 누계를 적은 표로 고쳐 다시 올려 주십시오.`,
    en: `The figures of "${span.text}" begin on ${span.from}, so they are no running totals from 1 January. If they are, correct the span; else upload a table of running totals.`,
  });
}

export function asOfUnknown(place: Place): Finding {
  const got = place.value === null ? "" : `("${place.value}")`;
  return rejection("as-of-unknown", place, {
    ko: `기준일을 알 수 없습니다${got}. 파일에 2020-10-31 또는 10.31.기준처럼 적거나 올릴 때 기준일을 정해 주십시오.`,
    en: `The as-of date is not known${got}. Write it in the file, like 2020-10-31 or 10.31.기준, or state it with the upload.`,
  });
}

export function asOfConflict(place: Place, dates: readonly IsoDate[]): Finding {
  const list = dates.join(", ");
  return rejection("as-of-conflict", place, {
    ko: `기준일이 서로 다릅니다(${list}). 파일에 적힌 날과 올릴 때 정한 날을 맞는 것 하나로 맞춰 주십시오.`,
    en: `The as-of dates differ (${list}). Find out which is right, in the file and with the upload, and state one.`,
  });
}

export function asOfOutsideYear(place: Place, asOf: IsoDate, fiscalYear: number): Finding {
  return rejection("as-of-outside-year", place, {
    ko: `기준일 ${asOf}${particle(asOf, "은/는")} ${fiscalYear} 회계연도 안에 있지 않습니다. 기준일이나 회계연도를 바로잡아 다시 올려 주십시오.`,
    en: `The as-of date ${asOf} is not in the fiscal year ${fiscalYear}. Correct the date or the year and upload again.`,
  });
}
