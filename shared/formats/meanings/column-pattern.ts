/**
 * What a whole column of a payment list says that no single cell does: a second word where the first are states, a sign that turns,
 * a mark beside few rows. Such rows are held.
 */
import type { Won } from "../../domain/values/won.ts";
import { ownText } from "../kernel/own-text.ts";
import type { CellTrait, LookedAtColumn } from "./cell-trait.ts";
import type { PaymentNature } from "./meaning-columns.ts";
import { RowTally } from "./row-tally.ts";

export class ColumnPattern {
  readonly #nature: PaymentNature;
  readonly #isOfKinds: boolean;
  readonly #strange: RowTally;
  readonly #minuses: RowTally;
  readonly #marks: RowTally;
  #blanks = 0;
  #first: string | null = null;
  #isOfOneWord = true;
  #isOfSigns = true;
  #isOfMarks = true;
  #hasPlus = false;
  /** Whether a word of the column took something away: then its other words may, too. */
  #hasRefund = false;

  constructor(column: LookedAtColumn) {
    this.#nature = column.nature;
    this.#isOfKinds = column.kind === "kind";
    this.#strange = new RowTally("unclear", column);
    this.#minuses = new RowTally("unclear", column);
    this.#marks = new RowTally("unclear", column);
  }

  /** Of a row that is not left out. */
  take(trait: CellTrait, cell: string, row: number, won: Won | null): void {
    const isOver = !this.#isOfSigns && !this.#isOfMarks && !this.#asksEachWord && !this.#isOfKinds;
    if (isOver) return;
    if (this.#isOfOneWord) {
      this.#first ??= ownText(cell);
      this.#isOfOneWord = cell === this.#first;
    }
    if (trait.isBlank) {
      this.#blanks += 1;
      return;
    }
    this.#hasRefund ||= trait.effect === "refund";
    // In a column of kinds, how something was paid is no question, nor is what is below 0 already.
    const isKnownKind = this.#isOfKinds && (trait.isManner || (won !== null && won < 0n));
    if (trait.isStrange && !isKnownKind) this.#strange.add(row, won, trait.word);
    this.#hasPlus ||= trait.sign === "plus";
    this.#isOfSigns &&= trait.sign !== null;
    this.#isOfMarks &&= trait.isMark;
    // An amount below 0 has its sign already, and a word that is unclear by itself is told.
    const isOpen = trait.effect === "counts" && (won === null || won >= 0n);
    if (trait.sign === "minus" && isOpen) this.#minuses.add(row, won, trait.word);
    if (this.#isOfMarks) this.#marks.add(row, won, trait.word);
  }

  tallies(): readonly RowTally[] {
    return [
      ...(this.#turnsSigns() ? [this.#minuses] : []),
      ...((this.#asksEachWord && !this.#isOfOneWord) || (this.#isOfKinds && this.#hasRefund)
        ? [this.#strange]
        : []),
      ...(this.#isBesideFew() ? [this.#marks] : []),
    ].filter(({ count }) => count > 0);
  }

  get #asksEachWord(): boolean {
    return this.#nature === "outcome" || this.#nature === "sign";
  }

  /** Remarks, and what has nothing to do with amounts, are marked as people like. */
  get #isTelling(): boolean {
    return this.#nature === "plain" || this.#nature === "class";
  }

  /** A dash alone may fill a cell in which nothing stands. */
  #turnsSigns(): boolean {
    if (this.#nature === "sign") return true;
    if (!this.#isOfSigns || this.#nature === "outcome" || this.#minuses.count === 0) return false;
    return this.#hasPlus || (this.#blanks > 0 && this.#isTelling);
  }
  #isBesideFew(): boolean {
    if (this.#asksEachWord || this.#turnsSigns() || !this.#isOfMarks) return false;
    return this.#isTelling && this.#marks.count <= this.#blanks;
  }
}
