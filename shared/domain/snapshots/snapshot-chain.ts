/** The index of an office's snapshots: each entry names the hash of its bytes and of the one taken before it. */
import type { Snapshot, SnapshotLink, SnapshotName } from "./snapshot.ts";

/** What the index keeps of a snapshot. */
export interface SnapshotEntry extends SnapshotLink {
  /** Its place among all snapshots of the books, counted from 1 in the order in which they were taken. */
  readonly number: number;
  readonly previous: SnapshotLink | null;
  /** ISO 8601. */
  readonly takenAt: string;
  /** Null where the quarter's end asked. */
  readonly takenBy: string | null;
  readonly knownSeq: number;
  /** SHA-256 of what it says apart from when it was taken: the same again is no new version. */
  readonly contentHash: string;
  readonly byteLength: number;
  /** Which request it answered; null where a person asked. */
  readonly requestId: string | null;
}

/** The last snapshot of the chain. */
export interface SnapshotHead extends SnapshotLink {
  readonly number: number;
}

/** A snapshot as it was found: its entry, and the file that the entry leads to, null when it is gone. */
export interface FoundSnapshot {
  readonly entry: SnapshotEntry;
  readonly file: FoundFile | null;
}

export interface FoundFile {
  readonly hash: string;
  /** Null when the bytes are no snapshot. */
  readonly snapshot: Pick<
    Snapshot,
    "asOf" | "version" | "previous" | "takenAt" | "takenBy" | "knownSeq"
  > | null;
}

export function nameOf({ asOf, version }: SnapshotName): string {
  return `${asOf}/${version}`;
}

export function linkOf({ asOf, version, hash }: SnapshotLink): SnapshotLink {
  return { asOf, version, hash };
}

export function isNamed(a: SnapshotName, b: SnapshotName): boolean {
  return a.asOf === b.asOf && a.version === b.version;
}

export function isSameLink(a: SnapshotLink | null, b: SnapshotLink | null): boolean {
  if (a === null || b === null) return a === b;
  return isNamed(a, b) && a.hash === b.hash;
}
