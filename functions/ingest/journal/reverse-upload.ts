/** The journal entry that takes an upload back, or brings it in again: its postings, and what it had confirmed. */
import { uploadBundle } from "../../../shared/contracts/events/upload-events.ts";
import type { Books } from "../../../shared/domain/values/books.ts";
import { confirmationsByProject, type CountedLines } from "../../../shared/domain/journal/confirmation.ts";
import {
  doneSeq,
  type EntryAct,
  type JournalEntry,
  type KnownStatements,
  knownWith,
  nothingStated,
} from "../../../shared/domain/journal/journal-entry.ts";
import {
  reversedOutcome,
  reverseProject,
  reversingOutcome,
} from "../../../shared/domain/journal/reversal.ts";
import { statementOf } from "../../../shared/domain/journal/statement.ts";
import { changedUpload } from "../../../shared/domain/journal/upload-changes.ts";
import type { ProjectId } from "../../../shared/domain/values/project.ts";
import { type AppliedOutcome, appliedOf, type Upload } from "../../../shared/domain/uploads/upload.ts";
import type { BalanceChange, LedgerReading, LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { EntryPlan } from "./run-entry.ts";
import { readInWaves } from "../../../shared/ports/read-in-waves.ts";

export interface PlannedReversal {
  readonly kind: "reversal";
  readonly plan: EntryPlan;
  /** Projects that had a posting of the number. */
  readonly projects: number;
}

export interface ReversalFacts {
  readonly entry: JournalEntry;
  readonly before: Upload;
  readonly act: Extract<EntryAct, { kind: "undo" | "restore" }>;
}

type Sources = Pick<LedgerStore, "readPostings" | "readConfirmed" | "listUploads" | "digestOf">;

/** @throws RangeError where the upload was never applied. */
export async function planEntryReversal(
  { entry, before, act }: ReversalFacts,
  reading: LedgerReading,
  ledger: Sources,
): Promise<PlannedReversal> {
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
  const outcome = reversedOutcome(entry, applied, reversed);
  const plan: EntryPlan = {
    books,
    entry: { ...entry, state: "done" },
    changes: reversed.changes,
    confirmed: [],
    known: await knownAfter(before, counts, reading, ledger),
    reverses: own.length === 0 ? null : { seq: before.seq, counts },
    running: reversingOutcome(entry, applied),
    upload: changedUpload(before, outcome),
    bundle: ({ upload }) => uploadBundle({ ...upload, outcome }, entry.at),
  };
  return { kind: "reversal", plan, projects: reversed.projects };
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
