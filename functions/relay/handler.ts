/** relay: the outbox's stream, which it alone reads -> the queue of every stage that waits for what was told. */
import type * as z from "zod";
import { streamEvent } from "../../shared/contracts/events/lambda-events.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler, leastShareOfTime } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import { relayBundle, type StageQueues } from "./relay-bundle.ts";

export interface RelayHandlerDependencies {
  readonly queues: StageQueues;
  readonly failureQueue: FailureQueue;
  readonly log: Log;
}

type StreamRecord = z.output<typeof streamEvent>["Records"][number];

/** Records are passed on in order: from the first failure on, and from the one for which a run has no time, everything comes again. */
export function relayHandler(dependencies: RelayHandlerDependencies) {
  const { log } = dependencies;
  return lambdaHandler(streamEvent, log, async ({ Records }, timeLeft): Promise<BatchAnswer> => {
    const least = timeLeft() * leastShareOfTime;
    // What expires in the outbox is no news.
    const inserts = Records.filter(({ eventName }) => eventName === "INSERT");
    for (const [at, record] of inserts.entries()) {
      const identifier = record.dynamodb.SequenceNumber;
      if (at > 0 && timeLeft() < least) {
        log.info("A batch stops before its time is up; the rest comes again", {
          records: inserts.length - at,
        });
        return { batchItemFailures: [{ itemIdentifier: identifier }] };
      }
      try {
        await relay(record, dependencies);
      } catch (error) {
        log.error("A record failed and will come again", error, { identifier });
        return { batchItemFailures: [{ itemIdentifier: identifier }] };
      }
    }
    return { batchItemFailures: [] };
  });
}

async function relay({ dynamodb }: StreamRecord, dependencies: RelayHandlerDependencies): Promise<void> {
  const { queues, failureQueue, log } = dependencies;
  const text = dynamodb.NewImage?.data.S ?? "";
  try {
    const stages = await relayBundle(text, queues);
    log.info("Bundle passed on", { stages: stages.join(", ") });
  } catch (error) {
    if (!(error instanceof Failure) || error.retryable) throw error;
    log.error("A record can never be passed on and is dead-lettered", error, {});
    const message = { id: dynamodb.SequenceNumber, books: null, body: text === "" ? "{}" : text };
    await failureQueue.put(message, { code: error.code, message: error.message });
  }
}
