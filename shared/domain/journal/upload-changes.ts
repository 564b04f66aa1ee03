/** The record of an upload as a journal entry makes it. */
import type { Books } from "../values/books.ts";
import {
  headAfter,
  type JournalEntry,
  type JournalHead,
  type KnownStatements,
  type SubmittedFile,
} from "./journal-entry.ts";
import type { Upload, UploadOutcome } from "../uploads/upload.ts";

export interface UploadChange {
  readonly upload: Upload;
  /** The version of the stored upload that this one replaces; 0 for a new one. */
  readonly fromVersion: number;
}

/** Of a file that was sent, at the place of its entry. @param before null where these bytes never came. */
export function submittedUpload(
  books: Books,
  before: Upload | null,
  { seq, uploadId, at }: JournalEntry,
  { options, ...sent }: SubmittedFile,
  outcome: UploadOutcome,
): UploadChange {
  const fromVersion = before?.version ?? 0;
  const receivedAt = before?.receivedAt ?? at;
  const upload = {
    uploadId,
    books,
    seq,
    ...sent,
    options,
    receivedAt,
    outcome,
    version: versionAfter(fromVersion),
  };
  return { upload, fromVersion };
}

/** Of an upload that keeps its place. */
export function changedUpload(before: Upload, outcome: UploadOutcome): UploadChange {
  return {
    upload: { ...before, outcome, version: versionAfter(before.version) },
    fromVersion: before.version,
  };
}

/** The version that says that an entry about the upload runs. */
export function runningVersion(fromVersion: number): number {
  return fromVersion + 1;
}

/** The same after the entry, from the version before it or while it ran: even versions are at rest. */
function versionAfter(fromVersion: number): number {
  return fromVersion % 2 === 0 ? fromVersion + 2 : fromVersion + 1;
}

/** The head as an entry leaves it. */
export function headAfterEntry(
  from: JournalHead,
  entry: JournalEntry,
  { upload, fromVersion }: UploadChange,
  known: KnownStatements,
): JournalHead {
  const isHeld = upload.outcome.state === "held";
  return headAfter(from, entry, { isNew: fromVersion === 0, isHeld }, known);
}
