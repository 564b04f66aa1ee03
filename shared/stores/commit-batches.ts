/** Cuts changes into transactions by what DynamoDB allows one: 100 actions and 4 MB. */
import { Buffer } from "node:buffer";
import { Failure } from "../domain/failure.ts";
import type { BalanceChange } from "../ports/ledger-store.ts";
import { maxWriteActions, type Put } from "../ports/item-table.ts";

/** A closing is two more actions, upload and events. */
const maxActions = maxWriteActions - 2;

/** Of 4 MB; the rest is for a closing, which holds at most 200 findings twice, and for keys and conditions. */
const maxBytes = 3_200_000;

/** Of the attributes' names and a version. */
const namesBytes = 40;

/** @throws Failure `posting-too-large` when the actions of one change are too many for one transaction. */
export function commitBatches(
  changes: readonly BalanceChange[],
  putsOf: (change: BalanceChange) => readonly Put[],
): BalanceChange[][] {
  const batches: BalanceChange[][] = [];
  let [actionsLeft, bytesLeft] = [0, 0];
  for (const change of changes) {
    const actions = putsOf(change);
    const bytes = actions.reduce((sum, action) => sum + bytesOf(action), 0);
    if (actions.length > maxActions || bytes > maxBytes) throw tooLarge(change, bytes);
    if (actions.length > actionsLeft || bytes > bytesLeft) {
      batches.push([]);
      [actionsLeft, bytesLeft] = [maxActions, maxBytes];
    }
    batches.at(-1)?.push(change);
    actionsLeft -= actions.length;
    bytesLeft -= bytes;
  }
  return batches;
}

/** What an item takes, its names and keys included. */
function bytesOf({ item: { pk, sk, data } }: Put): number {
  return [pk, sk, data].reduce((sum, text) => sum + Buffer.byteLength(text), namesBytes);
}

function tooLarge({ postings: [posting] }: BalanceChange, bytes: number): Failure {
  return new Failure(
    `What the upload says of one project takes ${bytes} bytes, and a transaction of DynamoDB ${maxBytes}: split the file by time and send the parts.`,
    {
      code: "posting-too-large",
      retryable: false,
      context: { projectId: posting.project.id, uploadId: posting.uploadId, bytes },
    },
  );
}
