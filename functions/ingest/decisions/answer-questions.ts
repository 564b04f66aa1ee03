/** The questions of an upload, and what follows from the answers: they are entered, and what was held for them is sent again. */
import { answeredPairs, isQuestion } from "../../../shared/domain/identity/questions.ts";
import type { MatchAnswer, MatchPair } from "../../../shared/domain/matching/match-answers.ts";
import type { Upload } from "../../../shared/domain/uploads/upload.ts";
import type { Finding } from "../../../shared/domain/values/finding.ts";
import { openQuestions } from "../../../shared/examination/files/open-questions.ts";
import type { IngestOutcome } from "../../../shared/examination/submission.ts";
import { resubmitStored } from "../journal/ingest-upload.ts";
import { matchLines, maxPairsOfEntry } from "./match-lines.ts";
import type { LedgerDependencies } from "../journal/ledger-dependencies.ts";

export interface Answered {
  readonly kind: "matched" | "nothing-to-do" | "refused";
  readonly upload: Upload;
  readonly pairs: number;
  /** The numbers of the journal entries: an answer is taken back by them. */
  readonly entries: readonly number[];
  readonly findings: readonly Finding[];
  /** What became of the held file; null where it was none. */
  readonly outcome: IngestOutcome | null;
  /** What became of other files that waited for the same answer, or were applied under one that is taken back. */
  readonly others: readonly IngestOutcome[];
}

/** Of an answer that changes nothing. */
export const nothing = { pairs: 0, entries: [], findings: [], outcome: null, others: [] } as const;

export async function answerQuestions(
  upload: Upload,
  answer: MatchAnswer,
  by: string,
  dependencies: LedgerDependencies,
): Promise<Answered> {
  const meant = async (about: Upload): Promise<readonly MatchPair[]> => {
    const { questions, dayOf } = await openQuestions(about, dependencies);
    return answeredPairs(questions, answer, dayOf);
  };
  const pairs = [...(await meant(upload))];
  let [current, matched] = [upload, 0];
  const entries: number[] = [];
  while (pairs.length > 0) {
    const result = await matchLines(current, pairs.splice(0, maxPairsOfEntry), by, dependencies);
    current = result.upload;
    if (result.kind === "refused")
      return {
        ...nothing,
        kind: "refused",
        upload: current,
        pairs: matched,
        entries,
        findings: result.findings,
      };
    if (result.kind === "nothing-to-do") continue;
    matched += result.pairs;
    entries.push(result.seq);
    // Of two lines that resembled one, the other is asked about once the first has its answer.
    if (answer.isAllSame && pairs.length === 0) pairs.push(...(await meant(current)));
  }
  const outcome = await sendAgain(current, matched > 0, dependencies);
  const others = await sendWaiting(current, dependencies);
  const kind = matched === 0 ? "nothing-to-do" : "matched";
  return { ...nothing, kind, upload: outcome?.upload ?? current, pairs: matched, entries, outcome, others };
}

/**
 * By nobody's word: what was answered holds it no more. What is held is sent also where the answer stood before: a run that
 * entered it may have ended there. Null of a file that counts already, or that nobody answered anything of.
 */
function sendAgain(
  upload: Upload,
  isAnswered: boolean,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome | null> {
  const { state } = upload.outcome;
  if (state === "held") return resubmitStored(upload, {}, dependencies);
  const isOut = state === "undone" || state === "discarded";
  return isOut && isAnswered ? resubmitStored(upload, { isAnew: true }, dependencies) : Promise.resolve(null);
}

/** Other files that wait for answers, in the order in which they came; those that still wait are not told. */
async function sendWaiting(
  { books, uploadId }: Upload,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome[]> {
  const { held } = await dependencies.ledger.readHead(books);
  const sent: IngestOutcome[] = [];
  for (const id of held) {
    const waiting = id === uploadId ? null : await dependencies.ledger.findUpload(books, id);
    if (waiting?.outcome.state !== "held") continue;
    if (!waiting.outcome.findings.some(isQuestion)) continue;
    const outcome = await resubmitStored(waiting, {}, dependencies);
    if (outcome.kind !== "held") sent.push(outcome);
  }
  return sent;
}
