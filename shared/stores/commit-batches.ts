/** Cuts changes into transactions by what one may hold: 100 actions and 4 MB. */
import { Buffer } from "node:buffer";
import { Failure } from "../domain/failure.ts";
import { maxWriteActions, maxWriteBytes, type Put } from "../ports/item-table.ts";
import type { BalanceChange } from "../ports/ledger-store.ts";

/**
 * An entry's end is at most so many actions more: head, entry, upload, findings, books, events, and what it confirmed
 * by day and month.
 */
const actionsOfEnd = 32;

export interface BatchLimits {
  readonly actions: number;
  readonly bytes: number;
}

/** The rest of the bytes is for an entry's end, which holds at most 200 findings, and for keys and conditions. */
export const batchLimits: BatchLimits = {
  actions: maxWriteActions - actionsOfEnd,
  bytes: maxWriteBytes - 1_200_000,
};

/** @throws Failure `posting-too-large` when the puts of one change are too many for one transaction. */
export function commitBatches(
  changes: readonly BalanceChange[],
  putsOf: (change: BalanceChange) => readonly Put[],
  limits: BatchLimits,
): BalanceChange[][] {
  const batches: BalanceChange[][] = [];
  let [actionsLeft, bytesLeft] = [0, 0];
  for (const change of changes) {
    const puts = putsOf(change);
    const bytes = puts.reduce((sum, put) => sum + bytesOf(put), 0);
    if (puts.length > batchLimits.actions || bytes > batchLimits.bytes) throw tooLarge(change, bytes);
    if (puts.length > actionsLeft || bytes > bytesLeft) {
      batches.push([]);
      [actionsLeft, bytesLeft] = [limits.actions, limits.bytes];
    }
    batches.at(-1)?.push(change);
    actionsLeft -= puts.length;
    bytesLeft -= bytes;
  }
  return batches;
}

/** What an item takes, its keys included. */
function bytesOf({ item: { pk, sk, data } }: Put): number {
  return Buffer.byteLength(pk) + Buffer.byteLength(sk) + Buffer.byteLength(data);
}

function tooLarge({ postings: [posting] }: BalanceChange, bytes: number): Failure {
  return new Failure(
    `What the upload says of one project takes ${bytes} bytes, and a transaction ${batchLimits.bytes}: split the file by time and send the parts.`,
    {
      code: "posting-too-large",
      retryable: false,
      context: { projectId: posting.project.id, uploadId: posting.uploadId, bytes },
    },
  );
}
