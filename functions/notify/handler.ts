/** notify: the outbox's news of alerts and uploads -> people. */
import { streamEvent } from "../../shared/contracts/lambda-events.ts";
import type { ReceivedBundle } from "../../shared/contracts/outbox.ts";
import type { Notice } from "../../shared/ports/notifier.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { workStream } from "../../shared/runtime/records.ts";
import { deliverNotices, type NotifyDependencies } from "./deliver-notice.ts";

export interface NotifyHandlerDependencies extends NotifyDependencies {
  readonly log: Log;
  readonly readBundle: (image: unknown) => ReceivedBundle;
  /** Sees every notice that was sent. */
  readonly observe: (notice: Notice) => void;
}

export function notifyHandler(dependencies: NotifyHandlerDependencies) {
  const { log, observe, readBundle } = dependencies;
  return lambdaHandler(streamEvent, log, ({ Records }) =>
    workStream(
      Records.filter(({ eventName }) => eventName === "INSERT").map(({ dynamodb }) => ({
        identifier: dynamodb.SequenceNumber,
        read: () => readBundle(dynamodb.NewImage),
      })),
      async (bundle) => {
        const sent = await deliverNotices(bundle, dependencies);
        log.info("Notices delivered", { ...bundle.books, bundle: bundle.id, notices: sent.length });
        sent.forEach(observe);
      },
      log,
    ),
  );
}
