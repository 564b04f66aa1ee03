/** report: the outbox's news that a snapshot was taken -> its report in every format. */
import { streamEvent } from "../../shared/contracts/lambda-events.ts";
import type { ReceivedBundle } from "../../shared/contracts/outbox.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { outboxItems } from "../../shared/runtime/outbox-items.ts";
import { workStream } from "../../shared/runtime/records.ts";
import { type RenderedReport, renderTaken, type ReportDependencies } from "./render-report.ts";

export interface ReportHandlerDependencies extends ReportDependencies {
  readonly log: Log;
  readonly readBundle: (image: unknown) => ReceivedBundle;
  /** Sees every outcome, after it is stored. */
  readonly observe: (rendered: RenderedReport) => void;
}

export function reportHandler(dependencies: ReportHandlerDependencies) {
  const { log, readBundle } = dependencies;
  return lambdaHandler(streamEvent, log, (event) =>
    workStream(outboxItems(event, readBundle), (bundle) => work(bundle, dependencies), log),
  );
}

async function work(bundle: ReceivedBundle, dependencies: ReportHandlerDependencies): Promise<void> {
  if (bundle.topic !== "snapshot") return;
  const { books } = bundle;
  for (const { snapshot } of bundle.events) {
    const rendered = await renderTaken(books, snapshot, dependencies);
    dependencies.log.info("Report rendered", {
      ...books,
      asOf: snapshot.asOf,
      version: snapshot.version,
      bytes: rendered.files.reduce((sum, { byteLength }) => sum + byteLength, 0),
    });
    dependencies.observe(rendered);
  }
}
