/**
 * The stages as functions of their own, each with a meter between it and the engine, under one simulated
 * clock. What a run consumed comes back with it.
 */
import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BooksCache } from "../../functions/api/figures/books-cache.ts";
import { assessHandler } from "../../functions/assess/handler.ts";
import { ingestHandler } from "../../functions/ingest/handler.ts";
import { notifyHandler } from "../../functions/notify/handler.ts";
import { verifyBooks } from "../../functions/verify/verify-books.ts";
import { fileStoredMessage, localContext, queueBatch } from "../../local/host/lambda-events.ts";
import { type Consumer, OutboxReader } from "../../local/host/outbox-reader.ts";
import { FolderFileStore } from "../../local/storage/folder-file-store.ts";
import { FolderSnapshotFiles } from "../../local/storage/folder-stores.ts";
import { DynamoItemTable } from "../../shared/aws/dynamo-item-table.ts";
import { documentClient } from "../../shared/aws/open-table.ts";
import type { ExecutionInput } from "../../shared/contracts/events/execution-recorded.ts";
import { uploadKey } from "../../shared/contracts/files/upload-key.ts";
import { noOptions, type UploadOptions } from "../../shared/domain/uploads/upload.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { TableBooksRevision } from "../../shared/stores/books-revision.ts";
import { TableCommandStore } from "../../shared/stores/command-store.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { TableNoticeStore } from "../../shared/stores/notice-store.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { noMappings } from "../../shared/ports/mapping-store.ts";
import { engineConfig } from "../../test/support/dynamodb-client.ts";
import { startEngineProcess } from "../../test/support/dynamodb-engine.ts";
import { createTables, engineTables } from "../../test/support/dynamodb-tables.ts";
import {
  type Consumption,
  type Meter,
  type PartitionWrite,
  startMeter,
  type Stored,
} from "./dynamo-meter.ts";
import { WrittenOutbox } from "./written-outbox.ts";

export const stages = ["ingest", "assess", "notify", "verify", "api"] as const;
export type Stage = (typeof stages)[number];

/** One invocation of a function. */
export interface Run extends Consumption {
  readonly stage: Stage;
  readonly writes: readonly PartitionWrite[];
  /** Of this process's processor, the meter's own work included. */
  readonly milliseconds: number;
}

export interface MeteredStages {
  readonly enginePid: number;
  ingest(books: Books, fileName: string, bytes: Uint8Array, options?: UploadOptions): Promise<Run>;
  /** One event of another system. */
  execute(books: Books, event: ExecutionInput): Promise<Run>;
  /** The morning's schedule: announces the books of the year. */
  beginDay(): Promise<Run>;
  /** The quarter hour's schedule: letters that are due. */
  sendDue(): Promise<Run>;
  /** Has the stream wake `assess` and `notify` until nothing waits: a run for each bundle and stage. */
  drain(): Promise<Run[]>;
  /** What a function reads to show books. */
  query(books: Books, cache: BooksCache): Promise<Run>;
  /** What a function that just started remembers: nothing. */
  newCache(): BooksCache;
  /** The night's check of some books. */
  verify(books: Books): Promise<Run>;
  /** What all stages have stored. An item that two stages write counts for each. */
  stored(table: "ledger" | "outbox"): Stored;
  /** Notices that went out so far. */
  delivered(): number;
  close(): Promise<void>;
}

/** @param folder for the engine's file and the uploads; the caller removes it. */
export async function openMeteredStages(folder: string, clock: Clock): Promise<MeteredStages> {
  const engine = await startEngineProcess(join(folder, "engine.db"));
  const { endpoint } = engine;
  await createTables(new DynamoDBClient(engineConfig(endpoint)), engineTables);
  const written = new WrittenOutbox();
  const meters = {
    ingest: await startMeter(endpoint),
    assess: await startMeter(endpoint),
    notify: await startMeter(endpoint),
    verify: await startMeter(endpoint),
    api: await startMeter(endpoint),
  };
  let delivered = 0;
  let outcome = "unknown";
  const files = new FolderFileStore(join(folder, "files"));
  const log = {
    info: () => {},
    error: (message: string, error: unknown) => {
      throw new Error(message, { cause: error });
    },
  };
  const failureQueue = { put: () => Promise.reject(new Error("A message was dead-lettered.")) };
  const quiet = { clock, log, failureQueue, hash: sha256Of, observe: () => {}, onMorning: () => {} };
  const ingest = ingestHandler({
    ...storesOf(meters.ingest, written, join(folder, "snapshots")),
    ...quiet,
    current: new CurrentLedger(storesOf(meters.ingest, written, join(folder, "snapshots")).ledger),
    pause,
    files,
    readDocument: openDocument,
    mappings: noMappings,
    tries: null,
    observe: ({ kind }) => (outcome = kind),
  });
  const assess = assessHandler({
    ...storesOf(meters.assess, written, join(folder, "snapshots")),
    ...quiet,
    reads: { forget: () => Promise.resolve(0) },
    readLogDays: 365,
  });
  const notify = notifyHandler({
    ...storesOf(meters.notify, written, join(folder, "snapshots")),
    ...quiet,
    notifier: {
      deliver: () => {
        delivered += 1;
        return Promise.resolve();
      },
    },
    channels: { mail: true, webhook: false },
    sender: "bench",
    namesIn: () => Promise.resolve({ office: null, departments: new Map(), numberOf: () => null }),
    letters: { language: "ko", pageAddress: null },
  });

  async function run(stage: Stage, work: () => Promise<unknown>): Promise<Run> {
    meters[stage].take();
    const before = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(before);
    const milliseconds = (user + system) / 1_000;
    return { stage, ...meters[stage].take(), writes: meters[stage].takenWrites(), milliseconds };
  }

  async function taken(work: () => Promise<unknown>): Promise<Run> {
    outcome = "unknown";
    const ran = await run("ingest", work);
    if (outcome !== "applied" && outcome !== "already-applied")
      throw new Error(`What is measured was ${outcome}.`);
    return ran;
  }

  let runs: Run[] = [];
  const consumer = (
    stage: "assess" | "notify",
    handle: (batch: ReturnType<typeof queueBatch>) => Promise<unknown>,
  ): Consumer => ({
    stage,
    handle: async (bundles): Promise<BatchAnswer> => {
      for (const bundle of bundles) runs.push(await run(stage, () => handle(queueBatch([bundle]))));
      return { batchItemFailures: [] };
    },
  });
  const reader = new OutboxReader({
    outbox: written,
    failedFolder: join(folder, "failed"),
    consumers: [
      consumer("assess", (batch) => assess(batch, localContext)),
      consumer("notify", (batch) => notify(batch, localContext)),
    ],
  });
  return {
    enginePid: engine.pid,
    ingest: async (books, fileName, bytes, options = noOptions) => {
      const address = { books, options, fileName };
      const file = await files.put(uploadKey(address), bytes);
      return taken(() => ingest(fileStoredMessage(books, file, clock.now()), localContext));
    },
    execute: (books, event) => {
      const bundle = { topic: "execution", id: event.eventId, books, at: clock.now(), events: [event] };
      const message = { messageId: event.eventId, body: JSON.stringify(bundle) };
      return taken(() => ingest({ Records: [message] }, localContext));
    },
    beginDay: () => run("assess", () => assess({ schedule: "daily" }, localContext)),
    sendDue: () => run("notify", () => notify({ schedule: "due-notices" }, localContext)),
    drain: async () => {
      runs = [];
      await reader.drain();
      return runs;
    },
    query: (books, cache) => run("api", () => cache.current(books)),
    newCache: () => new BooksCache({ ...storesOf(meters.api, written, join(folder, "snapshots")), clock }),
    verify: (books) =>
      run("verify", async () => {
        const evidence = {
          ...storesOf(meters.verify, written, join(folder, "snapshots")),
          files,
          readDocument: openDocument,
          hash: sha256Of,
        };
        const { discrepancies } = await verifyBooks(books, evidence, () => {});
        if (discrepancies.length > 0) throw new Error(discrepancies[0]?.en);
      }),
    stored: (table) =>
      stages
        .map((stage) => meters[stage].stored(engineTables[table]))
        .reduce((sum, { items, bytes }) => ({ items: sum.items + items, bytes: sum.bytes + bytes })),
    delivered: () => delivered,
    close: async () => {
      for (const stage of stages) meters[stage].close();
      await engine.stop();
    },
  };
}

function storesOf({ endpoint }: Meter, written: WrittenOutbox, snapshots: string) {
  const dynamo = new DynamoItemTable({
    client: documentClient(engineConfig(endpoint)),
    tables: engineTables,
    backoff: {
      tries: 10,
      firstWaitMilliseconds: 5,
      longestWaitMilliseconds: 200,
      chance: Math.random,
      wait: pause,
    },
    newId: randomUUID,
    meter: null,
  });
  const table = written.heard(dynamo);
  return {
    ledger: new TableLedgerStore(table),
    replayTarget: () => replayTarget(table),
    alerts: new TableAlertStore(table),
    audit: new TableAuditTrail(table),
    policies: new TablePolicyStore(table),
    notices: new TableNoticeStore(table),
    outbox: new TableOutbox(table),
    revisions: new TableBooksRevision(table),
    snapshots: new TableSnapshotStore(table, new FolderSnapshotFiles(snapshots)),
    commands: new TableCommandStore(table),
  };
}
