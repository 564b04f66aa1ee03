/**
 * Reads what the columns beside the amounts say of each row: a refund told by a word, a cancelled payment, another year or
 * office, a column that nobody knows. What is certain is applied and told; what is not holds the file with its rows.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { Won } from "../../domain/values/won.ts";
import { columnName } from "../kernel/column-name.ts";
import { ownText } from "../kernel/own-text.ts";
import {
  type CellTrait,
  type Effect,
  type LookedAtColumn,
  type MeaningContext,
  natureOf,
  traitOf,
} from "./cell-trait.ts";
import { ColumnPattern } from "./column-pattern.ts";
import type { MeaningColumn, MeaningKind } from "./meaning-columns.ts";
import { meaningFindings } from "./meaning-findings.ts";
import { RowTally } from "./row-tally.ts";

/** `counts`: as it is counted, which for a refund is below 0. */
export type RowEffect =
  | { readonly kind: "counts"; readonly isRefund: boolean }
  /** Of a cancelled row the file still says what was cancelled, and of which day. */
  | { readonly kind: "left-out"; readonly isCancelled: boolean };

const counts: RowEffect = { kind: "counts", isRefund: false };
const refund: RowEffect = { kind: "counts", isRefund: true };
const leftOut: RowEffect = { kind: "left-out", isCancelled: false };
const cancelled: RowEffect = { kind: "left-out", isCancelled: true };

/** The weightiest first: a row of another year is none of ours, whatever its state is. */
const inOrder: readonly Effect[] = ["other-year", "revenue", "cancelled", "unclear", "refund"];

/** Words of a column that are remembered: a column of remarks has as many as rows. */
const maxRemembered = 1_000;

export class RowMeanings {
  readonly #columns: readonly LookedAtColumn[];
  /** What the cells of the row say that is read. */
  readonly #row: CellTrait[] = [];
  readonly #context: MeaningContext;
  readonly #remembered: readonly Map<string, CellTrait>[];
  /** In a list of payments, those of the same columns; null of a column that has none. */
  readonly #patterns: readonly (ColumnPattern | null)[];
  readonly #tallies = new Map<string, RowTally>();
  readonly #offices = new Set<string>();
  readonly #officeCodes = new Set<string>();
  /** Columns of kinds and states with words that nobody knows. */
  readonly #strange = new Set<MeaningColumn>();
  /** Unknown columns in which nothing stood so far. */
  #unseen: MeaningColumn[];

  readonly #places: readonly MeaningColumn[];
  readonly #unknown: readonly MeaningColumn[];
  #rows = 0;

  constructor(columns: readonly MeaningColumn[], context: MeaningContext) {
    this.#columns = columns
      .filter(({ kind }) => kind !== "office" && kind !== "office-code")
      .map((column) => ({ ...column, nature: natureOf(column) }));
    this.#context = context;
    this.#remembered = this.#columns.map(() => new Map());
    this.#patterns = this.#columns.map((column) =>
      context.rows === "payments" && patterned.has(column.kind) ? new ColumnPattern(column) : null,
    );
    this.#places = columns.filter(({ kind }) => kind === "office" || kind === "office-code");
    this.#unknown = columns.filter(({ kind }) => kind === "unknown" || kind === "unit");
    this.#unseen = [...this.#unknown];
  }

  /** @param won what the row states; null where it has no single amount. */
  read(cells: readonly string[], row: number, won: Won | null): RowEffect {
    this.#rows += 1;
    this.#lookAtUnknown(cells);
    this.#lookAtOffice(cells);
    const found = this.#weightiest(cells, won);
    const effect = found === null ? "counts" : this.#settled(found.trait.effect, won);
    if (found !== null && effect !== "counts") this.#count(effect, found, row, won);
    if (effect === "cancelled") return cancelled;
    if (effect === "other-year" || effect === "revenue") return leftOut;
    for (const [place, trait] of this.#row.entries())
      this.#patterns[place]?.take(trait, cells[this.#columns[place]?.at ?? -1] ?? "", row, won);
    return effect === "refund" ? refund : counts;
  }

  findings(): readonly Finding[] {
    const tallies = [...this.#tallies.values(), ...this.#patterns.flatMap((each) => each?.tallies() ?? [])];
    const seen = [...this.#strange, ...this.#unknown.filter((column) => !this.#unseen.includes(column))];
    const unstated = seen.filter(({ at }) => !tallies.some(({ column }) => column.at === at));
    return meaningFindings({
      ...this.#context,
      rows: this.#rows,
      tallies,
      unknown: unstated.map(({ header, at }) => (header === "" ? `${columnName(at)}열` : header)),
      offices: [...this.#offices],
      officeCodes: [...this.#officeCodes],
    });
  }

  #weightiest(cells: readonly string[], won: Won | null): FoundTrait | null {
    let found: FoundTrait | null = null;
    for (const [place, column] of this.#columns.entries()) {
      const trait = this.#traitOf(place, cells[column.at] ?? "");
      this.#row[place] = trait;
      // What is printed below 0 was taken away already.
      if (trait.effect === "counts" || (trait.isReturn && won !== null && won < 0n)) continue;
      if (found === null || weightOf(trait) < weightOf(found.trait)) found = { trait, column };
    }
    return found;
  }

  #traitOf(place: number, cell: string): CellTrait {
    const remembered = this.#remembered[place];
    const column = this.#columns[place];
    const known = remembered?.get(cell);
    if (known !== undefined) return known;
    if (column === undefined) throw new RangeError("A place is one of the columns");
    const trait = traitOf(column, plainText(cell), this.#context);
    if (trait.isStrange && column.kind !== "unknown") this.#strange.add(column);
    if (remembered !== undefined && remembered.size < maxRemembered) remembered.set(ownText(cell), trait);
    return trait;
  }

  /** A total is no payment: a word turns no sign of it. A cancelled row below 0 may take another row back. */
  #settled(effect: Effect, won: Won | null): Effect {
    if (effect === "other-year" || effect === "revenue") return effect;
    if (this.#context.rows === "totals") return "unclear";
    return effect === "cancelled" && won !== null && won < 0n ? "unclear" : effect;
  }

  #count(effect: Effect, { trait: { word }, column }: FoundTrait, row: number, won: Won | null): void {
    const { at, kind } = column;
    const key = `${effect}/${at}/${together.has(kind) ? "" : word}`;
    const tally = this.#tallies.get(key) ?? new RowTally(effect, column);
    if (tally.count === 0) this.#tallies.set(key, tally);
    tally.add(row, won, word);
  }

  #lookAtUnknown(cells: readonly string[]): void {
    if (this.#unseen.length === 0) return;
    if (this.#unseen.some(({ at }) => (cells[at] ?? "").trim() !== ""))
      this.#unseen = this.#unseen.filter(({ at }) => plainText(cells[at] ?? "") === "");
  }

  /** Two are enough to know that there are several. */
  #lookAtOffice(cells: readonly string[]): void {
    for (const { at, kind } of this.#places) {
      const seen = kind === "office" ? this.#offices : this.#officeCodes;
      const cell = cells[at] ?? "";
      if (cell === "" || seen.has(cell) || seen.size > 1) continue;
      const text = plainText(cell);
      if (text !== "") seen.add(ownText(text));
    }
  }
}

interface FoundTrait {
  readonly trait: CellTrait;
  readonly column: MeaningColumn;
}

/** Columns of many words: their rows are told together. */
const together: ReadonlySet<MeaningKind> = new Set(["unknown", "undo", "refund-amount"]);

const patterned: ReadonlySet<MeaningKind> = new Set(["unknown", "kind", "state", "answer"]);

/** A word of money going back beside a word that certainly says so says it once more. */
function weightOf({ effect, isReturn }: CellTrait): number {
  return isReturn ? inOrder.length : inOrder.indexOf(effect);
}
