/** The rows of a payment list, one by one: each is one payment or refund, a total, blank, or bad. */
import { type IsoDate, type Period, periodWith } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit, Won } from "../../domain/values/won.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { comparableName } from "../../domain/values/project.ts";
import { unitInHeader } from "../cells/printed-unit-and-day.ts";
import { maxFindings } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import { bearsStraySign, isBlankRow, isStated, rowRagged } from "../kernel/row-findings.ts";
import { meaningColumnsOf } from "../meanings/meaning-columns.ts";
import { RefundColumn } from "../meanings/refund-column.ts";
import { RowMeanings } from "../meanings/row-meanings.ts";
import { type ColumnBeside, ColumnsBeside, UnpaidRows } from "./columns-beside.ts";
import { LatePayments } from "./late-payments.ts";
import { PaidDates, readPaidAmount } from "./payment-cells.ts";
import {
  amountBad,
  amountMissing,
  dateBad,
  dateMissing,
  dateOutsideYear,
  lineBad,
  strayMinus,
  totalsTooMany,
} from "./payment-findings.ts";
import { CodesOfLines, PaymentLines } from "./payment-lines.ts";
import { columnsPassedFor, earlierSteps, headerOf, type PaymentSheet } from "./payment-sheet.ts";
import { maxTotals, PaymentTotals, totalNameIn } from "./payment-totals.ts";
import { RepeatedRows } from "./repeated-rows.ts";

export class PaymentRows {
  readonly lines = new PaymentLines();
  /** What the list itself says was cancelled: it states the days of that, too. */
  readonly cancelled = new PaymentLines();
  /** The first of them; `unlisted` counts the rest. */
  readonly findings: Finding[] = [];
  unlisted = 0;
  period: Period | null = null;
  readonly #sheet: PaymentSheet;
  readonly #unit: MoneyUnit;
  readonly #fiscalYear: number;
  readonly #late: LatePayments;
  readonly #meanings: RowMeanings;
  readonly #refunds: RefundColumn;
  /** As they are printed, and as they count: a total may be of either. */
  readonly #printed = new PaymentTotals();
  readonly #totals = new PaymentTotals();
  readonly #dates = new PaidDates();
  readonly #repeated: RepeatedRows;
  readonly #beside: ColumnsBeside;
  readonly #codes: CodesOfLines;
  readonly #unpaid: UnpaidRows;
  #lastDate: IsoDate | null = null;

  constructor(sheet: PaymentSheet, unit: MoneyUnit, { office, fiscalYear }: UploadContext) {
    const { headers, columns, headerRow, places } = sheet;
    this.#sheet = sheet;
    this.#unit = unit;
    this.#fiscalYear = fiscalYear;
    this.#refunds = new RefundColumn(headers, unit);
    this.#repeated = new RepeatedRows(headers, places.date);
    this.#beside = new ColumnsBeside(columnsBesideIn(sheet, unit, this.#dates));
    const codeAt = columns.findIndex(({ kind }) => kind === "code");
    this.#codes = new CodesOfLines(codeAt, headers[codeAt] ?? "");
    this.#unpaid = new UnpaidRows(earlierSteps(sheet), unit);
    const columnsBeside = meaningColumnsOf(headers, (at) => {
      const kind = columns[at]?.kind;
      return at === this.#refunds.at || (kind !== "unknown" && kind !== "blank");
    });
    this.#late = new LatePayments(
      fiscalYear,
      columnsBeside.some(({ kind }) => kind === "year"),
    );
    this.#meanings = new RowMeanings(columnsBeside, {
      headerRow,
      office,
      fiscalYear,
      rows: "payments",
      unit,
    });
  }

  take(cells: readonly string[], row: number): void {
    const { headers, places } = this.#sheet;
    if (cells.length !== headers.length) {
      if (!isBlankRow(cells)) this.#refuse(rowRagged(row, cells.length, headers.length));
      return;
    }
    const dateCell = cellAt(cells, places.date);
    if (!isStated(dateCell) && this.#isNoPayment(cells, row)) return;
    const refund = this.#refunds.read(cells, row);
    const won = this.#amountIn(cells, row, refund !== 0n);
    const effect = this.#meanings.read(cells, row, won);
    if (effect.kind === "left-out") {
      this.#printed.add(won ?? 0n);
      if (effect.isCancelled && won !== null) this.#takeCancelled(cells, row, won);
      return;
    }
    const date = this.#dateIn(dateCell, row, won ?? 0n);
    const account = cellAt(cells, places.account);
    const department = cellAt(cells, places.department);
    const name = cellAt(cells, places.name);
    const found = this.lines.find(account, department, name);
    if (found.kind === "bad") {
      this.#refuse(lineBad(row, headerOf(this.#sheet, "name"), found.code));
      return;
    }
    if (won === null || date === null) return;
    if (found.kind === "total") {
      this.#printTotal(row, found.name, won);
      return;
    }
    const counted = (effect.isRefund && won > 0n ? -won : won) - this.#refunds.taken(refund, won, row);
    this.lines.add(found.line, date, counted, row);
    this.#repeated.take(found.line, cells, row, counted);
    this.#beside.take(cells, row);
    this.#codes.take(found.line, cells, row);
    this.#printed.add(won);
    this.#totals.add(counted);
  }

  /** A cancelled row without a readable day or name says nothing of any day. */
  #takeCancelled(cells: readonly string[], row: number, won: Won): void {
    const { places } = this.#sheet;
    const read = this.#dates.read(cellAt(cells, places.date));
    const date = read.kind === "date" ? this.#late.countedOn(read.date) : null;
    const [account, department, name] = [places.account, places.department, places.name].map((at) =>
      cellAt(cells, at),
    );
    const found = this.cancelled.find(account ?? "", department ?? "", name ?? "");
    if (date === null || found.kind !== "line") return;
    this.period = periodWith(this.period, date);
    this.cancelled.add(found.line, date, won, row);
  }

  /** Once all rows are in. */
  checkTotals(): readonly Finding[] {
    const column = headerOf(this.#sheet, "amount");
    const differing = new Set(this.#totals.check(column).map(({ row }) => row));
    return this.#printed.check(column).filter(({ row }) => differing.has(row));
  }

  /** What the columns beside day and amount say of the rows, once all are in. */
  meanings(): readonly Finding[] {
    return [
      ...this.#meanings.findings(),
      ...this.#refunds.findings(),
      ...this.#late.findings(),
      ...this.#beside.findings(this.#sheet.headerRow),
      ...this.#repeated.findings(this.#sheet.table),
      ...this.#codes.findings(),
      ...this.#unpaid.findings(),
    ];
  }

  /** A row without a day is blank or a total; anything else lacks its day. */
  #isNoPayment(cells: readonly string[], row: number): boolean {
    if (isBlankRow(cells)) return true;
    const { places, columns } = this.#sheet;
    const name = totalNameIn(cells.filter((_, at) => columns[at]?.kind !== "personal"));
    if (name === null) return cellAt(cells, places.amount).trim() === "" && this.#unpaid.takes(cells);
    const amount = readPaidAmount(cellAt(cells, places.amount), this.#unit);
    if (amount.kind === "bad")
      this.#refuse(amountBad(row, this.#sheet, amount, cellAt(cells, places.amount)));
    else if (amount.kind === "amount") this.#printTotal(row, name, amount.won);
    return true;
  }

  #printTotal(row: number, name: string, won: Won): void {
    if (this.#totals.count === maxTotals) {
      this.#refuse(totalsTooMany(row));
      return;
    }
    this.#totals.print(row, name, won);
    this.#printed.print(row, name, won);
  }

  /** Where a refund stands in a column of its own, the amount may be blank. */
  #amountIn(cells: readonly string[], row: number, hasRefund: boolean): Won | null {
    const { places } = this.#sheet;
    const cell = cellAt(cells, places.amount);
    const amount = readPaidAmount(cell, this.#unit);
    const before = cellAt(cells, places.amount === null ? null : places.amount - 1);
    if (bearsStraySign(before)) this.#refuse(strayMinus(row, this.#sheet));
    else if (amount.kind === "amount") return amount.won;
    else if (amount.kind === "blank" && hasRefund) return 0n;
    else
      this.#refuse(
        amount.kind === "bad" ? amountBad(row, this.#sheet, amount, cell) : amountMissing(row, this.#sheet),
      );
    return null;
  }

  /** The day on which the payment counts. */
  #dateIn(cell: string, row: number, won: Won): IsoDate | null {
    const read = this.#dates.read(cell);
    if (read.kind !== "date") {
      this.#refuse(
        read.kind === "bad" ? dateBad(row, this.#sheet, read, cell) : dateMissing(row, this.#sheet),
      );
      return null;
    }
    const { date } = read;
    // Lists are in the order of days: one comparison in a thousand finds another.
    if (date === this.#lastDate) return date;
    const counted = this.#late.countedOn(date);
    if (counted === null) {
      this.#refuse(dateOutsideYear(row, this.#sheet, date, this.#fiscalYear));
      return null;
    }
    this.period = periodWith(this.period, counted);
    if (counted === date) this.#lastDate = date;
    else this.#late.add(date, won, row);
    return counted;
  }

  #refuse(finding: Finding): void {
    if (this.findings.length < maxFindings) this.findings.push(finding);
    else this.unlisted += 1;
  }
}

function cellAt(cells: readonly string[], place: number | null): string {
  return place === null ? "" : (cells[place] ?? "");
}

function columnsBesideIn(sheet: PaymentSheet, unit: MoneyUnit, dates: PaidDates): ColumnBeside[] {
  const { headers } = sheet;
  return columnsPassedFor(sheet).map(({ at, read, kind, isSame }) => ({
    at,
    header: headers[at] ?? "",
    read: { at: read, header: headers[read] ?? "" },
    isSame,
    valueOf: (cell, place) => {
      const text = plainText(cell);
      if (text === "") return null;
      if (kind === "date") {
        const day = dates.read(cell);
        return day.kind === "date" ? day.date : text;
      }
      if (kind !== "amount") return comparableName(text);
      const stated = unitInHeader(headers[place] ?? "");
      const amount = readPaidAmount(cell, stated?.kind === "unit" ? stated.unit : unit);
      return amount.kind === "amount" ? `${amount.won}` : amount.kind === "blank" ? null : text;
    },
  }));
}
