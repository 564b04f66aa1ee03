/** What a reader saw of the figures while others wrote: held against the files when all is at rest. */
import type { IsoDate } from "../../shared/domain/values/calendar.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { officeView } from "../../shared/domain/rates/office-view.ts";
import { rateRows } from "../../shared/domain/rates/rate-rows.ts";
import type { LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { linesOf, type ReadLine, readingOf } from "../../shared/reading/read-lines.ts";
import { books } from "./workload.ts";

export interface Evaluation {
  /** The last journal entry that it says it knows of. */
  readonly through: number;
  /** Null for everything that was known. */
  readonly date: IsoDate | null;
  readonly rows: readonly string[];
}

export interface Observed extends Evaluation {
  readonly isBesideEntry: boolean;
}

export async function observe(ledger: LedgerStore, date: IsoDate | null): Promise<Observed> {
  const reading: LedgerReading = await readingOf(ledger, books, date);
  const rows = rowsOf(linesOf(reading, date).lines);
  return { through: doneSeq(reading.head), date, rows, isBesideEntry: reading.head.running !== null };
}

/** Every level and fund with its amounts, rate and date, as text. */
export function rowsOf(lines: readonly ReadLine[]): string[] {
  const view = officeView(
    books.office,
    books.fiscalYear,
    lines.map(({ line }) => line),
  );
  return rateRows(view, true)
    .map(
      ({ scope, fund, amounts, rate, asOf }) =>
        `${scope.level} ${scope.id} ${fund} ${textOf([amounts, rate, asOf])}`,
    )
    .toSorted();
}

/** Funds in one order, and no difference between one that is absent and one that is not stated. */
export function textOf(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, each: unknown) => {
    if (typeof each === "bigint") return `${each}`;
    if (each === null || typeof each !== "object" || Array.isArray(each)) return each;
    return Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  });
}

export function differ(what: string, is: unknown, should: unknown): string {
  return `${what} is ${textOf(is).slice(0, 600)} and should be ${textOf(should).slice(0, 600)}`;
}
