/**
 * The ledger of some books anew, from its journal and the stored files, as `monitor verify` executes them. What cannot be
 * executed again is told and taken over as it is stored; a journal that is not whole is not guessed at.
 */
import type { Books } from "../../shared/domain/values/books.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import type { ReplayTarget } from "../../shared/ports/ledger-check.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { StoredFileReader } from "../../functions/ingest/journal/read-stored-file.ts";
import { JournalReplay } from "../../functions/verify/replay/replay-journal.ts";
import { gapsIn, readJournal, type VerifyingReport } from "../../functions/verify/replay/verify-ledger.ts";

export interface RebuiltLedger {
  readonly entries: number;
  /** The head that was read: whoever writes meanwhile moves it on. */
  readonly headVersion: number;
  /** Where the stored ledger was another: the new one is as its files say. */
  readonly mended: readonly Discrepancy[];
  /** What is taken over as it is stored, because it cannot be executed again. */
  readonly left: readonly Discrepancy[];
  /** Why nothing can be rebuilt: numbers that are missing, entries that end otherwise, an entry that runs. */
  readonly obstacles: readonly Discrepancy[];
  /** The upload whose entry still runs. */
  readonly running: string | null;
}

export async function rebuildLedger(
  books: Books,
  stored: LedgerStore,
  target: ReplayTarget,
  reader: StoredFileReader,
  report: VerifyingReport,
): Promise<RebuiltLedger> {
  const { head, entries } = await readJournal(books, stored);
  const gaps = gapsIn(entries, head);
  const running = head.running?.uploadId ?? null;
  const nothing = { entries: entries.length, headVersion: head.version, mended: [], left: [], running };
  if (gaps.length > 0 || running !== null) return { ...nothing, obstacles: gaps };
  const replay = new JournalReplay(books, target.ledger, stored, reader);
  for (const entry of entries) {
    report("files", entry.seq - 1, entries.length);
    await replay.execute(entry);
    // What came after an entry that ended otherwise would rest on another ledger.
    const obstacles = replay.discrepancies.filter(({ code }) => code === "entry-differs");
    if (obstacles.length > 0) return { ...nothing, obstacles };
  }
  const { discrepancies } = await target.compare(
    books,
    () => false,
    (done, of) => report("balances", done, of),
  );
  return { ...nothing, mended: discrepancies, left: replay.discrepancies, obstacles: [] };
}
