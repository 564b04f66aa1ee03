/** The events that an upload's end tells, derived from the upload alone. */
import type { JournalEntry } from "../../domain/journal/journal-entry.ts";
import type { Upload, UploadOutcome } from "../../domain/uploads/upload.ts";
import type { Books } from "../../domain/values/books.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { boundedFindings } from "../values/findings.ts";
import type { OutboxBundle } from "./outbox.ts";

/** Findings that travel with an event; the upload's record keeps more, the sender got them all. */
const notifiedRoom = { count: 20, bytes: 60_000 };

/** An upload that has come to an end, for now or for good. */
export type EndedUpload = Upload & {
  readonly outcome: Exclude<UploadOutcome, { state: "applying" | "undoing" | "restoring" }>;
};

/**
 * @param closed the upload as it is stored with its outcome: its version makes the event's id.
 * @param at when it ended; an upload that is brought in again was applied long before.
 */
export function uploadBundle(closed: EndedUpload, at: string = closed.outcome.at): OutboxBundle {
  const { books, uploadId, seq, fileName, version, outcome } = closed;
  const id = `${endsOf(books, uploadId, outcome.state)}${version}`;
  const facts = { version: 1, id, uploadId, seq, fileName } as const;
  const bundle = { topic: "upload", id, books, at } as const;
  if (outcome.state === "applied") {
    const { format, asOf, records, postings } = outcome;
    return { ...bundle, events: [{ type: "UploadApplied", ...facts, format, asOf, records, postings }] };
  }
  if (outcome.state === "discarded") {
    return { ...bundle, events: [{ type: "UploadDiscarded", ...facts, by: outcome.by }] };
  }
  if (outcome.state === "undone") {
    const { by, projects } = outcome;
    return { ...bundle, events: [{ type: "UploadUndone", ...facts, by, projects }] };
  }
  const { asOf, findingCount } = outcome;
  const findings = boundedFindings(outcome.findings.map(plainFinding), notifiedRoom);
  const type = outcome.state === "held" ? "UploadHeld" : "UploadRejected";
  return {
    ...bundle,
    events: [{ type, ...facts, ...(asOf === null ? {} : { asOf }), findings, findingCount }],
  };
}

/** How the ids begin under which an upload tells that it came to such an end: a version follows. */
export function endsOf(
  { office, fiscalYear }: Books,
  uploadId: string,
  state: EndedUpload["outcome"]["state"],
): string {
  return `${office}/${fiscalYear}/${uploadId}/${state}/`;
}

/** Of an event's id: an upload that nobody held begins, and ends with its second version. */
export function mayHaveBeenHeld(id: string): boolean {
  return Number(id.slice(id.lastIndexOf("/") + 1)) > 2;
}

/** What was answered about lines of an upload: figures may follow from it. */
export function matchBundle(
  { books, uploadId, seq, fileName }: Upload,
  { seq: entry, by, at }: Pick<JournalEntry, "seq" | "by" | "at">,
  pairs: number,
): OutboxBundle {
  const id = `${books.office}/${books.fiscalYear}/${uploadId}/matched/${entry}`;
  const event = {
    type: "LinesMatched",
    version: 1,
    id,
    uploadId,
    seq,
    fileName,
    by: by ?? "",
    pairs,
  } as const;
  return { topic: "upload", id, books, at, events: [event] };
}

/** Without the line that it is about: the event names none. */
function plainFinding({ code, consequence, row, column, value, ko, en }: Finding): Finding {
  return { code, consequence, row, column, value, ko, en };
}
