/**
 * Columns of a list that say what another, which is read, says too: 집행액 beside 지출액, 지출일자 beside 지급일자. Where a row differs
 * in two that mean the same, nothing says which is right, and the file is refused; what is passed over else is told once.
 */
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { placeAt, rejection, remark } from "../kernel/finding-list.ts";
import { unpaid } from "../kernel/row-findings.ts";
import { readPaidAmount } from "./payment-cells.ts";

export interface ColumnBeside {
  readonly at: number;
  readonly header: string;
  /** The column that is read in its place. */
  readonly read: { readonly at: number; readonly header: string };
  /** Whether both mean the same; else one is a step before the other, or a wider name. */
  readonly isSame: boolean;
  /** What a cell says, however it is written, and whichever of the two it stands in; null of a blank one. */
  readonly valueOf: (cell: string, at: number) => string | null;
}

interface Difference {
  readonly row: number;
  readonly read: string;
  readonly beside: string;
}

export class ColumnsBeside {
  readonly #columns: readonly ColumnBeside[];
  readonly #filled = new Set<ColumnBeside>();
  /** The first of each. */
  readonly #differing = new Map<ColumnBeside, Difference>();

  constructor(columns: readonly ColumnBeside[]) {
    this.#columns = columns;
  }

  take(cells: readonly string[], row: number): void {
    for (const column of this.#columns) {
      const [read, beside] = [cells[column.read.at] ?? "", cells[column.at] ?? ""];
      const value = column.valueOf(beside, column.at);
      if (value === null) continue;
      this.#filled.add(column);
      if (!this.#differing.has(column) && column.valueOf(read, column.read.at) !== value)
        this.#differing.set(column, { row, read: read.trim(), beside: beside.trim() });
    }
  }

  findings(headerRow: number): readonly Finding[] {
    return [...this.#filled].map((column) => {
      const difference = this.#differing.get(column);
      if (difference === undefined || !column.isSame) return passedOver(headerRow, column, difference?.row);
      return differs(column, difference);
    });
  }
}

/** Rows in which a step before the payment stands and nothing of the payment: decided, and not yet paid. */
export class UnpaidRows {
  readonly #steps: readonly number[];
  readonly #unit: MoneyUnit;
  #count = 0;
  #won = 0n;

  /** @param steps the columns of steps before the payment. */
  constructor(steps: readonly number[], unit: MoneyUnit) {
    this.#steps = steps;
    this.#unit = unit;
  }

  /** @param cells of a row without a day and an amount of payment. */
  takes(cells: readonly string[]): boolean {
    const decided = this.#steps.map((at) => cells[at] ?? "").filter((cell) => cell.trim() !== "");
    if (decided.length === 0) return false;
    const read = decided.filter((cell) => !isDay(cell)).map((cell) => readPaidAmount(cell, this.#unit));
    this.#count += 1;
    for (const each of read) if (each.kind === "amount") this.#won += each.won;
    return true;
  }

  findings(): readonly Finding[] {
    return this.#count === 0 ? [] : [unpaid(this.#count, this.#won)];
  }
}

function isDay(cell: string): boolean {
  return readDateCell(cell).kind === "date";
}

function differs({ header, read }: ColumnBeside, { row, ...values }: Difference): Finding {
  return rejection("column-twice", placeAt(row, header, values.beside), {
    ko: `"${read.header}" 열과 "${header}" 열이 같은 뜻인데 ${row}행의 값이 서로 다릅니다("${values.read}", "${values.beside}"). 맞는 열 하나만 남겨 주십시오.`,
    en: `The columns "${read.header}" and "${header}" mean the same, and row ${row} says "${values.read}" in one and "${values.beside}" in the other. Keep the one that is right.`,
  });
}

function passedOver(headerRow: number, { header, read }: ColumnBeside, row: number | undefined): Finding {
  const [ko, en] =
    row === undefined
      ? ["두 열의 값은 같습니다.", "Both say the same."]
      : [`${row}행부터 값이 다릅니다.`, `They differ from row ${row} on.`];
  return remark("column-ignored", placeAt(headerRow, header), {
    ko: `"${read.header}" 열이 있어 "${header}" 열은 읽지 않았습니다. ${ko}`,
    en: `The column "${header}" was not read, because "${read.header}" stands beside it. ${en}`,
  });
}
