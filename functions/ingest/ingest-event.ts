/**
 * Takes one `ExecutionRecorded` event into the ledger, once for its id. The event is first stored as a
 * file beside the uploads, so that its figures lead back to its records like any others.
 */
import type { ExecutionRecorded } from "../../shared/contracts/execution-recorded.ts";
import { eventFileKey } from "../../shared/contracts/upload-key.ts";
import { type FileReference, isReversed } from "../../shared/domain/upload.ts";
import {
  bytesOf,
  eventOf,
  fileNameOfEvent,
  optionsOfEvents,
  readingOfEvent,
  uploadIdOfEvent,
} from "./stored-event.ts";
import type { IngestOutcome, LedgerDependencies } from "./submission.ts";
import { submitFile } from "./submit-file.ts";

export async function ingestEvent(
  event: ExecutionRecorded,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return takeStored(await storeEvent(event, dependencies), dependencies);
}

export type EventOnItsWay =
  | { readonly kind: "stands"; readonly outcome: IngestOutcome }
  | { readonly kind: "stored"; readonly file: FileReference };

/** The first half, which no order binds: events may be stored side by side. */
export async function storeEvent(
  event: ExecutionRecorded,
  { ledger, files }: LedgerDependencies,
): Promise<EventOnItsWay> {
  const { eventId, office, fiscalYear } = event;
  const books = { office, fiscalYear };
  const known = await ledger.findUpload(books, uploadIdOfEvent(eventId));
  if (known?.outcome.state === "applied")
    return { kind: "stands", outcome: { kind: "already-applied", upload: known } };
  if (known !== null && isReversed(known.outcome))
    return { kind: "stands", outcome: { kind: "already-undone", upload: known } };
  // What is being applied goes on as it was stored; after a rejection the event may come corrected.
  if (known?.outcome.state === "applying") return { kind: "stored", file: known.file };
  return { kind: "stored", file: await files.put(eventFileKey(books, eventId), bytesOf(event)) };
}

/** The second half, in the order of the events. */
export async function takeStored(
  way: EventOnItsWay,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return way.kind === "stands" ? way.outcome : submitStoredEvent(way.file, null, dependencies);
}

/** What is applied is what was stored, whatever came in the meantime under the same id. */
export async function submitStoredEvent(
  file: FileReference,
  releasedBy: string | null,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  const { bytes, sha256 } = await dependencies.files.read(file);
  const event = eventOf(bytes);
  const { eventId, office, fiscalYear } = event;
  const address = {
    books: { office, fiscalYear },
    options: optionsOfEvents,
    fileName: fileNameOfEvent(eventId),
  };
  const submission = {
    uploadId: uploadIdOfEvent(eventId),
    address,
    file,
    sha256,
    byteLength: bytes.byteLength,
    releasedBy,
    read: () => Promise.resolve(readingOfEvent(event)),
  };
  return submitFile(submission, dependencies);
}
