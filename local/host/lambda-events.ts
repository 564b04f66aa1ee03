/** Lambda's shapes, as the embedded host makes them: the handlers see no difference. */
import { randomUUID } from "node:crypto";
import type { Context } from "aws-lambda";
import type { ArrivalBundle } from "../../shared/contracts/events/arrivals.ts";
import type { FileReference } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { NumberedBundle } from "../../shared/sqlite/sqlite-outbox.ts";

/** One message of ingest's queue that says of a file that it was stored, as `receive` says it in the cloud. */
export function fileStoredMessage(books: Books, { key, version }: FileReference, at: string) {
  const id = `${books.office}/${books.fiscalYear}/arrival/${key}@${version}`;
  const event = { type: "FileStored", version: 1, key, fileVersion: version } as const;
  const bundle: ArrivalBundle = { topic: "file", id, books, at, events: [event] };
  return { Records: [{ messageId: randomUUID(), body: JSON.stringify(bundle) }] };
}

/** The events of one queue, each a message under its number. */
export function queueBatch(bundles: readonly NumberedBundle[]) {
  return { Records: bundles.map(({ number, data }) => ({ messageId: `${number}`, body: data })) };
}

/** Node 0.10 ended an invocation by these; the type still asks for them. */
const nothing = (): void => {};
const oldCallbacks = { done: nothing, fail: nothing, succeed: nothing };

/** One PC sets no time limit; 23 days is what a timer can still count. */
const remainingMilliseconds = 2_000_000_000;

export const localContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: "local",
  functionVersion: "1",
  invokedFunctionArn: "local",
  memoryLimitInMB: "0",
  awsRequestId: "local",
  logGroupName: "local",
  logStreamName: "local",
  getRemainingTimeInMillis: () => remainingMilliseconds,
  ...oldCallbacks,
};
