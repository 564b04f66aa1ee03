/** Takes one stored file into the ledger. Its identity is its bytes, for these books and for ever. */
import { eventsPrefix, type UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import { type FileReference, type Upload, uploadIdOf } from "../../../shared/domain/uploads/upload.ts";
import type { MappingStore } from "../../../shared/ports/mapping-store.ts";
import { submitStoredEvent } from "./ingest-event.ts";
import { readUpload, readArrivedFile } from "../../../shared/examination/files/read-upload.ts";
import {
  type IngestOutcome,
  type Manner,
  submissionOf,
  knownUpload,
} from "../../../shared/examination/submission.ts";
import { submitFile } from "./submit-file.ts";
import type { LedgerDependencies } from "./ledger-dependencies.ts";

// A handler hears of examination through its use cases alone.
export type { IngestOutcome };

export interface IngestRequest {
  readonly address: UploadAddress;
  readonly file: FileReference;
}

/** A file that has just come: its office may have taught what its columns mean. */
export async function ingestArrival(
  { address, file }: IngestRequest,
  dependencies: LedgerDependencies & { readonly mappings: Pick<MappingStore, "list"> },
): Promise<IngestOutcome> {
  const stored = await dependencies.files.read(file);
  const sent = submissionOf(stored, { uploadId: uploadIdOf(stored.sha256), address, file }, {});
  const known = await knownUpload(sent, dependencies.ledger);
  if (known !== null) return known;
  const arrived = await readArrivedFile(stored.bytes, address, dependencies);
  const read = () => Promise.resolve(arrived.reading);
  return submitFile({ ...sent, address: arrived.address, read }, dependencies);
}

/** A file as its sender, or its record, says it: applied, held or rejected, as it deserves; what is wrong is rejected whoever releases it. */
export async function ingestUpload(
  { address, file }: IngestRequest,
  dependencies: LedgerDependencies,
  manner: Manner = {},
): Promise<IngestOutcome> {
  const stored = await dependencies.files.read(file);
  const sent = submissionOf(stored, { uploadId: uploadIdOf(stored.sha256), address, file }, manner);
  const read = () => readUpload(stored.bytes, address, dependencies.readDocument);
  return submitFile({ ...sent, read }, dependencies);
}

/** The stored bytes of an upload once more, as they came: a file, or an event that was stored as one. */
export function resubmitStored(
  { books, options, fileName, file }: Pick<Upload, "books" | "options" | "fileName" | "file">,
  manner: Manner,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return file.key.startsWith(eventsPrefix)
    ? submitStoredEvent(file, manner, dependencies)
    : ingestUpload({ address: { books, options, fileName }, file }, dependencies, manner);
}
