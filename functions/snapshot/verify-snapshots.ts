/** Recomputes every hash and the whole chain of an office's books, and holds files, index and chain against each other. */
import { snapshotFromCanonical } from "../../shared/contracts/stored/snapshot-json.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { ChainProblem } from "../../shared/domain/snapshots/chain-problem.ts";
import { checkChain } from "../../shared/domain/snapshots/check-chain.ts";
import type { FoundFile, FoundSnapshot } from "../../shared/domain/snapshots/snapshot-chain.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";

export interface Verification {
  readonly checked: number;
  readonly problems: readonly ChainProblem[];
}

export async function verifySnapshots(
  snapshots: Pick<SnapshotStore, "list" | "head" | "read">,
  books: Books,
  hash: (bytes: Uint8Array) => string,
): Promise<Verification> {
  const found: FoundSnapshot[] = [];
  for (const entry of await snapshots.list(books)) {
    // One at a time: each has megabytes.
    const bytes = await snapshots.read(books, entry);
    found.push({ entry, file: bytes === null ? null : { hash: hash(bytes), snapshot: snapshotIn(bytes) } });
  }
  return { checked: found.length, problems: checkChain(found, await snapshots.head(books)) };
}

/** Null when the bytes are no snapshot any more. */
function snapshotIn(bytes: Uint8Array): FoundFile["snapshot"] {
  try {
    const { asOf, version, previous, takenAt, takenBy, knownSeq } = snapshotFromCanonical(bytes);
    return { asOf, version, previous, takenAt, takenBy, knownSeq };
  } catch {
    return null;
  }
}
