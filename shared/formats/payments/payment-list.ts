/**
 * The payment list that offices publish (재정공개 지출목록), as CSV or a workbook: one row for each payment
 * and refund, in won. Every row counts as it stands, however many are equal: payments have no natural key.
 */
import type { Period } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { SourceRecord } from "../../domain/ledger/posting.ts";
import { asOfConflict } from "../cells/as-of.ts";
import { visitRows } from "../tables/source-tables.ts";
import { isRejected, limitFindings, wholeFile } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { MergedFill } from "../tables/merged-cells.ts";
import { checkColumns, maxPayments, tooManyPayments } from "./check-columns.ts";
import { PaymentRows } from "./payment-rows.ts";
import { findPaymentSheet, headerOf, type PaymentSheet, unitOfPayments } from "./payment-sheet.ts";

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
  const { unit, findings: unitFaults } = unitOfPayments(sheet, context);
  const faults = [...choice, ...checkColumns(sheet), ...unitFaults];
  if (isRejected(faults)) return refused(faults);
  const rows = new PaymentRows(sheet, unit, context);
  const tableFaults = takeRows(sheet, rows);
  if (isRejected(tableFaults)) return refused(tableFaults);
  const findings = [...faults, ...tableFaults, ...rows.findings, ...rows.meanings()];
  if (!isRejected(findings)) findings.push(...rows.checkTotals(), ...asOfFaults(rows.period, context));
  if (isRejected(findings)) return refused(findings, rows.unlisted);
  return { kind: "read", format: name, ...listed(rows, context), findings: limitFindings(findings) };
}

function takeRows(sheet: PaymentSheet, rows: PaymentRows): readonly Finding[] {
  let last = 0;
  const most = sheet.headerRow + maxPayments;
  const merged = new MergedFill(sheet.table, sheet.headerRow, (at) => at === sheet.places.amount);
  const findings = visitRows(sheet.table, most + 1, (cells, row) => {
    last = row;
    if (row > sheet.headerRow && row <= most) rows.take(merged.fill(cells, row), row);
  });
  return [...findings, ...merged.findings(), ...(last > most ? [tooManyPayments()] : [])];
}

/** The list knows each project up to its own last day, or to the day its sender says. */
function listed(
  rows: PaymentRows,
  context: UploadContext,
): { records: readonly SourceRecord[]; period: Period | null } {
  const { period } = rows;
  if (period === null) return { records: [], period };
  const asOf = context.asOf ?? period.to;
  return { records: rows.lines.records(asOf), period };
}

function asOfFaults(period: Period | null, { asOf }: UploadContext): readonly Finding[] {
  if (period === null || asOf === null || asOf >= period.to) return [];
  return [asOfConflict({ ...wholeFile, value: period.to }, [asOf, period.to])];
}

function refused(findings: readonly Finding[], unlisted = 0): Reading {
  return { kind: "refused", format: name, findings: limitFindings(findings, unlisted) };
}
