/** The office's figures as of a day, rolled up. */
import { readLines } from "../shared/reading/read-lines.ts";
import type { Books } from "../shared/domain/books.ts";
import type { IsoDate } from "../shared/domain/calendar.ts";
import { officeView, type OfficeView } from "../shared/domain/office-view.ts";
import type { LedgerStore } from "../shared/ports/ledger-store.ts";

/** @param asOf null for everything that is known. */
export async function readView(ledger: LedgerStore, books: Books, asOf: IsoDate | null): Promise<OfficeView> {
  const lines = await readLines(ledger, books, asOf);
  return officeView(
    books.office,
    books.fiscalYear,
    lines.map(({ line }) => line),
  );
}
