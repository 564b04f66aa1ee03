/**
 * What stored bytes and their place say of a submission, whoever reads them again: a file, or an `ExecutionRecorded` event that was stored
 * as one, with its name, its bytes and its records.
 */
import {
  type ExecutionRecorded,
  executionRecorded,
  findInEvent,
  recordsOfEvent,
} from "../../contracts/events/execution-recorded.ts";
import {
  eventFileKey,
  eventsPrefix,
  parseUploadKey,
  type UploadAddress,
  uploadKey,
} from "../../contracts/files/upload-key.ts";
import type { JournalEntry, SubmittedFile } from "../../domain/journal/journal-entry.ts";
import { eventFormat } from "../../domain/uploads/source-formats.ts";
import { noOptions, uploadIdOf } from "../../domain/uploads/upload.ts";
import { particle } from "../../domain/values/bilingual.ts";
import type { Books } from "../../domain/values/books.ts";
import { fileFinding, type Finding } from "../../domain/values/finding.ts";
import { noNames } from "../../formats/kernel/format.ts";
import type { StoredFile } from "../../ports/file-store.ts";
import type { SubmittedReading } from "../known-file.ts";

/** Events state won. */
export function addressOfEvent({ eventId, office, fiscalYear }: ExecutionRecorded): UploadAddress {
  return {
    books: { office, fiscalYear },
    options: { ...noOptions, unit: "원" },
    fileName: `${eventId}.json`,
  };
}

export function uploadIdOfEvent(eventId: string): string {
  return `event-${eventId}`;
}

export function readingOfEvent(event: ExecutionRecorded): SubmittedReading {
  const findings = findInEvent(event);
  const file = { format: eventFormat, isFullDump: false, names: noNames, findings };
  return findings.some(({ consequence }) => consequence === "reject")
    ? { ...file, kind: "refused" }
    : { ...file, kind: "read", records: recordsOfEvent(event), period: null };
}

export function eventOf(bytes: Uint8Array): ExecutionRecorded {
  return executionRecorded.parse(JSON.parse(new TextDecoder().decode(bytes)));
}

export function bytesOf(event: ExecutionRecorded): Uint8Array {
  return new TextEncoder().encode(textOf(event));
}

export function textOf(event: ExecutionRecorded): string {
  return JSON.stringify(event, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value));
}

/** Whether the bytes are those that were taken in. An event may come corrected under its id. */
export function isOfEntry({ act, uploadId }: JournalEntry, { bytes, sha256 }: StoredFile): boolean {
  if (!("submitted" in act) || sha256 !== act.submitted.sha256) return false;
  if (act.submitted.file.key.startsWith(eventsPrefix))
    return uploadId === uploadIdOfEvent(eventOf(bytes).eventId);
  return uploadId === uploadIdOf(sha256);
}

/** A submission as the stored bytes and their place give it: what the journal says of it is held against that. */
export function submittedAgain(books: Books, submitted: SubmittedFile, bytes: Uint8Array): SubmittedFile {
  const { key } = submitted.file;
  if (!key.startsWith(eventsPrefix)) return placed(books, submitted);
  const event = eventOf(bytes);
  const { options, fileName } = addressOfEvent(event);
  const file = { ...submitted.file, key: eventFileKey(books, event.eventId) };
  return { ...submitted, file, fileName, options };
}

/** The place says whose the file is and what its sender added, but for a mapping. */
function placed(books: Books, submitted: SubmittedFile): SubmittedFile {
  const { file, options, fileName } = submitted;
  const parsed = parseUploadKey(file.key);
  if (parsed.kind === "misplaced") return submitted;
  const { address } = parsed;
  const isOurs = uploadKey({ ...address, books }) === uploadKey(address);
  // A name that no place takes as it is stands there changed.
  const isSameName = uploadKey({ ...address, fileName }) === uploadKey(address);
  return {
    ...submitted,
    file: isOurs ? file : { ...file, key: uploadKey({ ...address, books }) },
    options: { ...address.options, mapping: options.mapping },
    fileName: isSameName ? fileName : address.fileName,
  };
}

/** An id is applied once, and brought in again as it came: what else comes under it would be lost without a word. */
export function eventChanged(eventId: string): Finding {
  return fileFinding("reject", "event-changed", eventId, {
    ko: `사건 ${eventId}${particle(eventId, "은/는")} 다른 내용으로 이미 반영되어 있습니다. 이 내용은 반영하지 않았습니다. 고치려면 먼저 반영한 것을 되돌리고, 고친 내용을 새 식별자로 보내 주십시오.`,
    en: `Event ${eventId} was applied before with other content; this one was not. To correct it, undo the first and send the correction under an id of its own.`,
  });
}

/** To bring the first in again would bring in what was to be corrected. */
export function eventUndone(eventId: string): Finding {
  return fileFinding("reject", "event-changed", eventId, {
    ko: `사건 ${eventId}${particle(eventId, "은/는")} 다른 내용으로 반영했다가 되돌린 것입니다. 이 내용은 반영하지 않았습니다. 고친 내용은 새 식별자로 보내 주십시오.`,
    en: `Event ${eventId} was applied with other content and undone; this one was not applied. Send the correction under an id of its own.`,
  });
}
