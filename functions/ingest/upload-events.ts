/** The events that an upload's end tells, derived from the upload alone. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import type { Upload, UploadOutcome } from "../../shared/domain/upload.ts";

/** Findings that travel with an event; the upload's record keeps more, the sender got them all. */
const maxToldFindings = 20;

/** @param closed the upload as it is stored with its outcome: its version makes the event's id. */
export function uploadBundle(
  closed: Upload,
  outcome: Exclude<UploadOutcome, { state: "received" }>,
): OutboxBundle {
  const { books, uploadId, seq, fileName, version } = closed;
  const id = `${books.office}/${books.fiscalYear}/${uploadId}/${outcome.state}/${version}`;
  const facts = { version: 1, id, uploadId, seq, fileName } as const;
  const bundle = { topic: "upload", id, books, at: outcome.at } as const;
  if (outcome.state === "applied") {
    const { format, asOf, records, postings } = outcome;
    return { ...bundle, events: [{ type: "UploadApplied", ...facts, format, asOf, records, postings }] };
  }
  if (outcome.state === "discarded") {
    return { ...bundle, events: [{ type: "UploadDiscarded", ...facts, by: outcome.by }] };
  }
  const { findingCount } = outcome;
  const findings = outcome.findings.slice(0, maxToldFindings);
  const type = outcome.state === "held" ? "UploadHeld" : "UploadRejected";
  return { ...bundle, events: [{ type, ...facts, findings, findingCount }] };
}
