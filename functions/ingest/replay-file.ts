/** The stored file of an upload, opened again, and what its record must say of it. */
import { eventsPrefix, eventFileKey, parseUploadKey, uploadKey } from "../../shared/contracts/upload-key.ts";
import { type Discrepancy, type DiscrepancyPlace, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { type Upload, uploadIdOf } from "../../shared/domain/upload.ts";
import type { FileStore, StoredFile } from "../../shared/ports/file-store.ts";
import { eventOf, fileNameOfEvent, optionsOfEvents, uploadIdOfEvent } from "./ingest-event.ts";
import { readBytesAgain } from "./read-again.ts";
import type { SubmittedReading } from "./take-in.ts";

export type ReopenedFile =
  | {
      readonly kind: "read";
      /** As its record must be, its outcome apart. */
      readonly upload: Upload;
      readonly reading: SubmittedReading;
    }
  | { readonly kind: "lost"; readonly discrepancy: Discrepancy };

export async function reopenFile(upload: Upload, files: Pick<FileStore, "read">): Promise<ReopenedFile> {
  const place = placeOf(upload);
  try {
    const stored = await files.read(upload.file);
    const expected = recordOf(upload, stored);
    if (expected === null)
      return lost("file-altered", place, { expected: upload.sha256, found: stored.sha256 });
    return { kind: "read", upload: expected, reading: await readBytesAgain(expected, stored.bytes) };
  } catch (error) {
    if (error instanceof Failure && (error.code === "file-missing" || error.code === "file-altered"))
      return lost(error.code, place, { expected: upload.file.version, found: null });
    // What was stored with the file says how it is read, a mapping for one: damaged, it is not understood.
    if (error instanceof Failure || !(error instanceof Error)) throw error;
    return lost("file-unreadable", place, { expected: null, found: error.message });
  }
}

export function placeOf({ uploadId, fileName }: Upload): Partial<DiscrepancyPlace> {
  return { uploadId, fileName };
}

/** Null where the bytes are not those that were taken in: neither their name nor the place where they lie is of them. */
function recordOf(upload: Upload, { bytes, sha256 }: StoredFile): Upload | null {
  const { file } = upload;
  const measured = { ...upload, sha256, byteLength: bytes.byteLength };
  if (file.key.startsWith(eventsPrefix)) {
    if (sha256 !== upload.sha256 && sha256 !== file.version) return null;
    const { eventId, office, fiscalYear } = eventOf(bytes);
    const books = { office, fiscalYear };
    return {
      ...measured,
      books,
      uploadId: uploadIdOfEvent(eventId),
      fileName: fileNameOfEvent(eventId),
      options: optionsOfEvents,
      file: { ...file, key: eventFileKey(books, eventId) },
    };
  }
  const uploadId = uploadIdOf(sha256);
  if (sha256 !== upload.sha256 && uploadId !== upload.uploadId) return null;
  return { ...measured, ...addressOf(upload), uploadId };
}

/** The place of a file says whose it is and what its sender added, but for a mapping. */
function addressOf({
  file,
  books,
  options,
  fileName,
}: Upload): Pick<Upload, "books" | "options" | "fileName"> {
  const parsed = parseUploadKey(file.key);
  if (parsed.kind === "misplaced") return { books, options, fileName };
  const { address } = parsed;
  const isSameName = uploadKey({ ...address, fileName }) === uploadKey(address);
  return {
    books: address.books,
    options: { ...address.options, mapping: options.mapping },
    fileName: isSameName ? fileName : address.fileName,
  };
}

function lost(
  code: "file-missing" | "file-altered" | "file-unreadable",
  place: Partial<DiscrepancyPlace>,
  difference: { readonly expected: string | null; readonly found: string | null },
): ReopenedFile {
  return { kind: "lost", discrepancy: discrepancyOf(code, place, { field: "", ...difference }) };
}
