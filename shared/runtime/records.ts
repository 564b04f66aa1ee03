/**
 * Partial batch answers. Records of a stream are worked in order and everything from the first failure
 * on comes again; messages of a queue are independent, and only those that failed come again.
 */
import { Failure } from "../domain/failure.ts";
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

export async function workStream<Value>(
  items: readonly Item<Value>[],
  work: (value: Value) => Promise<void>,
  log: Log,
): Promise<BatchAnswer> {
  for (const item of items) {
    if (!(await succeeds(item, work, log)))
      return { batchItemFailures: [{ itemIdentifier: item.identifier }] };
  }
  return { batchItemFailures: [] };
}

export async function workQueue<Value>(
  items: readonly Item<Value>[],
  work: (value: Value) => Promise<void>,
  log: Log,
): Promise<BatchAnswer> {
  const batchItemFailures: { itemIdentifier: string }[] = [];
  for (const item of items) {
    if (!(await succeeds(item, work, log))) batchItemFailures.push({ itemIdentifier: item.identifier });
  }
  return { batchItemFailures };
}

async function succeeds<Value>(
  item: Item<Value>,
  work: (value: Value) => Promise<void>,
  log: Log,
): Promise<boolean> {
  try {
    await work(item.read());
    return true;
  } catch (error) {
    const retryable = error instanceof Failure ? error.retryable : true;
    log.error("A record failed and will come again", error, { identifier: item.identifier, retryable });
    return false;
  }
}
