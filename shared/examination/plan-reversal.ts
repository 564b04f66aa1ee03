/** What taking an upload back, or bringing it in again, changes: its postings, what it had confirmed, and what is known without it. */
import { confirmationsByProject, type CountedLines } from "../domain/journal/confirmation.ts";
import {
  doneSeq,
  type EntryAct,
  type JournalEntry,
  type KnownStatements,
  knownWith,
  nothingStated,
} from "../domain/journal/journal-entry.ts";
import { reverseProject } from "../domain/journal/reversal.ts";
import { statementOf } from "../domain/journal/statement.ts";
import { type AppliedOutcome, appliedOf, type Upload } from "../domain/uploads/upload.ts";
import type { Books } from "../domain/values/books.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { BalanceChange, LedgerReading, LedgerStore } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";

export interface ReversalFacts {
  readonly entry: JournalEntry;
  readonly before: Upload;
  readonly act: Extract<EntryAct, { kind: "undo" | "restore" }>;
}

export interface ReversalPlan {
  readonly applied: AppliedOutcome;
  readonly changes: readonly BalanceChange[];
  /** Projects that had a posting of the number. */
  readonly projects: number;
  /** Those of them whose figures stay. */
  readonly unmoved: number;
  readonly known: KnownStatements;
  /** Whether it had confirmed lines. */
  readonly hasConfirmed: boolean;
}

type Sources = Pick<LedgerStore, "readPostings" | "readConfirmed" | "listUploads" | "digestOf">;

/** @throws RangeError where the upload was never applied. */
export async function planReversal(
  { entry, before, act }: ReversalFacts,
  reading: LedgerReading,
  ledger: Sources,
): Promise<ReversalPlan> {
  const { books } = before;
  const applied = appliedOf(before);
  if (applied === null)
    throw new RangeError(`${before.uploadId} was never applied: nothing can be taken back`);
  const counts = act.kind === "restore";
  const confirmed = await ledger.readConfirmed(books);
  const own = confirmed.filter(({ seq }) => seq === before.seq);
  const counting = confirmed.filter((each) => (each.seq === before.seq ? counts : each.counts));
  const ids = candidates(reading, act.reverses, counts ? own : []);
  const reversal = { books, entry, reverses: act.reverses, through: doneSeq(reading.head) };
  const reversed = await reverseAll(reversal, ids, confirmationsByProject(counting), ledger);
  const known = await knownAfter(before, counts, reading, ledger);
  return { applied, ...reversed, known, hasConfirmed: own.length > 0 };
}

/** A balance whose latest number is smaller cannot have the posting. */
function candidates(
  { balances }: LedgerReading,
  reverses: number,
  comingBack: readonly CountedLines[],
): ProjectId[] {
  const posted = [...balances].filter(([, stored]) => stored.posted.lastSeq >= reverses).map(([id]) => id);
  return [...new Set([...posted, ...comingBack.flatMap(({ lines }) => [...lines.keys()])])];
}

interface Reversal {
  readonly books: Books;
  readonly entry: JournalEntry;
  readonly reverses: number;
  readonly through: number;
}

async function reverseAll(
  reversal: Reversal,
  ids: readonly ProjectId[],
  confirmations: ReturnType<typeof confirmationsByProject>,
  ledger: Pick<LedgerStore, "readPostings" | "digestOf">,
) {
  const changes: BalanceChange[] = [];
  let [projects, unmoved] = [0, 0];
  const reads = readInWaves(ids, async (id) => {
    const history = await ledger.readPostings(reversal.books, id, reversal.through);
    return {
      fromVersion: history.length,
      done: reverseProject(history, reversal, confirmations.get(id) ?? []),
    };
  });
  for await (const { fromVersion, done } of reads) {
    if (done === null) continue;
    const { postings, balance, all, isReversed, isMoved } = done;
    const statement = statementOf(all, (text) => ledger.digestOf(text));
    changes.push({ postings, balance, statement, fromVersion });
    projects += isReversed ? 1 : 0;
    unmoved += isReversed && !isMoved ? 1 : 0;
  }
  return { changes, projects, unmoved };
}

/** Whether it says nothing beside figures: no days of payments, no total of a day, no name. */
function isOfFigures({ period, isFull, named, officeName }: AppliedOutcome): boolean {
  return period === null && !isFull && named === 0 && officeName === null;
}

/** The statements that are known without the upload, or with it again. */
async function knownAfter(
  upload: Upload,
  counts: boolean,
  { head }: LedgerReading,
  ledger: Pick<LedgerStore, "listUploads">,
): Promise<KnownStatements> {
  const applied = appliedOf(upload);
  if (applied === null || isOfFigures(applied)) return head;
  if (counts) return knownWith(head, upload.seq, applied);
  return (await ledger.listUploads(upload.books))
    .filter(({ uploadId }) => uploadId !== upload.uploadId)
    .reduce<KnownStatements>(
      (known, { seq, outcome }) => (outcome.state === "applied" ? knownWith(known, seq, outcome) : known),
      { ...nothingStated, matches: head.matches },
    );
}
