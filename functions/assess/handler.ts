/** assess: the outbox's news of applied uploads and of a new day -> alerts; the schedule -> that news. */
import * as z from "zod";
import { dayBegan, queueEvent } from "../../shared/contracts/events/lambda-events.ts";
import { bundleFromText, type ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import { doneSeq } from "../../shared/domain/journal/journal-entry.ts";
import type { PolicyStore } from "../../shared/ports/policy-store.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { type BatchAnswer, workQueue } from "../../shared/runtime/work-queue.ts";
import { type ForgetDependencies, forgetReads } from "./forget-reads.ts";
import { publishDay, type PublishDependencies, announceDigest } from "./publish-day.ts";
import { type AssessDependencies, assessOffice, type AssessOutcome } from "./assess-office.ts";

export interface AssessHandlerDependencies
  extends AssessDependencies, PublishDependencies, ForgetDependencies {
  readonly ledger: AssessDependencies["ledger"] & PublishDependencies["ledger"];
  readonly policies: PolicyStore;
  readonly log: Log;
  readonly failureQueue: FailureQueue;
  /** Sees every outcome, after it is stored. */
  readonly observe: (outcome: AssessOutcome) => void;
  /** Sees each morning, with the number of books that it announced. */
  readonly onMorning: (books: number) => void;
}

export function assessHandler(dependencies: AssessHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const judged = new Map<string, number>();
  const act = (bundle: ReceivedBundle): Promise<void> => work(bundle, dependencies, judged);
  return lambdaHandler(
    z.union([queueEvent, dayBegan]),
    log,
    async (event, timeLeft): Promise<BatchAnswer> => {
      if ("Records" in event)
        return workQueue(event, { read: bundleFromText, work: act, failureQueue, log, timeLeft });
      const announced = await publishDay(dependencies);
      // Whatever becomes of the rest, the morning was announced: its silence has an alarm.
      dependencies.onMorning(announced.length);
      const forgotten = await forgetReads(dependencies);
      log.info("Day announced", { books: announced.length, readsForgotten: forgotten });
      return { batchItemFailures: [] };
    },
  );
}

/** @param judged the last entry of the ledger that this process judged, by books: a thousand events call for one look. */
async function work(
  bundle: ReceivedBundle,
  dependencies: AssessHandlerDependencies,
  judged: Map<string, number>,
): Promise<void> {
  if (!callsForEvaluation(bundle)) return;
  const { books } = bundle;
  const name = `${books.office}/${books.fiscalYear}`;
  if (bundle.topic === "upload" && judged.get(name) === doneSeq(await dependencies.ledger.readHead(books)))
    return;
  const outcome = await assessOffice(books, dependencies);
  judged.set(name, outcome.settledSeq);
  dependencies.log.info("Office assessed", {
    ...books,
    rows: outcome.rows,
    changes: outcome.changes.length,
  });
  dependencies.observe(outcome);
  const day = bundle.topic === "day" ? bundle.events.at(-1)?.judgedOn : undefined;
  if (day !== undefined) await announceDigest(books, day, dependencies);
}

const figuresChange: ReadonlySet<string> = new Set(["UploadApplied", "UploadUndone", "LinesMatched"]);

/** A new day changes no figure: it finds silence, and ends what was put off. */
function callsForEvaluation({ topic, events }: ReceivedBundle): boolean {
  switch (topic) {
    case "upload":
      return events.some(({ type }) => figuresChange.has(type));
    case "day":
      return true;
    case "alert":
    case "digest":
    case "quarter":
    case "snapshot":
    case "report":
    case "upload-command":
    case "snapshot-command":
    case "report-command":
    case "verify-command":
      return false;
  }
}
