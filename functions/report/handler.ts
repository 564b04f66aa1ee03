/** report: the outbox's news that a snapshot was taken, or a report asked for -> its report in every format. */
import { queueEvent } from "../../shared/contracts/events/lambda-events.ts";
import { bundleFromText, type ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import type { SnapshotName } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { ReportUnit } from "../../shared/domain/values/won.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { workQueue } from "../../shared/runtime/work-queue.ts";
import { type ReportManner, usualManner } from "../../shared/domain/report/report-question.ts";
import type { PackSources } from "./read-pack.ts";
import { renderPack } from "./render-pack.ts";
import { renderAll, type RenderedReport, type ReportDependencies } from "./render-report.ts";

export interface ReportHandlerDependencies extends ReportDependencies, PackSources {
  readonly log: Log;
  readonly failureQueue: FailureQueue;
  /** Sees every outcome, after it is stored. */
  readonly observe: (rendered: RenderedReport) => void;
}

export function reportHandler(dependencies: ReportHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const act = (bundle: ReceivedBundle): Promise<void> => work(bundle, dependencies);
  return lambdaHandler(queueEvent, log, (event) =>
    workQueue(event, { read: bundleFromText, work: act, failureQueue, log }),
  );
}

/** A snapshot that was taken is rendered in the unit that councils read, another unit when it is asked for. */
async function work(bundle: ReceivedBundle, dependencies: ReportHandlerDependencies): Promise<void> {
  const { books } = bundle;
  if (bundle.topic === "snapshot")
    for (const { snapshot } of bundle.events)
      await render(books, snapshot, "천원", usualManner, dependencies);
  if (bundle.topic === "report-command")
    for (const event of bundle.events)
      await (event.type === "ReportRequested"
        ? render(books, event.snapshot, event.unit, event, dependencies)
        : renderPack({ ...event, books }, event.key, dependencies));
}

async function render(
  books: Books,
  { asOf, version }: SnapshotName,
  unit: ReportUnit,
  manner: ReportManner,
  dependencies: ReportHandlerDependencies,
): Promise<void> {
  const rendered = await renderAll(books, { asOf, version }, unit, manner, dependencies);
  const bytes = rendered.files.reduce((sum, { byteLength }) => sum + byteLength, 0);
  dependencies.log.info("Report rendered", { ...books, asOf, version, unit, bytes });
  dependencies.observe(rendered);
}
