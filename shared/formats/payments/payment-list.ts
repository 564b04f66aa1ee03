/**
 * The payment list that offices publish (재정공개 지출목록), as CSV or a workbook: one row for each payment
 * and refund, in won. Every row counts as it stands, however many are equal: payments have no natural key.
 */
import type { Period } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { asOfConflict } from "../cells/as-of.ts";
import { isRejected, placeAt, rejection, remark } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { makeReading } from "../kernel/make-reading.ts";
import { columnTwice, personalIgnored } from "../kernel/row-findings.ts";
import { MergedFill } from "../tables/merged-cells.ts";
import { RepeatedHeaders } from "../tables/repeated-headers.ts";
import { LinesOfPrint, visitRows } from "../tables/source-tables.ts";
import { refundNames } from "./payment-findings.ts";
import { PaymentRows } from "./payment-rows.ts";
import {
  findPaymentSheet,
  headerOf,
  type PaymentColumn,
  type PaymentSheet,
  unitOfPayments,
} from "./payment-sheet.ts";
import { particle } from "../../domain/values/bilingual.ts";

/** What a sheet of Excel can hold; a county has 170,000 payments a year. */
const maxPayments = 1_048_576;

const name = "payment-list";

export const paymentList: Format = {
  name,
  isFullDump: false,
  looksFor: {
    ko: "지출목록: 세부사업명, 지급일자, 지출액을 제목으로 하는 표",
    en: "a payment list: a table that heads 세부사업명 (project), 지급일자 (day of payment) and 지출액 (amount)",
  },
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const { sheet } = findPaymentSheet(source);
  if (sheet === null) return null;
  const [project, date, amount] = (["name", "date", "amount"] as const).map((field) =>
    headerOf(sheet, field),
  );
  return `Row ${sheet.headerRow} heads the columns of a payment list: ${project}, ${date}, ${amount}.`;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const { sheet, findings: choice } = findPaymentSheet(source);
  if (sheet === null) throw new RangeError("The file is not of this format: call detect first");
  const { unit, findings: unitFindings } = unitOfPayments(sheet, context);
  const faults = [...choice, ...checkColumns(sheet), ...unitFindings];
  if (isRejected(faults)) return makeReading(name, [], faults);
  const rows = new PaymentRows(sheet, unit, context);
  const tableFindings = takeRows(sheet, rows);
  if (isRejected(tableFindings)) return makeReading(name, [], tableFindings);
  const findings = [...faults, ...tableFindings, ...rows.findings, ...rows.meanings()];
  if (!isRejected(findings)) findings.push(...rows.checkTotals(), ...asOfFindings(rows.period, context));
  const { period, unlisted } = rows;
  if (isRejected(findings)) return makeReading(name, [], findings, { period, unlisted });
  // The list knows each project up to its own last day, or to the day its sender says.
  const records = period === null ? [] : rows.lines.records(context.asOf ?? period.to);
  findings.push(...refundNames(records, headerOf(sheet, "name")));
  const cancelled = period === null ? [] : rows.cancelled.records(context.asOf ?? period.to);
  return makeReading(name, records, findings, { period, cancelled });
}

function takeRows(sheet: PaymentSheet, rows: PaymentRows): readonly Finding[] {
  let last = 0;
  const most = sheet.headerRow + maxPayments;
  const merged = new MergedFill(sheet.table, sheet.headerRow, (at) => at === sheet.places.amount);
  const headers = new RepeatedHeaders(sheet.headerRow);
  const printed = new LinesOfPrint();
  const findings = visitRows(sheet.table, most + 1, (cells, row) => {
    last = row;
    if (headers.take(cells, row)) return;
    if (row > sheet.headerRow && row <= most && !printed.take(cells, row))
      rows.take(merged.fill(cells, row), row);
  });
  return [
    ...findings,
    ...merged.findings(),
    ...headers.findings(),
    ...printed.findings(),
    ...(last > most ? [tooManyPayments()] : []),
  ];
}

function asOfFindings(period: Period | null, { asOf }: UploadContext): readonly Finding[] {
  if (period === null || asOf === null || asOf >= period.to) return [];
  return [asOfConflict(placeAt(null, null, period.to), [asOf, period.to])];
}

/**
 * Whether the columns of a payment list can be read as they are headed, and which are passed over.
 *
 * What keeps the columns from being read as they are headed, and what is said of those passed over.
 */
function checkColumns(sheet: PaymentSheet): readonly Finding[] {
  const { columns, headers, headerRow } = sheet;
  const twice = columns.flatMap((column, at) => {
    const first = columns.findIndex((other) => isSame(column, other));
    const isSecond = first !== -1 && first !== at;
    return isSecond ? [columnTwice(headerRow, headers[first] ?? "", headers[at] ?? "")] : [];
  });
  const personal = headers.filter((_, at) => columns[at]?.kind === "personal").join(", ");
  return [...twice, ...(personal === "" ? [] : [personalIgnored(headerRow, personal)]), ...otherDate(sheet)];
}

function isSame(a: PaymentColumn, b: PaymentColumn): boolean {
  return "rank" in a && "rank" in b && a.kind === b.kind && a.rank === b.rank;
}

/** A payment is dated by the day it was paid; where the list has only an earlier step, that is said. */
function otherDate(sheet: PaymentSheet): readonly Finding[] {
  const column = sheet.columns[sheet.places.date ?? -1];
  if (column === undefined || !("rank" in column) || column.rank < 2) return [];
  const header = headerOf(sheet, "date");
  return [
    remark("payments-dated-otherwise", placeAt(sheet.headerRow, header), {
      ko: `지급일자 열이 없어 "${header}"${particle(header, "을/를")} 지급한 날로 보았습니다. 지급일자가 있는 목록과 섞어 올리지 마십시오.`,
      en: `The list has no column for the day of payment, so "${header}" was taken for it. Do not mix it with lists that have one.`,
    }),
  ];
}

function tooManyPayments(): Finding {
  return rejection("rows-too-many", placeAt(null), {
    ko: `행이 한도 ${maxPayments}개를 넘습니다. 기간이나 부서별로 나누어 올려 주십시오.`,
    en: `There are more than ${maxPayments} rows. Split the file by time or department and upload the parts.`,
  });
}
