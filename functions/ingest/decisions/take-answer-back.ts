/**
 * Takes an answer back whole: what was applied under it is taken back, last first, and read once more in the order in
 * which it came, so that the question is asked again and no figure stands on an answer that counts no more. Each step is a
 * journal entry of its own: where it breaks off, the files that are still taken back are read once more by whoever
 * releases them.
 */
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import { appliedUnder } from "../../../shared/reading/past-match-answers.ts";
import { answersAbout } from "../../../shared/reading/read-journal.ts";
import { type Answered, nothing as noAnswer } from "./answer-questions.ts";
import { unmatchLines } from "./match-lines.ts";
import { undoUpload } from "./settle-upload.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { resubmitStored } from "../journal/ingest-upload.ts";
import type { LedgerDependencies } from "../journal/ledger-dependencies.ts";

/** @param given the numbers of the journal entries of answers about the upload; empty for all of them. */
export async function takeAnswerBack(
  upload: Upload,
  given: readonly number[],
  by: string,
  dependencies: LedgerDependencies,
): Promise<Answered> {
  // An answer about another upload is taken back there.
  const answers = await answersAbout(upload, given, dependencies.ledger);
  const entries = answers.map(({ seq }) => seq);
  const nothing = { ...noAnswer, upload };
  const applied = await appliedUnder(upload.books, entries, dependencies.ledger);
  if (applied === null) return { ...nothing, kind: "nothing-to-do" };
  for (const each of applied.toReversed()) {
    const undone = await undoUpload(each, by, dependencies);
    if (undone.kind === "refused") return { ...nothing, kind: "refused", findings: undone.findings };
  }
  const taken: number[] = [];
  let [current, kind]: [Upload, "matched" | "nothing-to-do"] = [upload, "nothing-to-do"];
  for (const entry of entries) {
    const result = await unmatchLines(upload, entry, by, dependencies);
    if (result.kind === "refused") return { ...nothing, kind: "refused", findings: result.findings };
    current = result.upload;
    if (result.kind === "nothing-to-do") continue;
    kind = "matched";
    taken.push(result.seq);
  }
  const outcomes: IngestOutcome[] = [];
  for (const each of applied) outcomes.push(await resubmitStored(each, { isAnew: true }, dependencies));
  const own = outcomes.find((outcome) => outcome.upload.uploadId === upload.uploadId) ?? null;
  return {
    ...nothing,
    kind,
    upload: own?.upload ?? current,
    entries: taken,
    outcome: own,
    others: outcomes.filter((outcome) => outcome !== own),
  };
}

/**
 * A file that was put aside, or taken back where an answer was taken back since it was applied, is read once more: as it was,
 * it would pass over its questions, or rest on that answer. Null where it may come in as it was.
 */
export async function readAnew(
  upload: Upload,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome | null> {
  const { books, seq, outcome } = upload;
  const entries = await dependencies.ledger.readJournal(books, seq, Number.MAX_SAFE_INTEGER);
  const isAnew = outcome.state === "discarded" || entries.some(({ act }) => act.kind === "unmatch");
  return isAnew ? resubmitStored(upload, { isAnew: true }, dependencies) : null;
}
