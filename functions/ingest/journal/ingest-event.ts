/**
 * Takes one `ExecutionRecorded` event into the ledger, once for its id. The event is first stored as a
 * file beside the uploads, so that its figures lead back to its records like any others.
 */
import type { ExecutionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { eventFileKey } from "../../../shared/contracts/files/upload-key.ts";
import { type FileReference, isReversed } from "../../../shared/domain/uploads/upload.ts";
import {
  addressOfEvent,
  bytesOf,
  eventChanged,
  eventOf,
  eventUndone,
  readingOfEvent,
  textOf,
  uploadIdOfEvent,
} from "../../../shared/examination/files/stored-submission.ts";
import type { StoredFile } from "../../../shared/ports/file-store.ts";
import { type IngestOutcome, type Manner, submissionOf } from "../../../shared/examination/submission.ts";
import { submitFile } from "./submit-file.ts";
import type { LedgerDependencies } from "./ledger-dependencies.ts";

export async function ingestEvent(
  event: ExecutionRecorded,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return takeStored(await storeEvent(event, dependencies), dependencies);
}

export type EventOnItsWay =
  | { readonly kind: "stands"; readonly outcome: IngestOutcome }
  | { readonly kind: "stored"; readonly file: FileReference; readonly stored: StoredFile };

/** The first half, which no order binds: events may be stored side by side, and are read as they were stored. */
export async function storeEvent(
  event: ExecutionRecorded,
  { ledger, files }: LedgerDependencies,
): Promise<EventOnItsWay> {
  const { eventId, office, fiscalYear } = event;
  const books = { office, fiscalYear };
  const known = await ledger.findUpload(books, uploadIdOfEvent(eventId));
  const isApplied = known?.outcome.state === "applied";
  if (known !== null && (isApplied || isReversed(known.outcome))) {
    const isSame = ledger.digestOf(textOf(event)) === known.sha256.slice(0, digestLength);
    const findings = isSame ? [] : [isApplied ? eventChanged(eventId) : eventUndone(eventId)];
    const kind = isSame ? (isApplied ? "already-applied" : "already-undone") : "rejected";
    return { kind: "stands", outcome: { kind, upload: known, findings } };
  }
  // What is being applied goes on as it was stored; after a rejection the event may come corrected.
  const file =
    known?.outcome.state === "applying"
      ? known.file
      : await files.put(eventFileKey(books, eventId), bytesOf(event));
  return { kind: "stored", file, stored: await files.read(file) };
}

/** Of a digest of the ledger, in hex. */
const digestLength = 32;

/** The second half, in the order of the events. */
export async function takeStored(
  way: EventOnItsWay,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return way.kind === "stands" ? way.outcome : submitEvent(way, {}, dependencies);
}

/** What is applied is what was stored, whatever came in the meantime under the same id. */
export async function submitStoredEvent(
  file: FileReference,
  manner: Manner,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  return submitEvent({ file, stored: await dependencies.files.read(file) }, manner, dependencies);
}

function submitEvent(
  { file, stored }: { readonly file: FileReference; readonly stored: StoredFile },
  manner: Manner,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome> {
  const event = eventOf(stored.bytes);
  const sent = { uploadId: uploadIdOfEvent(event.eventId), address: addressOfEvent(event), file };
  const read = () => Promise.resolve(readingOfEvent(event));
  return submitFile({ ...submissionOf(stored, sent, manner), read }, dependencies);
}
