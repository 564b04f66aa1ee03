/** The stored bytes of an upload once more, as they came: a file, or an event that was stored as one. */
import { eventsPrefix } from "../../../shared/contracts/files/upload-key.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { submitStoredEvent } from "./ingest-event.ts";
import { ingestUpload } from "./ingest-upload.ts";
import type { IngestOutcome, LedgerDependencies, Manner } from "./submission.ts";

export function resubmitStored(
  { books, options, fileName, file }: Pick<Upload, "books" | "options" | "fileName" | "file">,
  manner: Manner,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return file.key.startsWith(eventsPrefix)
    ? submitStoredEvent(file, manner, dependencies)
    : ingestUpload({ address: { books, options, fileName }, file }, dependencies, manner);
}
