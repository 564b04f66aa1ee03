/** receive: stored files and other systems' events, as EventBridge puts them into its queue -> ingest's queue, each under its books. */
import { queueEvent } from "../../shared/contracts/events/lambda-events.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { BundleQueue, FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import { type ArrivalRules, readArrival } from "./read-arrival.ts";

export interface ReceiveHandlerDependencies extends ArrivalRules {
  readonly ingest: BundleQueue;
  readonly failureQueue: FailureQueue;
  readonly log: Log;
}

/** Arrivals keep no order before they are in ingest's queue: one that failed comes again by itself. */
export function receiveHandler(dependencies: ReceiveHandlerDependencies) {
  const { log } = dependencies;
  return lambdaHandler(queueEvent, log, async ({ Records }): Promise<BatchAnswer> => {
    const failed: string[] = [];
    for (const { messageId, body } of Records) {
      try {
        await receiveOrPutAside(messageId, body, dependencies);
      } catch (error) {
        log.error("An arrival failed and will come again", error, { messageId });
        failed.push(messageId);
      }
    }
    return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
  });
}

/** @throws what may work another time. */
async function receiveOrPutAside(
  messageId: string,
  body: string,
  dependencies: ReceiveHandlerDependencies,
): Promise<void> {
  const { log, failureQueue } = dependencies;
  try {
    await receive(body, dependencies);
  } catch (error) {
    if (!(error instanceof Failure) || error.retryable) throw error;
    log.error("An arrival can never be worked and is dead-lettered", error, { messageId });
    await failureQueue.put(
      { id: messageId, books: null, body },
      { code: error.code, message: error.message },
    );
  }
}

async function receive(body: string, { ingest, log, ...rules }: ReceiveHandlerDependencies): Promise<void> {
  const bundle = readArrival(body, rules);
  if (bundle === null) return;
  const { id, books } = bundle;
  await ingest.put({ id, books, body: JSON.stringify(bundle) });
  log.info("Arrival received", { ...books, topic: bundle.topic });
}
