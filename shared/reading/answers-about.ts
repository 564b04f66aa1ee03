/** The answers that count about an upload: the journal entries in which persons said what its lines are. */
import type { JournalEntry } from "../domain/journal/journal-entry.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";

/**
 * In the order of the journal; those about other uploads are left out.
 * @param given only entries of these numbers; empty for all of them.
 */
export async function answersAbout(
  { books, uploadId }: Pick<Upload, "books" | "uploadId">,
  given: readonly number[],
  ledger: Pick<LedgerStore, "readHead" | "readEntry">,
): Promise<readonly JournalEntry[]> {
  const { matches } = await ledger.readHead(books);
  const asked = matches.filter((seq) => given.length === 0 || given.includes(seq));
  const entries = await Promise.all(asked.map((seq) => ledger.readEntry(books, seq)));
  return entries.flatMap((entry) => (entry?.uploadId === uploadId ? [entry] : []));
}
