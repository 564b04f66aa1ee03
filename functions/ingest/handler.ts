/** ingest: its queue of files, files to try, other systems' events, and what persons asked of an upload -> the ledger. */
import { type IngestBundle, ingestBundleFromText } from "../../shared/contracts/events/arrivals.ts";
import { queueEvent } from "../../shared/contracts/events/lambda-events.ts";
import { parseUploadKey } from "../../shared/contracts/files/upload-key.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { MappingStore } from "../../shared/ports/mapping-store.ts";
import type { FailureQueue } from "../../shared/ports/queues.ts";
import { lambdaHandler } from "../../shared/runtime/lambda-handler.ts";
import type { Log } from "../../shared/runtime/log.ts";
import { workQueue } from "../../shared/runtime/work-queue.ts";
import { executeCommand, type CommandDependencies } from "./decisions/execute-command.ts";
import { ingestEvent } from "./journal/ingest-event.ts";
import { ingestArrival, type IngestOutcome } from "./journal/ingest-upload.ts";
import type { Trying } from "./try-upload.ts";

export interface IngestHandlerDependencies extends CommandDependencies {
  readonly failureQueue: FailureQueue;
  /** What offices taught of tables that no format knows. */
  readonly mappings: Pick<MappingStore, "list">;
  /** Where files lie that are only tried; null where files are tried at once. */
  readonly tries: Trying | null;
  readonly log: Log;
  /** Sees every outcome of a file or an event, after it is stored, and when that came in. */
  readonly observe: (outcome: IngestOutcome, arrivedAt: string) => void;
}

export function ingestHandler(dependencies: IngestHandlerDependencies) {
  const { failureQueue, log } = dependencies;
  const work = (bundle: IngestBundle): Promise<void> => workBundle(bundle, dependencies);
  return lambdaHandler(queueEvent, log, (event, timeLeft) =>
    workQueue(event, { read: ingestBundleFromText, work, failureQueue, log, timeLeft }),
  );
}

async function workBundle(bundle: IngestBundle, dependencies: IngestHandlerDependencies): Promise<void> {
  const { books, at } = bundle;
  switch (bundle.topic) {
    case "file":
      for (const event of bundle.events) seen(await ingestFile(event, dependencies), at, dependencies);
      return;
    case "execution":
      for (const event of bundle.events) seen(await ingestEvent(event, dependencies), at, dependencies);
      return;
    case "trial":
      for (const event of bundle.events) await tryFile(event, dependencies);
      return;
    case "upload-command":
      for (const { uploadId, commandVersion } of bundle.events) {
        const answer = await executeCommand({ books, uploadId, commandVersion }, dependencies);
        const outcome = answer?.outcome ?? "passed over";
        dependencies.log.info("Command worked", { ...books, uploadId, outcome });
      }
  }
}

interface StoredFile {
  readonly key: string;
  readonly fileVersion: string;
}

function ingestFile(
  { key, fileVersion }: StoredFile,
  dependencies: IngestHandlerDependencies,
): Promise<IngestOutcome> {
  const parsed = parseUploadKey(key);
  if (parsed.kind === "misplaced")
    throw new Failure(`${parsed.reason.ko}\n${parsed.reason.en}`, {
      code: "upload-misplaced",
      retryable: false,
      context: { key },
    });
  return ingestArrival({ address: parsed.address, file: { key, version: fileVersion } }, dependencies);
}

async function tryFile(
  { key, fileVersion }: StoredFile,
  { tries, ledger, clock, mappings, readDocument, log }: IngestHandlerDependencies,
): Promise<void> {
  if (tries === null)
    throw new Failure("Files are tried at once here.", { code: "no-tries", retryable: false });
  // What tries files comes with the first that is tried.
  const { tryUpload } = await import("./try-upload.ts");
  await tryUpload({ key, version: fileVersion }, tries, { ledger, clock, mappings, readDocument });
  log.info("File tried", {});
}

function seen(outcome: IngestOutcome, at: string, { log, observe }: IngestHandlerDependencies): void {
  const { uploadId, books } = outcome.upload;
  log.info("Upload worked", { ...books, uploadId, outcome: outcome.kind });
  observe(outcome, at);
}
