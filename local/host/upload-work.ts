/**
 * What may be done with uploads on an embedded host: each act goes the way that it goes in the cloud, in this process.
 * The stage that an act needs is loaded with the act.
 */
import type { Answered } from "../../functions/ingest/decisions/answer-questions.ts";
import type { SettleResult } from "../../functions/ingest/decisions/settle-upload.ts";
import type { CommandDependencies } from "../../functions/ingest/decisions/execute-command.ts";
import { type IngestOutcome, knownUpload } from "../../shared/examination/submission.ts";
import { type UploadAddress, uploadKey } from "../../shared/contracts/files/upload-key.ts";
import type { MatchAnswer } from "../../shared/domain/matching/match-answers.ts";
import { type FileReference, type Upload, uploadIdOf } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { QuestionPair } from "../../shared/domain/values/finding.ts";
import type { FileEvent } from "../../shared/examination/events-file.ts";
import type { MappingStore } from "../../shared/ports/mapping-store.ts";
import type { CommandStore } from "../../shared/ports/command-store.ts";
import type { Gathering } from "../../shared/ports/ledger-store.ts";
import type { DryRun } from "../../shared/ports/stage-acts.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { EventsOutcome } from "./ingest-events-file.ts";
import { fileStoredMessage, localContext } from "./lambda-events.ts";
import type { LedgerDependencies } from "../../functions/ingest/journal/ledger-dependencies.ts";

export interface UploadWork {
  /** What the ledger says of these bytes already, without the stage that reads them; null where they must be read. */
  knownOutcome(address: UploadAddress, bytes: Uint8Array): Promise<IngestOutcome | null>;
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
  /** Reads a file that was put aside, or rested on an answer that counts no more, once more; null of any other. */
  readAnew(upload: Upload): Promise<IngestOutcome | null>;
  /** What is asked of an upload: which new line may be which known one. */
  questions(upload: Upload): Promise<readonly QuestionPair[]>;
  /** Enters answers; a file that was held for them alone is applied. */
  match(upload: Upload, answer: MatchAnswer, by: string): Promise<Answered>;
  /** Takes answers back, by the numbers of their entries, with what was applied under them. */
  unmatch(upload: Upload, entries: readonly number[], by: string): Promise<Answered>;
}

/** @param gathering a new one on the table of the ledger. */
export function uploadWork(
  writing: LedgerDependencies,
  commands: CommandStore,
  mappings: Pick<MappingStore, "list">,
  gathering: () => Gathering,
): UploadWork {
  const { ledger, files, readDocument, clock } = writing;
  return {
    knownOutcome: async (address, bytes) => {
      const uploadId = uploadIdOf(sha256Of(bytes));
      const knownOutcome = await knownUpload({ uploadId, address, releasedBy: null, isAnew: false }, ledger);
      // Who sends bytes again that were lost brings them back.
      if (knownOutcome !== null) await files.put(uploadKey(address), bytes);
      return knownOutcome;
    },
    ingest: async (address, bytes) => {
      const file = await files.put(uploadKey(address), bytes);
      // The name of a file cannot hold a mapping, so that one goes past the message that only has the name.
      if (address.options.mapping !== null)
        return (await import("../../functions/ingest/journal/ingest-upload.ts")).ingestUpload(
          { address, file },
          writing,
        );
      return ingestOne({ ...writing, commands, mappings }, address.books, file);
    },
    ingestEvents: async (events) =>
      (await import("./ingest-events-file.ts")).ingestEventsFile(events, writing, gathering()),
    preview: async (address, bytes) => {
      const { dryRun } = await import("../../shared/examination/files/dry-run.ts");
      return dryRun(address, { bytes, sha256: sha256Of(bytes) }, { ledger, clock, mappings, readDocument });
    },
    release: async (upload, by) => (await settling()).releaseUpload(upload, by, writing),
    undo: async (upload, by) => (await settling()).undoUpload(upload, by, writing),
    restore: async (upload, by) => (await settling()).restoreUpload(upload, by, writing),
    readAnew: async (upload) => (await takingBack()).readAnew(upload, writing),
    discard: async (upload, by) => (await settling()).discardUpload(upload, by, writing),
    questions: async (upload) => (await asking()).questionsOf(upload, writing),
    match: async (upload, answer, by) => (await answering()).answerQuestions(upload, answer, by, writing),
    unmatch: async (upload, entries, by) => (await takingBack()).takeAnswerBack(upload, entries, by, writing),
  };
}

function settling() {
  return import("../../functions/ingest/decisions/settle-upload.ts");
}

function asking() {
  return import("../../shared/examination/files/open-questions.ts");
}

function answering() {
  return import("../../functions/ingest/decisions/answer-questions.ts");
}

function takingBack() {
  return import("../../functions/ingest/decisions/take-answer-back.ts");
}

/** Takes one stored file through the ingest handler, and hands back what the handler only records. */
async function ingestOne(
  dependencies: CommandDependencies & { readonly mappings: Pick<MappingStore, "list"> },
  books: Books,
  file: FileReference,
): Promise<IngestOutcome> {
  const { ingestHandler } = await import("../../functions/ingest/handler.ts");
  const outcomes: IngestOutcome[] = [];
  const failures: Error[] = [];
  const handle = ingestHandler({
    tries: null,
    ...dependencies,
    // Whoever sent the file hears of it at once: there is nothing to keep for an operator.
    failureQueue: { put: () => Promise.resolve() },
    log: {
      info: () => {},
      error: (_message, error) => failures.push(error instanceof Error ? error : new Error(String(error))),
    },
    observe: (outcome) => outcomes.push(outcome),
  });
  await handle(fileStoredMessage(books, file, dependencies.clock.now()), localContext);
  const [outcome] = outcomes;
  if (outcome !== undefined) return outcome;
  throw (
    failures[0] ?? new Failure("The ingest stage gave no answer.", { code: "no-answer", retryable: true })
  );
}
