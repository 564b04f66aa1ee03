/**
 * Cells that a workbook merged over several rows: the first cell's text holds for all of them. An amount does not: whose
 * it is nobody knows, and each row that took it would count it again.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { columnName } from "../kernel/column-name.ts";
import { placeAt, rejection, shortList } from "../kernel/finding-list.ts";
import type { MergedCells, Table } from "../kernel/format.ts";

const listedRanges = 5;

/** Fills the cells of merged ranges below a header, row by row from the top. */
export class MergedFill {
  readonly #ranges: readonly MergedCells[];
  readonly #isAmount: (column: number) => boolean;
  /** The range that covers the present row, by column, with its text: ranges never overlap. */
  readonly #open = new Map<number, { readonly range: MergedCells; readonly text: string }>();
  readonly #amounts = new Set<MergedCells>();
  #next = 0;

  /** @param isAmount whether the column, from 0, holds amounts. */
  constructor(
    { merged = [] }: Pick<Table, "merged">,
    headerRow: number,
    isAmount: (column: number) => boolean,
  ) {
    this.#ranges = merged.filter(({ from }) => from > headerRow).toSorted((a, b) => a.from - b.from);
    this.#isAmount = isAmount;
  }

  /** The cells of the row with what was merged over them. */
  fill(cells: readonly string[], row: number): readonly string[] {
    this.#openUpTo(cells, row);
    if (this.#open.size === 0) return cells;
    const filled = [...cells];
    for (const [column, { range, text }] of this.#open) {
      if (range.to < row) this.#open.delete(column);
      else if ((filled[column] ?? "").trim() !== "") continue;
      else if (this.#isAmount(column)) this.#amounts.add(range);
      else filled[column] = text;
    }
    return filled;
  }

  /** A range whose first row was blank, and so not given, holds nothing. */
  #openUpTo(cells: readonly string[], row: number): void {
    for (; ; this.#next++) {
      const range = this.#ranges[this.#next];
      if (range === undefined || range.from > row) return;
      const text = range.from === row ? (cells[range.column] ?? "") : "";
      if (text.trim() === "") this.#open.delete(range.column);
      else this.#open.set(range.column, { range, text });
    }
  }

  /** Once all rows were filled. */
  findings(): readonly Finding[] {
    const [first] = this.#amounts;
    if (first === undefined) return [];
    const names = [...this.#amounts].map(({ column, from, to }) => {
      const letter = columnName(column);
      return `${letter}${from}:${letter}${to}`;
    });
    const list = shortList(names, listedRanges);
    return [
      rejection("amounts-merged", placeAt(first.from, null, list), {
        ko: `여러 행에 걸쳐 병합된 금액 칸이 있습니다(${list}). 병합을 풀고 행마다 금액을 적어 다시 올려 주십시오.`,
        en: `Amounts are merged over several rows (${list}). Unmerge the cells, write each row's amount and upload again.`,
      }),
    ];
  }
}
