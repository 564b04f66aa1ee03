/** receive: a stored file or another system's event, as EventBridge delivers it -> ingest's queue, under its books. */
import * as z from "zod";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { BundleQueue, FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { type ArrivalRules, readArrival } from "./read-arrival.ts";

export interface ReceiveHandlerDependencies extends ArrivalRules {
  readonly ingest: BundleQueue;
  readonly failureQueue: FailureQueue;
  readonly log: Log;
}

/** What fails otherwise is thrown, and EventBridge's call is tried again. */
export function receiveHandler(dependencies: ReceiveHandlerDependencies) {
  const { log, failureQueue } = dependencies;
  return lambdaHandler(z.unknown(), log, async (event): Promise<void> => {
    try {
      await receive(event, dependencies);
    } catch (error) {
      if (!(error instanceof Failure) || error.retryable) throw error;
      log.error("An arrival can never be worked and is dead-lettered", error, {});
      const body = JSON.stringify(event ?? null);
      await failureQueue.put({ id: body, books: null, body }, { code: error.code, message: error.message });
    }
  });
}

async function receive(event: unknown, { ingest, log, ...rules }: ReceiveHandlerDependencies): Promise<void> {
  const bundle = readArrival(event, rules);
  if (bundle === null) return;
  const { id, books } = bundle;
  await ingest.put({ id, books, body: JSON.stringify(bundle) });
  log.info("Arrival received", { ...books, topic: bundle.topic });
}
