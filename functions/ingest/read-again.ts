/** The records of an upload that was applied, read again from what is stored. */
import { eventsPrefix } from "../../shared/contracts/upload-key.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import { eventOf } from "./ingest-event.ts";
import { recordsOfEvent } from "./event-records.ts";
import { readUpload } from "./read-upload.ts";
import type { SubmittedRecords } from "./submitted-postings.ts";

/** Null where it can be read no more: the file says now what it did not say then. */
export async function readAgain(
  { books, options, fileName, file }: Upload,
  files: FileStore,
): Promise<SubmittedRecords | null> {
  const { bytes } = await files.read(file);
  if (file.key.startsWith(eventsPrefix)) return { records: recordsOfEvent(eventOf(bytes)), period: null };
  const reading = await readUpload(bytes, { books, options, fileName });
  return reading.kind === "refused" ? null : reading;
}
