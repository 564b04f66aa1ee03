/** notify: the outbox's news of alerts, uploads and digests -> people; the schedule -> what waited; SES -> what came back. */
import * as z from "zod";
import { noticesDue, queueEvent } from "../../shared/contracts/events/lambda-events.ts";
import { letterReturned } from "../../shared/contracts/events/letter-returned.ts";
import { bundleFromText, type ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { type BatchAnswer, workQueue } from "../../shared/runtime/work-queue.ts";
import { deliverNotices, type NotifyDependencies } from "./deliver-notice.ts";
import type { Hash } from "./take-returned.ts";
import { sendDue, type Sending } from "./send-notice.ts";

export interface NotifyHandlerDependencies extends NotifyDependencies {
  readonly log: Log;
  readonly hash: Hash;
  readonly failureQueue: FailureQueue;
  /** Sees what became of every notice that was looked at. */
  readonly observe: (sending: Sending) => void;
}

export function notifyHandler(dependencies: NotifyHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const work = async (bundle: ReceivedBundle): Promise<void> => {
    const sendings = await deliverNotices(bundle, dependencies);
    report("Notices worked", sendings, { ...bundle.books, bundle: bundle.id }, dependencies);
  };
  const known = z.union([queueEvent, noticesDue, letterReturned]);
  return lambdaHandler(known, log, async (event, timeLeft): Promise<BatchAnswer> => {
    if ("schedule" in event) {
      report("Due notices worked", await sendDue(dependencies), {}, dependencies);
      return { batchItemFailures: [] };
    }
    if ("detail-type" in event) {
      const { office, fiscalYear } = event.detail.mail.tags;
      const about = { office: office[0], fiscalYear: fiscalYear[0], kind: event["detail-type"] };
      // Read with the first of them: few starts of the function need it.
      const { takeReturned } = await import("./take-returned.ts");
      report("A letter came back", await takeReturned(event, dependencies), about, dependencies);
      return { batchItemFailures: [] };
    }
    return workQueue(event, { read: bundleFromText, work, failureQueue, log, timeLeft });
  });
}

function report(
  message: string,
  sendings: readonly Sending[],
  fields: Readonly<Record<string, string | number>>,
  { log, observe }: NotifyHandlerDependencies,
): void {
  for (const sending of sendings) {
    if (sending.kind === "failed") {
      const { notice, state } = sending.stored;
      // Without whom it is for: a log holds no address.
      const said = { ...notice.books, kind: notice.kind, channel: notice.to.kind, state: state.state };
      const failure = new Failure(sending.trouble, { code: "notice-failed", retryable: true });
      log.error("A notice could not be sent", failure, said);
    }
    observe(sending);
  }
  const count = (kind: Sending["kind"]): number => sendings.filter((each) => each.kind === kind).length;
  log.info(message, { ...fields, sent: count("sent"), failed: count("failed"), left: count("left") });
}
