/** A file read again from what is stored, as it was read when it came. */
import { eventsPrefix } from "../../../shared/contracts/files/upload-key.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import type { SubmittedFile } from "../../../shared/domain/journal/journal-entry.ts";
import type { FileStore } from "../../../shared/ports/file-store.ts";
import { readUpload } from "./read-upload.ts";
import { eventOf, readingOfEvent } from "./stored-event.ts";
import type { SubmittedReading } from "../../../shared/examination/known-file.ts";

/** @throws Failure `file-missing` or `file-altered`. */
export async function readStoredFile(
  books: Books,
  submitted: SubmittedFile,
  files: Pick<FileStore, "read">,
): Promise<SubmittedReading> {
  const { bytes } = await files.read(submitted.file);
  return readBytes(books, submitted, bytes);
}

export function readBytes(
  books: Books,
  { file, options, fileName }: SubmittedFile,
  bytes: Uint8Array,
): Promise<SubmittedReading> {
  return file.key.startsWith(eventsPrefix)
    ? Promise.resolve(readingOfEvent(eventOf(bytes)))
    : readUpload(bytes, { books, options, fileName });
}
