/** Reads a snapshot back as it was frozen, or says that it is not: a report of anything else would be no proof. */
import { snapshotFromCanonical } from "../../shared/contracts/snapshot-json.ts";
import type { Books } from "../../shared/domain/books.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Snapshot, SnapshotName } from "../../shared/domain/snapshot.ts";
import { isNamed, nameOf } from "../../shared/domain/snapshot-chain.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";

export interface SnapshotSources {
  readonly snapshots: SnapshotStore;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface ReadSnapshot {
  readonly snapshot: Snapshot;
  readonly hash: string;
}

/** @throws Failure `snapshot-unknown`, `snapshot-missing` or `snapshot-changed`. */
export async function readSnapshot(
  books: Books,
  name: SnapshotName,
  { snapshots, hash }: SnapshotSources,
): Promise<ReadSnapshot> {
  const context = { office: books.office, fiscalYear: books.fiscalYear, snapshot: nameOf(name) };
  const failure = (code: string, message: string): Failure =>
    new Failure(message, { code, retryable: false, context });
  const entry = (await snapshots.list(books)).find((each) => isNamed(each, name));
  if (entry === undefined)
    throw failure("snapshot-unknown", `There is no snapshot ${nameOf(name)}; take one, or list them.`);
  const bytes = await snapshots.read(books, entry);
  if (bytes === null)
    throw failure(
      "snapshot-missing",
      `The file of snapshot ${nameOf(name)} is gone; restore it from a backup.`,
    );
  const found = hash(bytes);
  if (found !== entry.hash)
    throw failure(
      "snapshot-changed",
      `Snapshot ${nameOf(name)} should hash to ${entry.hash} and hashes to ${found}; restore it from a backup.`,
    );
  return { snapshot: snapshotFromCanonical(bytes), hash: found };
}
