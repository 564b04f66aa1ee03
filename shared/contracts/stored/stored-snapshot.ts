/** What the index keeps of a snapshot, as the table has it. */
import * as z from "zod";
import type { SnapshotEntry, SnapshotHead } from "../../domain/snapshots/snapshot.ts";
import { isoDate } from "../values/primitives.ts";

/**
 * A snapshot by its day, its version and its hash: what the chain is made of. The fields that name it inside its
 * books.
 */
export const snapshotVersion = { asOf: isoDate, version: z.int().min(1) };

export const snapshotLink = z.object({ ...snapshotVersion, hash: z.string().regex(/^[0-9a-f]{64}$/) });

export const storedEntry = snapshotLink.extend({
  number: z.int().min(1),
  previous: snapshotLink.nullable(),
  takenAt: z.string(),
  takenBy: z.string().nullable(),
  knownSeq: z.int(),
  contentHash: z.string(),
  byteLength: z.int(),
  /** Absent where it was taken by an earlier version. */
  dataAsOf: isoDate.nullable().default(null),
  requestId: z.string().nullable(),
});

const storedHead = snapshotLink.extend({ number: z.int().min(1) });

const storedName = z.object({ asOf: isoDate, version: z.int().min(1) });

/** @throws ZodError when it is none of ours. */
export function entryFromStored(stored: unknown): SnapshotEntry {
  return storedEntry.parse(stored);
}

export function headFromStored(stored: unknown): SnapshotHead {
  return storedHead.parse(stored);
}

export const nameFromStored = (stored: unknown) => storedName.parse(stored);
