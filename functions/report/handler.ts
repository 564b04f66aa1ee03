/** report: the outbox's news that a snapshot was taken, or a report asked for -> its report in every format. */
import { queueEvent } from "../../shared/contracts/events/lambda-events.ts";
import { bundleFromText, type ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import type { SnapshotName } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { ReportUnit } from "../../shared/domain/values/won.ts";
import type { ArchiveStore } from "../../shared/ports/file-store.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { workQueue } from "../../shared/runtime/work-queue.ts";
import { type ReportManner, usualManner } from "../../shared/domain/report/report-question.ts";
import { archiveEntries, type ArchiveSources } from "./archive-of-books.ts";
import type { PackSources } from "./render-pack.ts";
import { renderAll, type RenderedReport, type ReportDependencies } from "./render-report.ts";

export interface ReportHandlerDependencies extends ReportDependencies, PackSources {
  /** Null where files lie on the host itself, which is never asked for an export. */
  readonly exporting: (ArchiveSources & { readonly archives: ArchiveStore }) | null;
  readonly log: Log;
  readonly failureQueue: FailureQueue;
  /** Sees every outcome, after it is stored. */
  readonly observe: (rendered: RenderedReport) => void;
}

export function reportHandler(dependencies: ReportHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const act = (bundle: ReceivedBundle): Promise<void> => work(bundle, dependencies);
  return lambdaHandler(queueEvent, log, (event, timeLeft) =>
    workQueue(event, { read: bundleFromText, work: act, failureQueue, log, timeLeft }),
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
      // A pack of several years is asked for once a year, so that it is loaded then.
      switch (event.type) {
        case "ReportRequested":
          await render(books, event.snapshot, event.unit, event, dependencies);
          break;
        case "AuditPackRequested":
          await (await import("./render-pack.ts")).renderPack({ ...event, books }, event.key, dependencies);
          break;
        case "ExportRequested":
          await exportBooks(books, event.key, dependencies);
          break;
      }
}

/** What is missing in the archive is told in it, and here. */
async function exportBooks(
  books: Books,
  key: string,
  dependencies: ReportHandlerDependencies,
): Promise<void> {
  const { exporting, log } = dependencies;
  if (exporting === null)
    throw new Failure("An export was requested where none is made.", {
      code: "export-unknown",
      retryable: false,
    });
  const entries = archiveEntries(books, exporting, ({ files, missing }) => {
    log.info("Books exported", { ...books, key, files, missing: missing.length });
    if (missing.length > 0) log.error("An export lacks files", missing.length, { ...books, key });
  });
  await exporting.archives.put(key, entries);
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
