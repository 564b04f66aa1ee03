/** Frozen snapshots held against their hashes, their chain, their index, and the ledger as it was when each was taken. */
import {
  contentToCanonical,
  isOfThisSchema,
  snapshotFromCanonical,
  snapshotToCanonical,
} from "../../shared/contracts/stored/snapshot-json.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import { type ChainProblem, checkChain } from "../../shared/domain/snapshots/check-chain.ts";
import {
  dataDayOf,
  type FoundFile,
  type FoundSnapshot,
  nameOf,
  type Snapshot,
  type SnapshotEntry,
} from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { ascending } from "../../shared/domain/values/order.ts";
import {
  chainDiscrepancy,
  differences,
  discrepanciesOf,
  type Discrepancy,
  readOrCorruption,
} from "../../shared/domain/verify/discrepancy.ts";
import type { LedgerCheck, LedgerThen } from "../../shared/ports/ledger-check.ts";
import type { SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import { linesOf } from "../../shared/reading/read-lines.ts";
import { sourcesOf } from "./freeze.ts";

export interface FrozenEvidence {
  readonly snapshots: Pick<SnapshotStore, "list" | "head" | "read" | "answered">;
  /** SHA-256 in hex. */
  readonly hash: (bytes: Uint8Array) => string;
}

export interface FrozenVerification {
  readonly checked: number;
  readonly discrepancies: readonly Discrepancy[];
  /** What the ledger of the moment of each must have said. */
  readonly checks: readonly LedgerCheck[];
}

export async function verifyFrozen(books: Books, evidence: FrozenEvidence): Promise<FrozenVerification> {
  const { snapshots, hash } = evidence;
  const verified = await readOrCorruption(() => verifySnapshots(snapshots, books, hash));
  if ("corruption" in verified) return { checked: 0, discrepancies: [verified.corruption], checks: [] };
  const { checked, problems } = verified.value;
  const discrepancies = problems.map(chainDiscrepancy);
  const checks: LedgerCheck[] = [];
  for (const entry of await snapshots.list(books)) {
    const bytes = await snapshots.read(books, entry);
    // Of bytes that are not those that were frozen their hash tells enough.
    if (bytes === null || hash(bytes) !== entry.hash) continue;
    const { knownSeq } = entry;
    checks.push({ knownSeq, check: (then) => checkAgainst(books, entry, evidence, then) });
  }
  return { checked, discrepancies, checks };
}

/** It is read once: each has megabytes. */
async function checkAgainst(
  books: Books,
  entry: SnapshotEntry,
  evidence: FrozenEvidence,
  then: LedgerThen,
): Promise<Discrepancy[]> {
  const bytes = await evidence.snapshots.read(books, entry);
  if (bytes === null) return [];
  const frozen = snapshotFromCanonical(bytes);
  const found = await compareEntry(books, entry, { frozen, bytes }, evidence);
  // Of the first shape are those of version 0.1: they name numbers of a ledger that is no more.
  if (!isOfThisSchema(bytes)) return found;
  return [...found, ...(await compareFigures(books, entry, frozen, evidence, then))];
}

interface FrozenFile {
  readonly frozen: Snapshot;
  readonly bytes: Uint8Array;
}

/** What the index says of the file, and is not in the chain. */
async function compareEntry(
  books: Books,
  entry: SnapshotEntry,
  { frozen, bytes }: FrozenFile,
  { snapshots, hash }: FrozenEvidence,
): Promise<Discrepancy[]> {
  const { requestId, asOf, version, byteLength, contentHash, dataAsOf } = entry;
  const name = requestId === null ? { asOf, version } : await snapshots.answered(books, requestId);
  const expected = {
    asOf,
    version,
    byteLength: bytes.length,
    contentHash: isOfThisSchema(bytes) ? hash(contentToCanonical(frozen)) : contentHash,
    dataAsOf: dataAsOf === null ? null : dataDayOf(frozen),
  };
  const found = { asOf: name?.asOf, version: name?.version, byteLength, contentHash, dataAsOf };
  return discrepanciesOf("snapshot-differs", { name: nameOf(entry) }, differences(expected, found));
}

/**
 * Its figures, its sources and the number up to which it knew. What was expected of each line and which alerts stood
 * is guarded by the hash alone: another release may judge otherwise.
 */
async function compareFigures(
  books: Books,
  entry: SnapshotEntry,
  frozen: Snapshot,
  { hash }: FrozenEvidence,
  then: LedgerThen,
): Promise<Discrepancy[]> {
  const reading = await then.readLedgerAt(books, frozen.asOf);
  const uploads = await then.listUploads(books);
  const { lines, unmatched } = linesOf(reading, frozen.asOf);
  const stated = new Map(frozen.lines.map((line) => [line.project.id, line]));
  const again: Snapshot = {
    ...frozen,
    knownSeq: doneSeq(reading.head),
    unmatched,
    lines: lines
      .map(({ line, parts }) => {
        const known = stated.get(line.project.id);
        return { ...line, parts, expected: known?.expected ?? null, target: known?.target ?? null };
      })
      .toSorted((a, b) => ascending(a.project.id, b.project.id)),
    sources: sourcesOf(uploads, frozen.asOf),
  };
  if (hash(snapshotToCanonical(again)) === entry.hash) return [];
  // A release that words alerts otherwise has other bytes and the same figures.
  const parted = differences(JSON.parse(figuresText(again)), JSON.parse(figuresText(frozen)));
  return discrepanciesOf("snapshot-differs", { name: nameOf(entry) }, parted);
}

function figuresText(snapshot: Snapshot): string {
  return new TextDecoder().decode(snapshotToCanonical({ ...snapshot, alerts: [] }));
}

export interface Verification {
  readonly checked: number;
  readonly problems: readonly ChainProblem[];
}

/** Recomputes every hash and the whole chain of an office's books, and holds files, index and chain against each other. */
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
