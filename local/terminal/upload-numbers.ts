/**
 * The numbers by which a person knows an upload. One that is read again (released, sent with other options) stands at a new place
 * in the journal; the number that was printed before still means it.
 */
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

/** By the id of the upload, in order, without the number it has now. */
export type EarlierNumbers = ReadonlyMap<string, readonly number[]>;

/** A single entry about an upload makes two versions of its record: what has no more was never read again. */
const versionsOfOneEntry = 2;
const pageSize = 1_000;

export async function earlierNumbers(
  ledger: Pick<LedgerStore, "readJournal">,
  books: Books,
  uploads: readonly Upload[],
): Promise<EarlierNumbers> {
  const now = new Map(
    uploads.filter(({ version }) => version > versionsOfOneEntry).map(({ uploadId, seq }) => [uploadId, seq]),
  );
  const earlier = new Map<string, number[]>();
  if (now.size === 0) return earlier;
  for (let after = 0; ;) {
    const entries = await ledger.readJournal(books, after, pageSize);
    for (const { seq, uploadId, act } of entries)
      if ("submitted" in act && now.has(uploadId) && now.get(uploadId) !== seq)
        earlier.set(uploadId, [...(earlier.get(uploadId) ?? []), seq]);
    after = entries.at(-1)?.seq ?? after;
    if (entries.length < pageSize) return earlier;
  }
}

/** The upload that had this number once; null where none had. */
export async function uploadOnceNumbered(
  ledger: Pick<LedgerStore, "readEntry" | "findUpload">,
  books: Books,
  number: number,
): Promise<Upload | null> {
  const entry = await ledger.readEntry(books, number);
  return entry === null || !("submitted" in entry.act) ? null : ledger.findUpload(books, entry.uploadId);
}
