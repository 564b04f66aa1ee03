/** What may be done with uploads on an embedded host: each act goes the way that it goes in the cloud, in this process. */
import {
  type Answered,
  answerQuestions,
  questionsOf,
  takeAnswerBack,
} from "../functions/ingest/answer-questions.ts";
import { type DryRun, dryRun } from "../functions/ingest/dry-run.ts";
import type { FileEvent } from "../functions/ingest/events-file.ts";
import { type EventsOutcome, ingestEventsFile } from "../functions/ingest/ingest-events-file.ts";
import { ingestUpload } from "../functions/ingest/ingest-upload.ts";
import {
  discardUpload,
  releaseUpload,
  restoreUpload,
  type SettleResult,
  undoUpload,
} from "../functions/ingest/settle-upload.ts";
import type { IngestOutcome, LedgerDependencies } from "../functions/ingest/submission.ts";
import { type UploadAddress, uploadKey } from "../shared/contracts/upload-key.ts";
import type { QuestionPair } from "../shared/domain/finding.ts";
import type { MatchAnswer } from "../shared/domain/journal/partners.ts";
import type { Upload } from "../shared/domain/upload.ts";
import type { CommandStore } from "../shared/ports/command-store.ts";
import { sha256Of } from "./folder-file-store.ts";
import { ingestOne } from "./ingest-one.ts";

export interface UploadWork {
  /** Stores the bytes and takes them through the ingest stage. @throws what the stage could not work. */
  ingest(address: UploadAddress, bytes: Uint8Array): Promise<IngestOutcome>;
  /** The events of a file, each once for its id. */
  ingestEvents(events: readonly FileEvent[]): Promise<EventsOutcome>;
  /** What the file would change; nothing is written. */
  preview(address: UploadAddress, bytes: Uint8Array): Promise<DryRun>;
  release(upload: Upload, by: string): Promise<IngestOutcome>;
  discard(upload: Upload, by: string): Promise<SettleResult>;
  /** Takes an applied upload back. */
  undo(upload: Upload, by: string): Promise<SettleResult>;
  /** Brings an upload in again that was undone. */
  restore(upload: Upload, by: string): Promise<SettleResult>;
  /** What is asked of an upload: which new line may be which known one. */
  questions(upload: Upload): Promise<readonly QuestionPair[]>;
  /** Enters answers; a file that was held for them alone is applied. */
  match(upload: Upload, answer: MatchAnswer, by: string): Promise<Answered>;
  /** Takes an answer back, by the number of its entry. */
  unmatch(upload: Upload, entry: number, by: string): Promise<Answered>;
}

export function uploadWork(writing: LedgerDependencies, commands: CommandStore): UploadWork {
  const { ledger, files, clock } = writing;
  return {
    ingest: async (address, bytes) => {
      const file = await files.put(uploadKey(address), bytes);
      // The name of a file cannot hold a mapping, so that one goes past the message that only has the name.
      return address.options.mapping === null
        ? ingestOne({ ...writing, commands }, address.books, file)
        : ingestUpload({ address, file }, writing);
    },
    ingestEvents: (events) => ingestEventsFile(events, writing),
    preview: (address, bytes) => dryRun(address, { bytes, sha256: sha256Of(bytes) }, { ledger, clock }),
    release: (upload, by) => releaseUpload(upload, by, writing),
    undo: (upload, by) => undoUpload(upload, by, writing),
    restore: (upload, by) => restoreUpload(upload, by, writing),
    discard: (upload, by) => discardUpload(upload, by, writing),
    questions: (upload) => questionsOf(upload, writing),
    match: (upload, answer, by) => answerQuestions(upload, answer, by, writing),
    unmatch: (upload, entry, by) => takeAnswerBack(upload, entry, by, writing),
  };
}
