/**
 * Takes one `ExecutionRecorded` event into the ledger, once for its id. The event is first stored as a
 * file beside the uploads, so that its figures lead back to its records like any others.
 */
import { type ExecutionRecorded, executionRecorded } from "../../shared/contracts/execution-recorded.ts";
import { eventFileKey } from "../../shared/contracts/upload-key.ts";
import { recordsOfEvent } from "./event-records.ts";
import type { IngestDependencies } from "./ingest-upload.ts";
import { type IngestOutcome, takeIn } from "./take-in.ts";

export async function ingestEvent(
  event: ExecutionRecorded,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { ledger, files } = dependencies;
  const { eventId, office, fiscalYear } = event;
  const books = { office, fiscalYear };
  const uploadId = `event-${eventId}`;
  const known = await ledger.findUpload(books, uploadId);
  if (known?.outcome.state === "applied") return { kind: "already-applied", upload: known };
  // What is half in goes on as it was stored; after a rejection the event may come corrected.
  const isHalfIn = known?.outcome.state === "received";
  const file = isHalfIn ? known.file : await files.put(eventFileKey(books, eventId), bytesOf(event));
  const { bytes, sha256 } = await files.read(file);
  return takeIn(
    {
      uploadId,
      address: { books, options: { asOf: null, unit: "원" }, fileName: `${eventId}.json` },
      file,
      sha256,
      byteLength: bytes.byteLength,
      releasedBy: null,
      read: () =>
        Promise.resolve({
          kind: "read",
          format: "execution-recorded",
          records: recordsOfEvent(eventOf(bytes)),
          period: null,
          findings: [],
          isFullDump: false,
        }),
    },
    dependencies,
  );
}

function eventOf(bytes: Uint8Array): ExecutionRecorded {
  return executionRecorded.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

function bytesOf(event: ExecutionRecorded): Uint8Array {
  const text = JSON.stringify(event, (_key, value: unknown) =>
    typeof value === "bigint" ? `${value}` : value,
  );
  return new TextEncoder().encode(text);
}
