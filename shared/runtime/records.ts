/**
 * Partial batch answers. Records of a stream are worked in order and everything from the first failure
 * on comes again; messages of a queue are independent, and only those that failed come again. A message
 * that no try can work is parked at once, with its reason, instead of failing for an hour.
 */
import { Failure } from "../domain/failure.ts";
import type { FailureQueue } from "../ports/failure-queue.ts";
import type { Log } from "./log.ts";

export interface BatchAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

export interface Item<Value> {
  /** The sequence number or message id that the source knows the record by. */
  readonly identifier: string;
  /** Reads the record; throws when it is not what this stage understands. */
  readonly read: () => Value;
}

export interface Message<Value> extends Item<Value> {
  readonly body: string;
}

export async function workStream<Value>(
  items: readonly Item<Value>[],
  work: (value: Value) => Promise<void>,
  log: Log,
): Promise<BatchAnswer> {
  for (const item of items) {
    const failure = await failureOf(item, work);
    if (failure === null) continue;
    log.error("A record failed and will come again", failure, { identifier: item.identifier });
    return { batchItemFailures: [{ itemIdentifier: item.identifier }] };
  }
  return { batchItemFailures: [] };
}

export async function workQueue<Value>(
  messages: readonly Message<Value>[],
  work: (value: Value) => Promise<void>,
  failureQueue: FailureQueue,
  log: Log,
): Promise<BatchAnswer> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const message of messages) {
    const failure = await failureOf(message, work);
    if (failure === null) continue;
    const isParked = await parks(message, failure, failureQueue, log);
    if (!isParked) batchItemFailures.push({ itemIdentifier: message.identifier });
  }
  return { batchItemFailures };
}

async function parks<Value>(
  { identifier, body }: Message<Value>,
  failure: unknown,
  failureQueue: FailureQueue,
  log: Log,
): Promise<boolean> {
  if (!(failure instanceof Failure) || failure.retryable) {
    log.error("A message failed and will come again", failure, { identifier });
    return false;
  }
  log.error("A message can never be worked and is parked", failure, { identifier });
  try {
    await failureQueue.park(body, { code: failure.code, message: failure.message });
    return true;
  } catch (error) {
    log.error("A message could not be parked and will come again", error, { identifier });
    return false;
  }
}

/** What went wrong; null when nothing did. */
async function failureOf<Value>(item: Item<Value>, work: (value: Value) => Promise<void>): Promise<unknown> {
  try {
    await work(item.read());
    return null;
  } catch (error) {
    return error ?? new Error("Something was thrown that is nothing");
  }
}
