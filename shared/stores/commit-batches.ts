/** Cuts changes into transactions by what one may hold. */
import { Buffer } from "node:buffer";
import { Failure } from "../domain/values/failure.ts";
import { type Put, transactionLimits, type WriteLimits } from "../ports/item-table.ts";
import type { BalanceChange } from "../ports/ledger-store.ts";

/**
 * An entry's end is at most so many actions more: head, fences, entry, upload, findings, books, events, and what it
 * confirmed by day and month.
 */
const actionsOfEnd = 36;

export interface BatchLimits {
  /** Of every batch. */
  readonly each: WriteLimits;
  /** Of the last one, which is written with the entry's end. */
  readonly last: WriteLimits;
}

/** Beside each batch a fence is checked; an end holds at most 200 findings. Some bytes are for keys and conditions. */
export function batchLimitsIn({ actions, bytes }: WriteLimits): BatchLimits {
  return {
    each: { actions: actions - 1, bytes: bytes - 200_000 },
    last: { actions: actions - actionsOfEnd, bytes: bytes - 1_200_000 },
  };
}

/** The same on every host, so that none takes what another refuses. */
const largestChange = batchLimitsIn(transactionLimits).last;

interface Measured extends WriteLimits {
  readonly change: BalanceChange;
}

/** @throws Failure `posting-too-large` when the puts of one change are too many for one transaction. */
export function commitBatches(
  changes: readonly BalanceChange[],
  putsOf: (change: BalanceChange) => readonly Put[],
  { each, last }: BatchLimits,
): BalanceChange[][] {
  const batches: Measured[][] = [];
  let left: WriteLimits = { actions: 0, bytes: 0 };
  for (const change of changes) {
    const puts = putsOf(change);
    const measured = {
      change,
      actions: puts.length,
      bytes: puts.reduce((sum, put) => sum + bytesOf(put), 0),
    };
    if (!fits(measured, largestChange)) throw tooLarge(change, measured.bytes);
    if (!fits(measured, left)) {
      batches.push([]);
      left = each;
    }
    batches.at(-1)?.push(measured);
    left = { actions: left.actions - measured.actions, bytes: left.bytes - measured.bytes };
  }
  const split = batches.flatMap((batch, at) =>
    at === batches.length - 1 ? splitLast(batch, last) : [batch],
  );
  return split.map((batch) => batch.map(({ change }) => change));
}

/** The last batch in two where an entry's end has no room beside it. */
function splitLast(batch: readonly Measured[], room: WriteLimits): readonly (readonly Measured[])[] {
  let left = room;
  let from = batch.length;
  for (const measured of batch.toReversed()) {
    if (!fits(measured, left) && from < batch.length) break;
    left = { actions: left.actions - measured.actions, bytes: left.bytes - measured.bytes };
    from--;
  }
  return from === 0 ? [batch] : [batch.slice(0, from), batch.slice(from)];
}

function fits({ actions, bytes }: WriteLimits, room: WriteLimits): boolean {
  return actions <= room.actions && bytes <= room.bytes;
}

/** What an item takes, its keys included. */
function bytesOf({ item: { pk, sk, data } }: Put): number {
  return Buffer.byteLength(pk) + Buffer.byteLength(sk) + Buffer.byteLength(data);
}

function tooLarge({ postings: [posting] }: BalanceChange, bytes: number): Failure {
  return new Failure(
    `What the upload says of one project takes ${bytes} bytes, and a transaction ${largestChange.bytes}: split the file by time and send the parts.`,
    {
      code: "posting-too-large",
      retryable: false,
      context: { projectId: posting.project.id, uploadId: posting.uploadId, bytes },
    },
  );
}
