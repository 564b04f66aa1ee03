/**
 * Frozen snapshots and the index of them. The bytes are stored first, under a key that holds their hash; what
 * makes them a snapshot is one transaction that writes the index, moves the head of the chain and tells of
 * it. A crash in between leaves a file that nothing lists, and the next taking goes past it.
 */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import type { SnapshotEntry, SnapshotHead, SnapshotName } from "../domain/snapshots/snapshot.ts";
import type { Books } from "../domain/values/books.ts";

export interface SnapshotAdding {
  readonly books: Books;
  readonly entry: SnapshotEntry;
  readonly bytes: Uint8Array;
  readonly bundle: OutboxBundle;
}

export interface SnapshotStore {
  /** Oldest taken first. */
  list(books: Books): Promise<SnapshotEntry[]>;
  /** The last of the chain, kept apart from the list; null before the first. */
  head(books: Books): Promise<SnapshotHead | null>;
  /** The bytes as they lie there; null when they are gone. */
  read(books: Books, entry: SnapshotEntry): Promise<Uint8Array | null>;
  /**
   * Stores the entry as the one after `entry.previous`, and that it answers its request.
   * @returns `conflict` when another was first, or the request was answered: nothing is listed then.
   */
  add(adding: SnapshotAdding): Promise<"stored" | "conflict">;
  /** What a request was answered with; null when it was not. */
  answered(books: Books, requestId: string): Promise<SnapshotName | null>;
  /** Remembers that a request was answered with a snapshot that was there. Once for each request. */
  answer(books: Books, requestId: string, name: SnapshotName): Promise<void>;
}

/** Where the bytes of snapshots lie: written once under a key, and never changed by anybody. */
export interface SnapshotFiles {
  /** Keeps what lies there where something does: a key ends with the hash of its bytes. */
  put(key: string, bytes: Uint8Array): Promise<void>;
  /** Null when nothing lies there. */
  read(key: string): Promise<Uint8Array | null>;
}
