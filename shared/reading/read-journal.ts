/** What the journal says beside the figures: answers about an upload, and the name of the office. */
import type { JournalEntry } from "../domain/journal/journal-entry.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";

/**
 * The entries in which persons said what the lines of an upload are, in the order of the journal; those about other uploads are left out.
 * @param given only entries of these numbers; empty for all of them.
 */
export async function answersAbout(
  { books, uploadId }: Pick<Upload, "books" | "uploadId">,
  given: readonly number[],
  ledger: Pick<LedgerStore, "readHead" | "readEntry">,
): Promise<readonly JournalEntry[]> {
  const { matches } = await ledger.readHead(books);
  const requested = matches.filter((seq) => given.length === 0 || given.includes(seq));
  const entries = await Promise.all(requested.map((seq) => ledger.readEntry(books, seq)));
  return entries.flatMap((entry) => (entry?.uploadId === uploadId ? [entry] : []));
}

/** What an office is called: as the files of its latest year say that name it. Null where no file names it. */
export async function officeNameIn(
  ledger: Pick<LedgerStore, "listBooks" | "readHead">,
  office: string,
): Promise<string | null> {
  const own = (await ledger.listBooks())
    .filter((books) => books.office === office)
    .toSorted((a, b) => b.fiscalYear - a.fiscalYear);
  for (const books of own) {
    const { officeName } = await ledger.readHead(books);
    if (officeName !== null) return officeName;
  }
  return null;
}
