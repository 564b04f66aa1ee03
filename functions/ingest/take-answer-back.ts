/**
 * Takes an answer back whole: what was applied under it is taken back, last first, and read once more in the order in
 * which it came, so that the question is asked again and no figure stands on an answer that counts no more. Each step is a
 * journal entry of its own: where it breaks off, the files that are still taken back are read once more by whoever
 * releases them.
 */
import type { Books } from "../../shared/domain/books.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import type { MatchPair } from "../../shared/domain/journal/partners.ts";
import { isPaymentLine, type ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { Answered } from "./answer-questions.ts";
import { unmatchLines } from "./match-lines.ts";
import { undoUpload } from "./settle-upload.ts";
import type { IngestOutcome, LedgerDependencies } from "./submission.ts";
import { submitStored } from "./submit-stored.ts";

/** @param entry the number of the journal entry of the answer. */
export async function takeAnswerBack(
  upload: Upload,
  entry: number,
  by: string,
  dependencies: LedgerDependencies,
): Promise<Answered> {
  const nothing = { upload, pairs: 0, entries: [], findings: [], outcome: null, others: [] };
  const applied = await appliedUnder(upload.books, entry, dependencies.ledger);
  if (applied === null) return { ...nothing, kind: "nothing-to-do" };
  for (const each of applied.toReversed()) {
    const undone = await undoUpload(each, by, dependencies);
    if (undone.kind === "refused") return { ...nothing, kind: "refused", findings: undone.findings };
  }
  const result = await unmatchLines(upload, entry, by, dependencies);
  if (result.kind === "refused") return { ...nothing, kind: "refused", findings: result.findings };
  const outcomes: IngestOutcome[] = [];
  for (const each of applied) outcomes.push(await submitStored(each, { isAnew: true }, dependencies));
  const own = outcomes.find((outcome) => outcome.upload.uploadId === upload.uploadId) ?? null;
  return {
    ...nothing,
    kind: result.kind,
    upload: own?.upload ?? result.upload,
    entries: result.kind === "matched" ? [result.seq] : [],
    outcome: own,
    others: outcomes.filter((outcome) => outcome !== own),
  };
}

/**
 * A file that was taken back, read once more where an answer was taken back since it was applied: brought in again as it was, it
 * would rest on that answer. Null where none was.
 */
export async function readAnew(
  upload: Upload,
  dependencies: LedgerDependencies,
): Promise<IngestOutcome | null> {
  const { books, seq } = upload;
  const entries = await dependencies.ledger.readJournal(books, seq, Number.MAX_SAFE_INTEGER);
  return entries.some(({ act }) => act.kind === "unmatch")
    ? submitStored(upload, { isAnew: true }, dependencies)
    : null;
}

/**
 * The uploads of which a posting or a confirmation that counts may rest on the answer, oldest first: those that came after it
 * and tell of one of its lines. Null where the answer does not count.
 */
async function appliedUnder(
  books: Books,
  entry: number,
  ledger: Pick<LedgerStore, "readHead" | "readEntry" | "readPostings" | "readConfirmed" | "listUploads">,
): Promise<Upload[] | null> {
  const head = await ledger.readHead(books);
  const answer = head.matches.includes(entry) ? await ledger.readEntry(books, entry) : null;
  if (answer?.act.kind !== "match") return null;
  const lines = new Set(answer.act.pairs.filter(movesPostings).map(({ from, to }) => to ?? from));
  if (lines.size === 0) return [];
  const told = new Set<number>();
  for (const line of lines)
    for (const { seq } of await ledger.readPostings(books, line, doneSeq(head)))
      if (seq > entry) told.add(seq);
  for (const { seq, counts, lines: confirmed } of await ledger.readConfirmed(books))
    if (seq > entry && counts && includesAny(confirmed, lines)) told.add(seq);
  const uploads = await ledger.listUploads(books);
  return uploads
    .filter(({ seq, outcome }) => outcome.state === "applied" && told.has(seq))
    .toSorted((a, b) => a.seq - b.seq);
}

/** A line of payments is laid over its project when the ledger is read: that answer moves nothing. */
function movesPostings({ from, to }: MatchPair): boolean {
  return !isPaymentLine(from) || (to !== null && isPaymentLine(to));
}

function includesAny(confirmed: ReadonlyMap<ProjectId, unknown>, lines: ReadonlySet<ProjectId>): boolean {
  for (const line of lines) if (confirmed.has(line)) return true;
  return false;
}
