/**
 * e호조 지출 집행현황 (menu 23310): one row for each 지출결의. A row with a 지급일자 is a payment of that day. One
 * without is decided and not paid: it is no expenditure, and no commitment either, since 원인행위 bound that
 * money before. Payee and purpose are never read.
 */
import { type IsoDate, type Period, periodWith } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { MoneyUnit, Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { asOfConflict } from "../cells/as-of.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { isRejected, KeptFindings, placeAt, rejection } from "../kernel/finding-list.ts";
import type { Format, Reading, SourceDocument, UploadContext } from "../kernel/format.ts";
import { makeReading } from "../kernel/make-reading.ts";
import { bearsStraySign, rowRagged, straySign, unpaid } from "../kernel/row-findings.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { LatePayments } from "../payments/late-payments.ts";
import { lineBad, refundNames } from "../payments/payment-findings.ts";
import { ColumnsBeside } from "../payments/columns-beside.ts";
import { type FoundLine, PaymentLines } from "../payments/payment-lines.ts";
import { RepeatedRows } from "../payments/repeated-rows.ts";
import { isPersonalHeader } from "../tables/header-grammar.ts";
import { matchTable } from "../tables/match-table.ts";
import type { SummedRow } from "../tables/row-groups.ts";
import { visitBelow } from "../tables/source-tables.ts";
import { isTotalName } from "../tables/total-names.ts";
import { checkTotals } from "../tables/total-rows.ts";
import { amountMissing, paidOutsideYear, unitOf, yearDiffers } from "./spending-status-findings.ts";
import {
  amountsBeside,
  columnsBeside,
  type StatusColumn,
  type StatusSheet,
  statusSheetIn,
} from "./spending-status-sheet.ts";

const name = "ehojo-spending-status";

/** Each is remembered for the totals below it. A county has 170,000 payments a year; this list is printed by department. */
const maxDecisions = 100_000;

export const spendingStatus: Format = {
  name,
  looksFor: {
    ko: "e호조 지출 집행현황: 사업명 · 결의승인일 · 결의금액 · 지급일자의 제목",
    en: "e-Hojo's spending status: headers 사업명, 결의승인일, 결의금액, 지급일자",
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
  const findings: Finding[] = [...choice];
  if (typeof unit !== "string") findings.push(unit);
  const otherYear = sheet.years.find((year) => year !== context.fiscalYear);
  if (otherYear !== undefined) findings.push(yearDiffers(otherYear, context.fiscalYear));
  if (isRejected(findings) || typeof unit !== "string") return makeReading(name, [], findings);
  const status = new StatusRows(sheet, unit, context);
  const { headerRow, places } = sheet;
  const isAmount = (at: number) => at === places.amount;
  const broken = visitBelow({ table, headerRow, isAmount }, maxDecisions, (cells, row) =>
    status.take(cells, row),
  );
  findings.push(...broken);
  if (isRejected(broken)) return makeReading(name, [], findings);
  findings.push(...status.findings.kept, ...status.meanings.findings(), ...status.late.findings());
  findings.push(...status.beside.findings(headerRow), ...status.repeated.findings(table));
  if (!isRejected(findings)) findings.push(...status.checkTotals());
  const { period } = status;
  if (period !== null && context.asOf !== null && context.asOf < period.to)
    findings.push(asOfConflict(placeAt(null, null, period.to), [context.asOf, period.to]));
  if (isRejected(findings)) return makeReading(name, [], findings, status.findings);
  if (status.unpaidCount > 0) findings.push(unpaid(status.unpaidCount, status.unpaidWon));
  const asOf = period === null ? null : (context.asOf ?? period.to);
  const records = asOf === null ? [] : status.lines.records(asOf);
  findings.push(...refundNames(records, "사업명"));
  const cancelled = asOf === null ? [] : status.cancelled.records(asOf);
  return makeReading(name, records, findings, { period, cancelled });
}

class SummedDecision implements SummedRow {
  readonly row: number;
  readonly name: string;
  readonly #header: string;
  readonly #won: Won;

  constructor(row: number, printed: string, header: string, won: Won) {
    this.row = row;
    this.name = printed;
    this.#header = header;
    this.#won = won;
  }

  get amounts(): ReadonlyMap<string, Won> {
    return new Map([[this.#header, this.#won]]);
  }
}

class StatusRows {
  readonly lines = new PaymentLines();
  /** What the list itself says was cancelled: it states the days of that, too. */
  readonly cancelled = new PaymentLines();
  readonly meanings: RowMeanings;
  readonly late: LatePayments;
  readonly repeated: RepeatedRows;
  readonly beside: ColumnsBeside;
  /** As they are printed, and as they count: a total may be of either. */
  readonly #printed: SummedRow[] = [];
  readonly #counted: SummedRow[] = [];
  readonly findings = new KeptFindings();
  period: Period | null = null;
  unpaidCount = 0;
  unpaidWon = 0n;
  readonly #sheet: StatusSheet;
  readonly #unit: MoneyUnit;
  readonly #fiscalYear: number;

  constructor(sheet: StatusSheet, unit: MoneyUnit, { office, fiscalYear }: UploadContext) {
    const { headerRow, headers, places } = sheet;
    this.meanings = new RowMeanings(columnsBeside(sheet), {
      headerRow,
      office,
      fiscalYear,
      rows: "payments",
      unit,
    });
    const isYearStated = sheet.years.length > 0 || columnsBeside(sheet).some(({ kind }) => kind === "year");
    this.late = new LatePayments(fiscalYear, isYearStated);
    this.repeated = new RepeatedRows(headers, places.paid);
    this.beside = new ColumnsBeside(amountsBeside(sheet, unit));
    this.#sheet = sheet;
    this.#unit = unit;
    this.#fiscalYear = fiscalYear;
  }

  take(cells: readonly string[], row: number): void {
    const { headers } = this.#sheet;
    if (cells.length !== headers.length) {
      this.findings.add(rowRagged(row, cells.length, headers.length));
      return;
    }
    const won = this.#amountIn(cells, row);
    const header = headers[this.#sheet.places.amount ?? -1] ?? "";
    const total = this.#totalIn(cells);
    const project = total ?? this.#textIn(cells, "name");
    // Of the others only the amount matters, and there may be a hundred thousand.
    if (won !== null) this.#printed.push(new SummedDecision(row, total ?? "", header, won));
    const effect = total === undefined ? this.meanings.read(cells, row, won) : null;
    const counted = effect?.kind === "counts" && effect.isRefund && won !== null && won > 0n ? -won : won;
    if (counted !== null && effect?.kind !== "left-out")
      this.#counted.push(new SummedDecision(row, total ?? "", header, counted));
    if (effect?.kind === "left-out" && effect.isCancelled && won !== null)
      this.#takeCancelled(cells, row, won);
    if (effect === null || effect.kind === "left-out") return;
    const date = this.#paidOn(cells, row, counted ?? 0n);
    if (bearsStraySign(project)) this.findings.add(straySign(row, project));
    const found = this.#lineIn(this.lines, cells);
    if (found.kind === "bad") {
      this.findings.add(lineBad(row, "사업명", found.code));
    } else if (found.kind === "line" && counted !== null && date === null) {
      this.unpaidCount += 1;
      this.unpaidWon += counted;
    } else if (found.kind === "line" && counted !== null && date !== null) {
      this.lines.add(found.line, date, counted, row);
      this.repeated.take(found.line, cells, row, counted);
      this.beside.take(cells, row);
    }
  }

  #takeCancelled(cells: readonly string[], row: number, won: Won): void {
    const cell = readDateCell(this.#textIn(cells, "paid"));
    const date = cell.kind === "date" ? this.late.countedOn(cell.date) : null;
    const found = this.#lineIn(this.cancelled, cells);
    if (date === null || found.kind !== "line") return;
    this.period = periodWith(this.period, date);
    this.cancelled.add(found.line, date, won, row);
  }

  #lineIn(lines: PaymentLines, cells: readonly string[]): FoundLine {
    const account = this.#textIn(cells, "account") || (this.#sheet.account ?? "");
    const department = this.#textIn(cells, "department") || (this.#sheet.department ?? "");
    return lines.find(account, department, this.#textIn(cells, "name"));
  }

  checkTotals(): readonly Finding[] {
    const findings = checkTotals(this.#printed, 0n);
    return isRejected(findings) && checkTotals(this.#counted, 0n).length === 0 ? [] : findings;
  }

  /** A row that was paid is a total by its name alone. A payee or a purpose may read like one. */
  #totalIn(cells: readonly string[]): string | undefined {
    const project = this.#textIn(cells, "name");
    if (this.#textIn(cells, "paid") !== "") return isTotalName(project) ? project : undefined;
    return cells.find((cell, at) => isTotalName(cell) && !isPersonalHeader(this.#sheet.headers[at] ?? ""));
  }

  #textIn(cells: readonly string[], column: StatusColumn): string {
    return plainText(cells[this.#sheet.places[column] ?? -1] ?? "");
  }

  #amountIn(cells: readonly string[], row: number): Won | null {
    const value = this.#textIn(cells, "amount");
    const cell = readAmountCell(value, this.#unit);
    if (cell.kind === "amount") return cell.won;
    const place = placeAt(row, this.#sheet.headers[this.#sheet.places.amount ?? -1] ?? null, value);
    this.findings.add(cell.kind === "blank" ? amountMissing(place) : rejection(cell.code, place, cell));
    return null;
  }

  /** Null where it is not paid yet, and where the day is refused. */
  #paidOn(cells: readonly string[], row: number, won: Won): IsoDate | null {
    const value = this.#textIn(cells, "paid");
    const cell = readDateCell(value);
    const place = placeAt(row, this.#sheet.headers[this.#sheet.places.paid ?? -1] ?? null, value);
    if (cell.kind === "bad") this.findings.add(rejection(cell.code, place, cell));
    if (cell.kind !== "date") return null;
    const counted = this.late.countedOn(cell.date);
    if (counted === null) {
      this.findings.add(paidOutsideYear(place, this.#fiscalYear));
      return null;
    }
    this.period = periodWith(this.period, counted);
    this.late.add(cell.date, won, row);
    return counted;
  }
}
