/**
 * e호조 지출 집행현황 (menu 23310): one row for each 지출결의. A row with a 지급일자 is a payment of that day. One
 * without is decided and not paid: it is no expenditure, and no commitment either, since 원인행위 bound that
 * money before. Payee and purpose are never read.
 */
import { earlierOf, isInFiscalYear, type IsoDate, laterOf, type Period } from "../domain/calendar.ts";
import type { Finding } from "../domain/finding.ts";
import type { MoneyUnit, Won } from "../domain/won.ts";
import { readAmountCell } from "./amount-cell.ts";
import { asOfConflict } from "./as-of.ts";
import { readDateCell } from "./date-cell.ts";
import { isRejected, limitFindings, rejection, wholeFile } from "./finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "./format.ts";
import { PaymentLines, maxNamesLength } from "./payment-lines.ts";
import {
  bearsStraySign,
  cellTooLong,
  isBlankRow,
  maxRows,
  nameMissing,
  rowRagged,
  straySign,
  tooManyRows,
} from "./row-fault.ts";
import { isTotalName, type SummedRow } from "./row-groups.ts";
import { amountMissing, paidOutsideYear, unitOf, unpaid, yearDiffers } from "./spending-status-fault.ts";
import { type StatusColumn, type StatusSheet, statusSheetIn } from "./spending-status-sheet.ts";
import { matchTable } from "./table-match.ts";
import { checkTotals } from "./total-rows.ts";

const name = "ehojo-spending-status";

export const spendingStatus: Format = {
  name,
  looksFor: {
    ko: "e호조 지출 집행현황: 사업명 · 결의승인일 · 결의금액 · 지급일자의 제목",
    en: "e호조's spending status: headers 사업명, 결의승인일, 결의금액, 지급일자",
  },
  isFullDump: false,
  detect,
  read,
};

function detect(source: SourceDocument): string | null {
  const { found } = matchTable(source, statusSheetIn);
  return found === null ? null : `Row ${found.match.headerRow} ends the header of e호조's 지출 집행현황.`;
}

function read(source: SourceDocument, context: UploadContext): Reading {
  const { found, findings: choice } = matchTable(source, statusSheetIn);
  if (found === null) throw new RangeError("The file is not of this format: call detect first");
  const { table, match: sheet } = found;
  const unit = unitOf(sheet, context);
  const { rows, findings: broken } = table.read(sheet.headerRow + maxRows + 1);
  const findings: Finding[] = [...choice, ...broken];
  if (typeof unit !== "string") findings.push(unit);
  const otherYear = sheet.years.find((year) => year !== context.fiscalYear);
  if (otherYear !== undefined) findings.push(yearDiffers(otherYear, context.fiscalYear));
  if (rows.length > sheet.headerRow + maxRows) findings.push(tooManyRows());
  if (isRejected(findings) || typeof unit !== "string") return refused(findings);
  const status = new StatusRows(sheet, unit, context.fiscalYear);
  for (const [at, cells] of rows.entries()) if (at >= sheet.headerRow) status.take(cells, at + 1);
  findings.push(...status.findings);
  if (!isRejected(findings)) findings.push(...checkTotals(status.summed, 0n));
  const { period } = status;
  if (period !== null && context.asOf !== null && context.asOf < period.to)
    findings.push(asOfConflict({ ...wholeFile, value: period.to }, [context.asOf, period.to]));
  if (isRejected(findings)) return refused(findings);
  if (status.unpaidCount > 0) findings.push(unpaid(status.unpaidCount, status.unpaidWon));
  const asOf = period === null ? null : (context.asOf ?? period.to);
  const lines = status.lines.lines().filter(({ entries }) => entries.length > 0);
  const records = asOf === null ? [] : lines.map((line) => ({ ...line, asOf }));
  return { kind: "read", format: name, records, period, findings: limitFindings(findings) };
}

function refused(findings: readonly Finding[]): Reading {
  return { kind: "refused", format: name, findings: limitFindings(findings) };
}

class StatusRows {
  readonly lines = new PaymentLines();
  readonly summed: SummedRow[] = [];
  readonly findings: Finding[] = [];
  period: Period | null = null;
  unpaidCount = 0;
  unpaidWon = 0n;
  readonly #sheet: StatusSheet;
  readonly #unit: MoneyUnit;
  readonly #fiscalYear: number;

  constructor(sheet: StatusSheet, unit: MoneyUnit, fiscalYear: number) {
    this.#sheet = sheet;
    this.#unit = unit;
    this.#fiscalYear = fiscalYear;
  }

  take(cells: readonly string[], row: number): void {
    if (isBlankRow(cells)) return;
    const { headers } = this.#sheet;
    if (cells.length !== headers.length) {
      this.findings.push(rowRagged(row, cells.length, headers.length));
      return;
    }
    const won = this.#amountIn(cells, row);
    const header = headers[this.#sheet.places.amount ?? -1] ?? "";
    const total = this.#textIn(cells, "paid") === "" ? cells.find(isTotalName) : undefined;
    const project = total ?? this.#textIn(cells, "name");
    if (won !== null) this.summed.push({ row, name: project, amounts: new Map([[header, won]]) });
    if (total !== undefined) return;
    const date = this.#paidOn(cells, row);
    if (bearsStraySign(project)) this.findings.push(straySign(row, project));
    const account = this.#textIn(cells, "account") || (this.#sheet.account ?? "");
    const department = this.#textIn(cells, "department") || (this.#sheet.department ?? "");
    const found = this.lines.find(account, department, project);
    if (found.kind === "bad") {
      this.findings.push(
        found.code === "name-missing" ? nameMissing(row) : cellTooLong(row, "사업명", maxNamesLength),
      );
    } else if (won !== null && date === null) {
      this.unpaidCount += 1;
      this.unpaidWon += won;
    } else if (won !== null && date !== null) {
      found.line.entries.push({
        measure: "expenditure",
        fund: "unsplit",
        date,
        amount: won,
        kind: "increment",
      });
      found.line.rows.push(row);
    }
  }

  #textIn(cells: readonly string[], column: StatusColumn): string {
    return (cells[this.#sheet.places[column] ?? -1] ?? "").replace(/\s+/g, " ").trim();
  }

  #amountIn(cells: readonly string[], row: number): Won | null {
    const value = this.#textIn(cells, "amount");
    const cell = readAmountCell(value, this.#unit);
    if (cell.kind === "amount") return cell.won;
    const place = { row, column: this.#sheet.headers[this.#sheet.places.amount ?? -1] ?? null, value };
    this.findings.push(cell.kind === "blank" ? amountMissing(place) : rejection(cell.code, place, cell));
    return null;
  }

  /** Null where it is not paid yet, and where the day is refused. */
  #paidOn(cells: readonly string[], row: number): IsoDate | null {
    const value = this.#textIn(cells, "paid");
    const cell = readDateCell(value);
    const place = { row, column: this.#sheet.headers[this.#sheet.places.paid ?? -1] ?? null, value };
    if (cell.kind === "bad") this.findings.push(rejection(cell.code, place, cell));
    if (cell.kind !== "date") return null;
    if (!isInFiscalYear(cell.date, this.#fiscalYear)) {
      this.findings.push(paidOutsideYear(place, this.#fiscalYear));
      return null;
    }
    const { from, to } = this.period ?? { from: cell.date, to: cell.date };
    this.period = { from: earlierOf(from, cell.date), to: laterOf(to, cell.date) };
    return cell.date;
  }
}
