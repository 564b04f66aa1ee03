/** What the index keeps of a snapshot, as the table has it. */
import * as z from "zod";
import type { SnapshotEntry, SnapshotHead } from "../../domain/snapshots/snapshot-chain.ts";
import { isoDate } from "../values/primitives.ts";
import { snapshotLink } from "./snapshot-link.ts";

export const storedEntry = snapshotLink.extend({
  number: z.int().min(1),
  previous: snapshotLink.nullable(),
  takenAt: z.string(),
  takenBy: z.string().nullable(),
  knownSeq: z.int(),
  contentHash: z.string(),
  byteLength: z.int(),
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
