/**
 * Takes one `ExecutionRecorded` event into the ledger, once for its id. The event is first stored as a
 * file beside the uploads, so that its figures lead back to its records like any others.
 */
import { type ExecutionRecorded, executionRecorded } from "../../shared/contracts/execution-recorded.ts";
import { eventFileKey } from "../../shared/contracts/upload-key.ts";
import {
  type FileReference,
  isComingIn,
  isTurned,
  noOptions,
  type UploadOptions,
} from "../../shared/domain/upload.ts";
import { recordsOfEvent } from "./event-records.ts";
import type { IngestDependencies } from "./ingest-upload.ts";
import { type IngestOutcome, type SubmittedReading, takeIn } from "./take-in.ts";

export async function ingestEvent(
  event: ExecutionRecorded,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { ledger, files } = dependencies;
  const { eventId, office, fiscalYear } = event;
  const books = { office, fiscalYear };
  const known = await ledger.findUpload(books, uploadIdOfEvent(eventId));
  if (known?.outcome.state === "applied") return { kind: "already-applied", upload: known };
  if (known !== null && isTurned(known.outcome)) return { kind: "already-undone", upload: known };
  // What is coming in goes on as it was stored; after a rejection the event may come corrected.
  const isComing = known !== null && isComingIn(known.outcome.state);
  const file = isComing ? known.file : await files.put(eventFileKey(books, eventId), bytesOf(event));
  return submit(file, null, dependencies);
}

/** Applies a held event from its stored file, because a person said so. */
export function releaseEvent(
  file: FileReference,
  releasedBy: string,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  return submit(file, releasedBy, dependencies);
}

/** What is applied is what was stored, whatever came in the meantime under the same id. */
async function submit(
  file: FileReference,
  releasedBy: string | null,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { bytes, sha256 } = await dependencies.files.read(file);
  const event = eventOf(bytes);
  const { eventId, office, fiscalYear } = event;
  return takeIn(
    {
      uploadId: uploadIdOfEvent(eventId),
      address: {
        books: { office, fiscalYear },
        options: optionsOfEvents,
        fileName: fileNameOfEvent(eventId),
      },
      file,
      sha256,
      byteLength: bytes.byteLength,
      releasedBy,
      read: () => Promise.resolve(readingOfEvent(event)),
    },
    dependencies,
  );
}

/** Events state won. */
export const optionsOfEvents: UploadOptions = { ...noOptions, unit: "원" };

export function fileNameOfEvent(eventId: string): string {
  return `${eventId}.json`;
}

export function uploadIdOfEvent(eventId: string): string {
  return `event-${eventId}`;
}

export function readingOfEvent(event: ExecutionRecorded): SubmittedReading {
  return {
    kind: "read",
    format: "execution-recorded",
    records: recordsOfEvent(event),
    period: null,
    findings: [],
    isFullDump: false,
  };
}

export function eventOf(bytes: Uint8Array): ExecutionRecorded {
  return executionRecorded.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

function bytesOf(event: ExecutionRecorded): Uint8Array {
  const text = JSON.stringify(event, (_key, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
  return new TextEncoder().encode(text);
}
