/** The office's figures as of a day, rolled up. */
import { readLines } from "../shared/reading/read-lines.ts";
import type { Books } from "../shared/domain/books.ts";
import type { IsoDate } from "../shared/domain/calendar.ts";
import { officeView, type OfficeView } from "../shared/domain/office-view.ts";
import type { UnmatchedPayments } from "../shared/domain/unmatched-payments.ts";
import type { LedgerStore } from "../shared/ports/ledger-store.ts";

export interface ReadView {
  readonly view: OfficeView;
  /** Payments outside of every row; null where there are none. */
  readonly unmatched: UnmatchedPayments | null;
}

/** @param asOf null for everything that is known. */
export async function readView(ledger: LedgerStore, books: Books, asOf: IsoDate | null): Promise<ReadView> {
  const { lines, unmatched } = await readLines(ledger, books, asOf);
  const view = officeView(
    books.office,
    books.fiscalYear,
    lines.map(({ line }) => line),
  );
  return { view, unmatched };
}
