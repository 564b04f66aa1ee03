/** An upload read again from what is stored, as it was read when it came. */
import { eventsPrefix } from "../../shared/contracts/upload-key.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import { eventOf, readingOfEvent } from "./ingest-event.ts";
import { readUpload } from "./read-upload.ts";
import type { SubmittedRecords } from "./submitted-postings.ts";
import type { SubmittedReading } from "./take-in.ts";

/** Null where it can be read no more: the file says now what it did not say then. */
export async function readAgain(
  upload: Upload,
  files: Pick<FileStore, "read">,
): Promise<SubmittedRecords | null> {
  const { bytes } = await files.read(upload.file);
  const reading = await readBytesAgain(upload, bytes);
  return reading.kind === "refused" ? null : reading;
}

export async function readBytesAgain(
  { books, options, fileName, file }: Upload,
  bytes: Uint8Array,
): Promise<SubmittedReading> {
  return file.key.startsWith(eventsPrefix)
    ? readingOfEvent(eventOf(bytes))
    : readUpload(bytes, { books, options, fileName });
}
