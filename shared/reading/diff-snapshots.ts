/** Explains what changed between two snapshots, from both of them and the postings of the lines that changed. */
import type { Books } from "../domain/values/books.ts";
import type { Histories } from "../domain/snapshots/diff/diff-causes.ts";
import { confirmationsByProject, withCopies } from "../domain/journal/confirmation.ts";
import { doneSeq } from "../domain/journal/journal-entry.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { Snapshot } from "../domain/snapshots/snapshot.ts";
import {
  idsToRead,
  inOrder,
  type SnapshotDiff,
  snapshotDiff,
} from "../domain/snapshots/diff/snapshot-diff.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";
import { concurrentReads } from "./read-lines.ts";

/** What explanations are read from. */
export type DiffSource = Pick<LedgerStore, "readHead" | "readPostings" | "readConfirmed" | "listUploads">;

/** @param snapshots in any order. */
export async function diffSnapshots(
  books: Books,
  [a, b]: readonly [Snapshot, Snapshot],
  ledger: DiffSource,
): Promise<SnapshotDiff> {
  const [earlier, later] = inOrder(a, b);
  const [histories, uploads] = await Promise.all([
    readHistories(ledger, books, idsToRead(earlier, later)),
    ledger.listUploads(books),
  ]);
  return snapshotDiff(earlier, later, histories, uploads);
}

async function readHistories(
  ledger: DiffSource,
  books: Books,
  ids: readonly ProjectId[],
): Promise<Histories> {
  const histories = new Map<ProjectId, readonly Posting[]>();
  const through = doneSeq(await ledger.readHead(books));
  const confirmed = (await ledger.readConfirmed(books)).filter(({ counts }) => counts);
  const confirmations = confirmationsByProject(confirmed);
  for (let from = 0; from < ids.length; from += concurrentReads) {
    const wave = ids.slice(from, from + concurrentReads);
    const read = await Promise.all(
      wave.map(async (id) => [id, await ledger.readPostings(books, id, through)] as const),
    );
    for (const [id, postings] of read) histories.set(id, withCopies(postings, confirmations.get(id) ?? []));
  }
  return histories;
}
