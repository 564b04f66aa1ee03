/** snapshot: the outbox's news that a quarter's end is due or a person asks -> a snapshot; the schedule -> that news. */
import * as z from "zod";
import { quarterEnded, queueEvent, snapshotRequested } from "../../shared/contracts/events/lambda-events.ts";
import { bundleFromText, type ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { type BatchAnswer, workQueue } from "../../shared/runtime/work-queue.ts";
import { type PublishDependencies, publishQuarter, quarterRequests } from "./publish-quarter.ts";
import { type TakeDependencies, takeRequested } from "./take-snapshot.ts";
import * as taking from "./take-snapshot.ts";

export interface SnapshotHandlerDependencies extends TakeDependencies, PublishDependencies {
  readonly log: Log;
  readonly failureQueue: FailureQueue;
  /** Sees every outcome, after it is stored. */
  readonly observe: (outcome: taking.SnapshotOutcome) => void;
}

export function snapshotHandler(dependencies: SnapshotHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const events = z.union([queueEvent, quarterEnded, snapshotRequested]);
  return lambdaHandler(events, log, async (event, timeLeft): Promise<BatchAnswer> => {
    if ("Records" in event) {
      const work = async (bundle: ReceivedBundle): Promise<void> => {
        for (const request of quarterRequests(bundle)) await take(request, dependencies);
        if (bundle.topic === "snapshot-command") await takeCommands(bundle, dependencies);
      };
      return workQueue(event, { read: bundleFromText, work, failureQueue, log, timeLeft });
    }
    if ("schedule" in event) {
      const announced = await publishQuarter(event.delayDays, dependencies);
      log.info("Quarter end announced", { books: announced.length });
    } else {
      const { books, asOf, by, requestId, force } = event;
      await take({ books, asOf, by, requestId, isForced: force }, dependencies);
    }
    return { batchItemFailures: [] };
  });
}

async function takeCommands(
  { books, events }: Extract<ReceivedBundle, { topic: "snapshot-command" }>,
  { log, observe, ...dependencies }: SnapshotHandlerDependencies,
): Promise<void> {
  for (const { asOf, commandVersion } of events) {
    const outcome = await takeRequested({ books, asOf, commandVersion }, dependencies);
    if (outcome !== null) observe(outcome);
    log.info("Command worked", { ...books, asOf, outcome: outcome?.kind ?? "passed over" });
  }
}

async function take(
  request: taking.SnapshotRequest,
  { log, observe, ...dependencies }: SnapshotHandlerDependencies,
): Promise<void> {
  const outcome = await taking.takeSnapshot(request, dependencies);
  observe(outcome);
  const where = { ...request.books, asOf: request.asOf };
  if (outcome.kind !== "refused") return log.info("Snapshot", { ...where, outcome: outcome.kind });
  const { code, en } = outcome.finding;
  const failure = new Failure(en, { code, retryable: outcome.isPassing, context: where });
  // What passes by itself is tried again; of what does not, the log is all that is left.
  if (outcome.isPassing) throw failure;
  log.error("No snapshot was taken", failure, where);
}
