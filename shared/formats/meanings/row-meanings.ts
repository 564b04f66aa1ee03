/**
 * Reads what the columns beside the amounts say of each row: a refund told by a word, a cancelled payment, another year or
 * office, a column that nobody knows. What is certain is applied and told; what is not holds the file with its rows.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { Won } from "../../domain/values/won.ts";
import { fullYear, onlyYearIn } from "../cells/printed-years.ts";
import { columnName } from "../kernel/column-name.ts";
import { ownText } from "../kernel/own-text.ts";
import { meaningFindings, type MeaningTally } from "./meaning-findings.ts";
import {
  answerMeaning,
  isOfNoBudget,
  isOfRevenue,
  kindMeaning,
  type MeaningColumn,
  stateMeaning,
  strayMeaning,
  type WordMeaning,
} from "./meaning-labels.ts";

export interface MeaningContext {
  readonly headerRow: number;
  readonly office: string;
  readonly fiscalYear: number;
  /** `payments`: a row is one payment, whose sign a word may turn. `totals`: a row is a running total. */
  readonly rows: "payments" | "totals";
}

/** `counts`: as it is counted, which for a refund is below 0. */
export type RowEffect =
  { readonly kind: "counts"; readonly isRefund: boolean } | { readonly kind: "left-out" };

const counts: RowEffect = { kind: "counts", isRefund: false };
const refund: RowEffect = { kind: "counts", isRefund: true };
const leftOut: RowEffect = { kind: "left-out" };

type Effect = "counts" | "refund" | "cancelled" | "unclear" | "revenue" | "other-year";
/** The weightiest first: a row of another year is none of ours, whatever its state is. */
const inOrder: readonly Effect[] = ["other-year", "revenue", "cancelled", "unclear", "refund"];

/** Words of a column that are remembered: a column of remarks has as many as rows. */
const maxRemembered = 1_000;
const listedRows = 5;

export class RowMeanings {
  readonly #columns: readonly MeaningColumn[];
  readonly #context: MeaningContext;
  readonly #remembered: readonly Map<string, Effect>[];
  readonly #tallies = new Map<string, MeaningTally>();
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
    this.#columns = columns.filter(({ kind }) => kind !== "office" && kind !== "office-code");
    this.#context = context;
    this.#remembered = this.#columns.map(() => new Map());
    this.#places = columns.filter(({ kind }) => kind === "office" || kind === "office-code");
    this.#unknown = columns.filter(({ kind }) => kind === "unknown");
    this.#unseen = [...this.#unknown];
  }

  /** @param won what the row states; null where it has no single amount. */
  read(cells: readonly string[], row: number, won: Won | null): RowEffect {
    this.#rows += 1;
    this.#lookAtUnknown(cells);
    this.#lookAtOffice(cells);
    let found: { effect: Effect; column: MeaningColumn; text: string } | null = null;
    for (const [place, column] of this.#columns.entries()) {
      const text = cells[column.at] ?? "";
      const effect = this.#effectOf(place, column, text);
      if (effect === "counts") continue;
      if (found === null || inOrder.indexOf(effect) < inOrder.indexOf(found.effect))
        found = { effect, column, text };
    }
    if (found === null) return counts;
    const effect = this.#settled(found.effect, won);
    this.#count({ ...found, effect }, row, won);
    if (effect === "cancelled" || effect === "other-year" || effect === "revenue") return leftOut;
    return effect === "refund" ? refund : counts;
  }

  findings(): readonly Finding[] {
    const seen = [...this.#strange, ...this.#unknown.filter((column) => !this.#unseen.includes(column))];
    const unstated = seen.filter(
      ({ at }) => ![...this.#tallies.values()].some(({ column }) => column.at === at),
    );
    return meaningFindings({
      ...this.#context,
      rows: this.#rows,
      tallies: [...this.#tallies.values()],
      unknown: unstated.map(({ header, at }) => (header === "" ? `${columnName(at)}열` : header)),
      offices: [...this.#offices],
      officeCodes: [...this.#officeCodes],
    });
  }

  #effectOf(place: number, column: MeaningColumn, cell: string): Effect {
    const remembered = this.#remembered[place];
    const known = remembered?.get(cell);
    if (known !== undefined) return known;
    const effect = this.#effectIn(column, plainText(cell));
    if (remembered !== undefined && remembered.size < maxRemembered) remembered.set(ownText(cell), effect);
    return effect;
  }

  #effectIn(column: MeaningColumn, text: string): Effect {
    const { kind, header } = column;
    if (text === "") return "counts";
    switch (kind) {
      case "division":
        if (isOfRevenue(text)) return "revenue";
        return isOfNoBudget(text) || strayMeaning(text) === "unclear" ? "unclear" : "counts";
      case "kind":
        if (isOfRevenue(text)) return "revenue";
        if (this.#context.rows === "totals" && isOfNoBudget(text)) return "unclear";
        return this.#effectOfWord(column, kindMeaning(text));
      case "state":
        return this.#effectOfWord(column, stateMeaning(text));
      case "answer":
        return this.#effectOfWord(column, answerMeaning(header, text));
      case "unknown":
        if (this.#context.rows === "totals" && isOfRevenue(text)) return "unclear";
        return strayMeaning(text) === "unclear" ? "unclear" : "counts";
      case "year":
        return this.#isOfYear(text) ? "counts" : "other-year";
      case "refund-amount":
        return /^[-−0.,\s]*$/.test(text) ? "counts" : "unclear";
      case "office":
      case "office-code":
        return "counts";
    }
  }

  #isOfYear(text: string): boolean {
    const { fiscalYear } = this.#context;
    const short = /^'?(\d\d)년?도?$/.exec(text)?.[1];
    return (short === undefined ? onlyYearIn(text, fiscalYear) : fullYear(short)) === fiscalYear;
  }

  /** A word that nobody knows counts as it stands, and its column is told. */
  #effectOfWord(column: MeaningColumn, meaning: WordMeaning): Effect {
    if (meaning !== "other") return meaning;
    this.#strange.add(column);
    return "counts";
  }

  /** A total is no payment: a word turns no sign of it. A cancelled row below 0 may take another row back. */
  #settled(effect: Effect, won: Won | null): Effect {
    if (effect === "other-year" || effect === "revenue") return effect;
    if (this.#context.rows === "totals") return "unclear";
    return effect === "cancelled" && won !== null && won < 0n ? "unclear" : effect;
  }

  #count(
    { effect, column, text }: { effect: Effect; column: MeaningColumn; text: string },
    row: number,
    won: Won | null,
  ): void {
    if (effect === "counts") return;
    const word = plainText(text);
    const key = `${effect}/${column.at}/${column.kind === "unknown" || column.kind === "refund-amount" ? "" : word}`;
    const tally = this.#tallies.get(key) ?? {
      effect,
      column,
      word: ownText(word),
      rows: [],
      count: 0,
      sum: null,
      below: 0,
    };
    if (tally.count === 0) this.#tallies.set(key, tally);
    if (tally.rows.length < listedRows) tally.rows.push(row);
    tally.count += 1;
    if (won !== null) tally.sum = (tally.sum ?? 0n) + won;
    if (won !== null && won < 0n) tally.below += 1;
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
