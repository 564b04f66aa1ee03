/** What an upload asks a person, as the ledger is now. */
import { questionPairs } from "../../domain/identity/questions.ts";
import type { Upload } from "../../domain/uploads/upload.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { QuestionPair } from "../../domain/values/finding.ts";
import type { ProjectId } from "../../domain/values/project.ts";
import type { LedgerReading, LedgerStore } from "../../ports/ledger-store.ts";
import { unmatchedQuestions } from "../../reading/read-lines.ts";
import { underKnown } from "../examine-file.ts";
import { findQuestions } from "../find-questions.ts";
import { readStoredFile, type StoredFileReader } from "./read-upload.ts";

type QuestionsEvidence = StoredFileReader & { readonly ledger: LedgerStore };

/** In the order in which they are numbered. */
export async function questionsOf(
  upload: Upload,
  evidence: QuestionsEvidence,
): Promise<readonly QuestionPair[]> {
  return (await openQuestions(upload, evidence)).questions;
}

export interface OpenQuestions {
  readonly questions: readonly QuestionPair[];
  /** The day of which the file states a line; null of one that it does not state. */
  readonly dayOf: (id: ProjectId) => IsoDate | null;
}

/** Of what waits, was taken back or put aside: asked of its stored bytes; of what counts: payments of it that match nothing. */
export async function openQuestions(
  upload: Upload,
  { ledger, ...reader }: QuestionsEvidence,
): Promise<OpenQuestions> {
  const { books, uploadId, outcome } = upload;
  const reading = await ledger.readLedger(books);
  const none: OpenQuestions = { questions: [], dayOf: () => null };
  if (outcome.state === "applied") {
    const own = unmatchedQuestions(reading).filter(({ from }) => statedBy(reading, from) === uploadId);
    return { ...none, questions: own };
  }
  if (outcome.state !== "held" && outcome.state !== "undone" && outcome.state !== "discarded") return none;
  const read = await readStoredFile(books, upload, reader);
  if (read.kind === "refused") return none;
  const file = underKnown(read, reading);
  const days = new Map(file.records.map(({ project, asOf }) => [project.id, asOf]));
  return { questions: questionPairs(findQuestions(file, reading)), dayOf: (id) => days.get(id) ?? null };
}

function statedBy({ balances }: LedgerReading, id: ProjectId): string | null {
  return balances.get(id)?.statement?.uploadId ?? null;
}
