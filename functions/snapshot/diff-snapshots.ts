/** Explains what changed between two snapshots, from both of them and the postings of the lines that changed. */
import { snapshotFromCanonical } from "../../shared/contracts/snapshot-json.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { Histories } from "../../shared/domain/diff-causes.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Snapshot } from "../../shared/domain/snapshot.ts";
import { nameOf, type SnapshotEntry } from "../../shared/domain/snapshot-chain.ts";
import { idsToRead, inOrder, type SnapshotDiff, snapshotDiff } from "../../shared/domain/snapshot-diff.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { concurrentReads } from "../../shared/reading/read-lines.ts";

export interface DiffDependencies {
  readonly ledger: LedgerStore;
  readonly snapshots: SnapshotStore;
  readonly hash: (bytes: Uint8Array) => string;
}

export async function diffSnapshots(
  books: Books,
  [a, b]: readonly [SnapshotEntry, SnapshotEntry],
  world: DiffDependencies,
): Promise<SnapshotDiff> {
  const [earlier, later] = inOrder(await readSnapshot(books, a, world), await readSnapshot(books, b, world));
  const histories = await readHistories(world.ledger, books, idsToRead(earlier, later));
  return snapshotDiff(earlier, later, histories, await world.ledger.listUploads(books));
}

/** @throws Failure `snapshot-missing` or `snapshot-changed` when it is not what was frozen. */
export async function readSnapshot(
  books: Books,
  entry: SnapshotEntry,
  { snapshots, hash }: Pick<DiffDependencies, "snapshots" | "hash">,
): Promise<Snapshot> {
  const bytes = await snapshots.read(books, entry);
  const context = { office: books.office, snapshot: nameOf(entry) };
  if (bytes === null)
    throw new Failure(`The file of snapshot ${nameOf(entry)} is gone; restore it from a backup.`, {
      code: "snapshot-missing",
      retryable: false,
      context,
    });
  const found = hash(bytes);
  if (found === entry.hash) return snapshotFromCanonical(bytes);
  throw new Failure(
    `Snapshot ${nameOf(entry)} is not what was frozen: it should hash to ${entry.hash} and hashes to ${found}. Restore its file from a backup.`,
    { code: "snapshot-changed", retryable: false, context },
  );
}

async function readHistories(
  ledger: LedgerStore,
  books: Books,
  ids: readonly ProjectId[],
): Promise<Histories> {
  const histories = new Map<ProjectId, readonly Posting[]>();
  for (let from = 0; from < ids.length; from += concurrentReads) {
    const wave = ids.slice(from, from + concurrentReads);
    const read = await Promise.all(
      wave.map(async (id) => [id, await ledger.readPostings(books, id)] as const),
    );
    for (const [id, postings] of read) histories.set(id, postings);
  }
  return histories;
}
