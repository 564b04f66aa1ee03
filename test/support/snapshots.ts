/** Valid snapshots and their entries. A test overrides what it is about and leaves the rest. */
import { snapshotToCanonical } from "../../shared/contracts/stored/snapshot-json.ts";
import {
  dataDayOf,
  linkOf,
  type Snapshot,
  type SnapshotEntry,
  type SnapshotLine,
} from "../../shared/domain/snapshots/snapshot.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { aSpendingLine, day } from "./builders.ts";
import { books } from "./uploads.ts";

export function aSnapshotLine(line: Partial<SnapshotLine> = {}): SnapshotLine {
  const plain = aSpendingLine(100_000_000n, 50_000_000n);
  return {
    ...plain,
    parts: [(line.project ?? plain.project).id],
    expected: 80_000_000n,
    target: 100_000_000n,
    ...line,
  };
}

export function aSnapshot(snapshot: Partial<Snapshot> = {}): Snapshot {
  return {
    books,
    asOf: day("2020-09-30"),
    version: 1,
    takenAt: "2020-11-02T00:00:00.000Z",
    takenBy: "재무과",
    knownSeq: 1,
    previous: null,
    basis: "expenditure/appropriation",
    policyVersion: "default-1",
    yearEndTargetBasisPoints: 10_000n,
    lines: [aSnapshotLine()],
    unmatched: null,
    alerts: [],
    sources: [],
    ...snapshot,
  };
}

/** A snapshot's bytes and the entry that the index has of it, as the one after the entry given. */
export function anEntry(
  snapshot: Partial<Snapshot> = {},
  after: SnapshotEntry | null = null,
  entry: Partial<SnapshotEntry> = {},
): { readonly entry: SnapshotEntry; readonly bytes: Uint8Array; readonly snapshot: Snapshot } {
  const whole = aSnapshot({ previous: after === null ? null : linkOf(after), ...snapshot });
  const bytes = snapshotToCanonical(whole);
  const { asOf, version, previous, takenAt, takenBy, knownSeq } = whole;
  return {
    snapshot: whole,
    bytes,
    entry: {
      asOf,
      version,
      hash: sha256Of(bytes),
      number: (after?.number ?? 0) + 1,
      previous,
      takenAt,
      takenBy,
      knownSeq,
      contentHash: "c".repeat(64),
      byteLength: bytes.length,
      dataAsOf: dataDayOf(whole),
      requestId: null,
      ...entry,
    },
  };
}
