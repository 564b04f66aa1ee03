/**
 * Takes one `ExecutionRecorded` event into the ledger, once for its id. The event is first stored as a
 * file beside the uploads, so that its figures lead back to its records like any others.
 */
import type { ExecutionRecorded } from "../../../shared/contracts/events/execution-recorded.ts";
import { eventFileKey } from "../../../shared/contracts/files/upload-key.ts";
import { fileFinding, type Finding } from "../../../shared/domain/values/finding.ts";
import { type FileReference, isReversed } from "../../../shared/domain/uploads/upload.ts";
import type { StoredFile } from "../../../shared/ports/file-store.ts";
import {
  bytesOf,
  eventOf,
  fileNameOfEvent,
  optionsOfEvents,
  readingOfEvent,
  textOf,
  uploadIdOfEvent,
} from "./stored-event.ts";
import { type IngestOutcome, type LedgerDependencies, type Manner, submissionOf } from "./submission.ts";
import { submitFile } from "./submit-file.ts";
import { particle } from "../../../shared/domain/values/bilingual.ts";

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
    // An id is applied once, and brought in again as it came: a correction under it would be lost without a word.
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

function eventChanged(eventId: string): Finding {
  return fileFinding("reject", "event-changed", eventId, {
    ko: `사건 ${eventId}${particle(eventId, "은/는")} 다른 내용으로 이미 반영되어 있습니다. 이 내용은 반영하지 않았습니다. 고치려면 먼저 반영한 것을 되돌리고, 고친 내용을 새 식별자로 보내 주십시오.`,
    en: `Event ${eventId} was applied before with other content; this one was not. To correct it, undo the first and send the correction under an id of its own.`,
  });
}

/** To bring the first in again would bring in what was to be corrected. */
function eventUndone(eventId: string): Finding {
  return fileFinding("reject", "event-changed", eventId, {
    ko: `사건 ${eventId}${particle(eventId, "은/는")} 다른 내용으로 반영했다가 되돌린 것입니다. 이 내용은 반영하지 않았습니다. 고친 내용은 새 식별자로 보내 주십시오.`,
    en: `Event ${eventId} was applied with other content and undone; this one was not applied. Send the correction under an id of its own.`,
  });
}

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
  const { eventId, office, fiscalYear } = event;
  const address = {
    books: { office, fiscalYear },
    options: optionsOfEvents,
    fileName: fileNameOfEvent(eventId),
  };
  const sent = submissionOf(stored, { uploadId: uploadIdOfEvent(eventId), address, file }, manner);
  return submitFile({ ...sent, read: () => Promise.resolve(readingOfEvent(event)) }, dependencies);
}
