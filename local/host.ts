/**
 * The whole monitor inside one process: the same handlers as in the cloud, wired to an embedded
 * database, to folders and to a terminal. It only composes.
 */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBStreamsClient } from "@aws-sdk/client-dynamodb-streams";
import type { AssessOutcome } from "../functions/assess/assess-office.ts";
import { assessHandler } from "../functions/assess/handler.ts";
import type { FileEvent } from "../functions/ingest/events-file.ts";
import { ingestHandler } from "../functions/ingest/handler.ts";
import { type EventsOutcome, ingestEventsFile } from "../functions/ingest/ingest-events-file.ts";
import { type IngestDependencies, ingestUpload } from "../functions/ingest/ingest-upload.ts";
import { type Preview, previewUpload } from "../functions/ingest/preview-upload.ts";
import { discardUpload, releaseUpload } from "../functions/ingest/settle-held.ts";
import type { IngestOutcome } from "../functions/ingest/take-in.ts";
import { notifyHandler } from "../functions/notify/handler.ts";
import { documentClient } from "../shared/aws/document-client.ts";
import { DynamoAlertStore } from "../shared/aws/dynamo-alert-store.ts";
import { DynamoLedgerStore } from "../shared/aws/dynamo-ledger-store.ts";
import { DynamoOutbox } from "../shared/aws/dynamo-outbox.ts";
import { DynamoReceiptStore } from "../shared/aws/dynamo-receipt-store.ts";
import { bundleFromImage } from "../shared/aws/outbox-item.ts";
import { type UploadAddress, uploadKey } from "../shared/contracts/upload-key.ts";
import { Failure } from "../shared/domain/failure.ts";
import { defaultPolicy } from "../shared/domain/policy.ts";
import type { FileReference, Upload } from "../shared/domain/upload.ts";
import type { AlertStore } from "../shared/ports/alert-store.ts";
import type { LedgerStore } from "../shared/ports/ledger-store.ts";
import type { Notice } from "../shared/ports/notifier.ts";
import type { Log } from "../shared/runtime/log.ts";
import { systemClock } from "../shared/runtime/system-clock.ts";
import { createTables, embeddedTables } from "./create-tables.ts";
import { type Engine, type EngineRole, openEngine } from "./engine.ts";
import { FolderFileStore, sha256Of } from "./folder-file-store.ts";
import { FolderNotifier } from "./folder-notifier.ts";
import type { Home } from "./home.ts";
import { localContext, objectCreatedMessage } from "./lambda-shapes.ts";
import { localConfig } from "./local-config.ts";
import { OutboxReader } from "./outbox-reader.ts";

export interface HostOptions {
  readonly home: Home;
  readonly role: EngineRole;
  /** The address of a DynamoDB to use instead of the embedded engine, or null. */
  readonly dynamodbEndpoint: string | null;
  readonly onNotice: (notice: Notice) => void;
  readonly onAssessed: (outcome: AssessOutcome) => void;
  readonly onError: (message: string, error: unknown) => void;
}

export interface Host {
  readonly ledger: LedgerStore;
  readonly alerts: AlertStore;
  /** Stores the bytes and takes them through the ingest stage. @throws what the stage could not work. */
  ingest(address: UploadAddress, bytes: Uint8Array): Promise<IngestOutcome>;
  /** The events of a file, each once for its id. */
  ingestEvents(events: readonly FileEvent[]): Promise<EventsOutcome>;
  /** What the file would change; nothing is written. */
  preview(address: UploadAddress, bytes: Uint8Array): Promise<Preview>;
  release(upload: Upload, by: string): Promise<IngestOutcome>;
  discard(upload: Upload, by: string): Promise<Upload>;
  /** What the daily schedule does in the cloud: books of the running year are looked at, once a day. */
  beginDay(): Promise<void>;
  /** Lets the other stages work what waits for them; true when this process is the one to do so. */
  drain(): Promise<boolean>;
  close(): Promise<void>;
}

export async function openHost(options: HostOptions): Promise<Host> {
  const engine = await openEngine(options.home, options.role, options.dynamodbEndpoint);
  try {
    return await composeHost(options, engine);
  } catch (error) {
    await engine.close();
    throw error;
  }
}

async function composeHost(options: HostOptions, engine: Engine): Promise<Host> {
  const { home, onNotice, onAssessed } = options;
  const config = localConfig(engine.endpoint);
  const tableClient = new DynamoDBClient(config);
  const documents = documentClient(config);
  await createTables(tableClient, embeddedTables);
  const ledger = new DynamoLedgerStore(documents, embeddedTables);
  const alerts = new DynamoAlertStore(documents, embeddedTables);
  const files = new FolderFileStore(home.files);
  const clock = systemClock;
  const log: Log = { info: () => {}, error: options.onError };
  const assess = assessHandler({
    ledger,
    alerts,
    outbox: new DynamoOutbox(documents, embeddedTables.outbox),
    clock,
    policy: defaultPolicy,
    log,
    readBundle: bundleFromImage,
    observe: onAssessed,
  });
  const notify = notifyHandler({
    notifier: new FolderNotifier(home.notices, onNotice),
    receipts: new DynamoReceiptStore(documents, embeddedTables.ledger),
    clock,
    log,
    readBundle: bundleFromImage,
    observe: () => {},
  });
  const reader = new OutboxReader({
    tables: tableClient,
    streams: new DynamoDBStreamsClient(config),
    table: embeddedTables.outbox,
    positionsFile: home.positions,
    failedFolder: home.failed,
    consumers: [
      { stage: "assess", handle: (batch) => assess(batch, localContext) },
      { stage: "notify", handle: (batch) => notify(batch, localContext) },
    ],
  });
  return {
    ledger,
    alerts,
    ingest: async (address, bytes) => {
      const file = await files.put(uploadKey(address), bytes);
      // The name of a file cannot hold a mapping, so that one goes past the message that only has the name.
      return address.options.mapping === null
        ? ingestOne({ ledger, files, clock }, file)
        : ingestUpload({ address, file }, { ledger, files, clock });
    },
    ingestEvents: (events) => ingestEventsFile(events, { ledger, files, clock }),
    preview: (address, bytes) => previewUpload(address, { bytes, sha256: sha256Of(bytes) }, ledger),
    release: (upload, by) => releaseUpload(upload, by, { ledger, files, clock }),
    discard: (upload, by) => discardUpload(upload, by, { ledger, files, clock }),
    beginDay: async () => {
      await assess({ schedule: "daily" }, localContext);
    },
    drain: async () => {
      if (!engine.isShared) await reader.drain();
      return !engine.isShared;
    },
    close: () => engine.close(),
  };
}

/** Takes one stored file through the ingest handler, and hands back what the handler only writes down. */
async function ingestOne(dependencies: IngestDependencies, file: FileReference): Promise<IngestOutcome> {
  const outcomes: IngestOutcome[] = [];
  const failures: Error[] = [];
  const handle = ingestHandler({
    ...dependencies,
    // Whoever sent the file hears of it at once: there is nothing to keep for an operator.
    failureQueue: { park: () => Promise.resolve() },
    log: {
      info: () => {},
      error: (_message, error) => failures.push(error instanceof Error ? error : new Error(String(error))),
    },
    observe: (outcome) => outcomes.push(outcome),
  });
  await handle(objectCreatedMessage(file), localContext);
  const [outcome] = outcomes;
  if (outcome !== undefined) return outcome;
  throw (
    failures[0] ?? new Failure("The ingest stage gave no answer.", { code: "no-answer", retryable: true })
  );
}
