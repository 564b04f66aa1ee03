/** Rows that one word in one column, or several in one column, give the same meaning. */
import type { Won } from "../../domain/values/won.ts";
import { shortList } from "../kernel/finding-list.ts";
import type { Effect } from "./cell-trait.ts";
import type { MeaningColumn } from "./meaning-columns.ts";

const listed = 5;
const listedWords = 3;

export class RowTally {
  readonly effect: Effect;
  readonly column: MeaningColumn;
  /** The first of them. */
  readonly rows: number[] = [];
  count = 0;
  /** Null of rows without amounts. */
  sum: Won | null = null;
  /** How many state an amount below 0. */
  below = 0;
  readonly #words = new Set<string>();

  constructor(effect: Effect, column: MeaningColumn) {
    this.effect = effect;
    this.column = column;
  }

  /** The first of its words; null where none may be quoted. */
  get word(): string | null {
    return this.#words.size === 0 ? null : shortList([...this.#words], listedWords);
  }

  /** @param word what may be quoted. */
  add(row: number, won: Won | null, word: string | null): void {
    if (this.rows.length < listed) this.rows.push(row);
    if (word !== null && this.#words.size <= listedWords) this.#words.add(word);
    this.count += 1;
    if (won === null) return;
    this.sum = (this.sum ?? 0n) + won;
    if (won < 0n) this.below += 1;
  }
}
