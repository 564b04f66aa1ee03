/** assess: the outbox's news of applied uploads -> alerts. */
import { streamEvent } from "../../shared/contracts/lambda-events.ts";
import type { ReceivedBundle } from "../../shared/contracts/outbox.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { workStream } from "../../shared/runtime/records.ts";
import { type AssessDependencies, type AssessOutcome, assessOffice } from "./assess-office.ts";

export interface AssessHandlerDependencies extends AssessDependencies {
  readonly log: Log;
  readonly readBundle: (image: unknown) => ReceivedBundle;
  /** Sees every outcome, after it is stored. */
  readonly observe: (outcome: AssessOutcome) => void;
}

export function assessHandler(dependencies: AssessHandlerDependencies) {
  const { log, observe, readBundle } = dependencies;
  return lambdaHandler(streamEvent, log, ({ Records }) =>
    workStream(
      Records.filter(({ eventName }) => eventName === "INSERT").map(({ dynamodb }) => ({
        identifier: dynamodb.SequenceNumber,
        read: () => readBundle(dynamodb.NewImage),
      })),
      async ({ books, events }) => {
        if (!events.some((event) => event.type === "UploadApplied")) return;
        const outcome = await assessOffice({ books, judgedOn: null }, dependencies);
        log.info("Office assessed", { ...books, rows: outcome.rows, changes: outcome.changes.length });
        observe(outcome);
      },
      log,
    ),
  );
}
