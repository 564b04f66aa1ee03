/**
 * The stages as functions of their own, each with a meter between it and the engine, under one simulated
 * clock. What a run consumed comes back with it.
 */
import { CurrentLedger } from "../shared/reading/current-ledger.ts";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { assessHandler } from "../functions/assess/handler.ts";
import { ingestHandler } from "../functions/ingest/handler.ts";
import { notifyHandler } from "../functions/notify/handler.ts";
import { FolderFileStore } from "../local/storage/folder-file-store.ts";
import { fileStoredMessage, localContext, queueBatch } from "../local/host/lambda-events.ts";
import { type Consumer, OutboxReader } from "../local/host/outbox-reader.ts";
import { TableAlertStore } from "../shared/stores/alert-store.ts";
import { TableLedgerStore } from "../shared/stores/ledger-store.ts";
import { TableNoticeStore } from "../shared/stores/notice-store.ts";
import { TableOutbox } from "../shared/stores/outbox.ts";
import { TablePolicyStore } from "../shared/stores/policy-store.ts";
import { TableCommandStore } from "../shared/stores/command-store.ts";
import { uploadKey } from "../shared/contracts/files/upload-key.ts";
import type { Books } from "../shared/domain/values/books.ts";
import type { Clock } from "../shared/ports/clock.ts";
import type { BatchAnswer } from "../shared/runtime/work-queue.ts";
import { engineConfig } from "../test/support/dynamodb-client.ts";
import { startEngineProcess } from "../test/support/dynamodb-engine.ts";
import { createTables, engineTables } from "../test/support/dynamodb-tables.ts";
import { tableAt } from "./dynamo-table.ts";
import { WrittenOutbox } from "./written-outbox.ts";
import { type Consumption, type Meter, type PartitionWrite, startMeter } from "./cost-meter.ts";

export const stages = ["ingest", "assess", "notify"] as const;
export type Stage = (typeof stages)[number];

/** One invocation of a function. */
export interface Run extends Consumption {
  readonly stage: Stage;
  readonly writes: readonly PartitionWrite[];
}

export interface DayWorld {
  readonly enginePid: number;
  ingest(books: Books, fileName: string, bytes: Uint8Array): Promise<Run>;
  /** The morning's schedule: announces the books of the year. */
  beginDay(): Promise<Run>;
  /** The quarter hour's schedule: letters that are due. */
  sendDue(): Promise<Run>;
  /** Has the stream wake `assess` and `notify` until nothing waits: a run for each bundle and stage. */
  drain(): Promise<Run[]>;
  close(): Promise<void>;
}

/** @param folder for the engine's file and the uploads; the caller removes it. */
export async function openDayWorld(folder: string, clock: Clock): Promise<DayWorld> {
  const engine = await startEngineProcess(join(folder, "engine.db"));
  const { endpoint } = engine;
  await createTables(new DynamoDBClient(engineConfig(endpoint)), engineTables);
  const written = new WrittenOutbox();
  const meters = {
    ingest: await startMeter(endpoint),
    assess: await startMeter(endpoint),
    notify: await startMeter(endpoint),
  };
  const files = new FolderFileStore(join(folder, "files"));
  const log = {
    info: () => {},
    error: (message: string, error: unknown) => {
      throw new Error(message, { cause: error });
    },
  };
  const failureQueue = {
    put: () => Promise.reject(new Error("A message was dead-lettered.")),
  };
  const quiet = { clock, log, failureQueue, observe: () => {} };
  const ingest = ingestHandler({
    ...storesOf(meters.ingest, written),
    ...quiet,
    current: new CurrentLedger(storesOf(meters.ingest, written).ledger),
    pause,
    files,
    tries: null,
  });
  const assess = assessHandler({ ...storesOf(meters.assess, written), ...quiet });
  const notify = notifyHandler({
    ...storesOf(meters.notify, written),
    ...quiet,
    notifier: { deliver: () => Promise.resolve() },
    channels: { mail: true, webhook: false },
    sender: "bench",
    officeNameOf: () => Promise.resolve(null),
  });

  async function run(stage: Stage, work: () => Promise<unknown>): Promise<Run> {
    meters[stage].take();
    await work();
    return { stage, ...meters[stage].take(), writes: meters[stage].takenWrites() };
  }

  let runs: Run[] = [];
  const consumer = (
    stage: Stage,
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
    ingest: async (books, fileName, bytes) => {
      const address = { books, options: { asOf: null, unit: null, mapping: null }, fileName };
      const file = await files.put(uploadKey(address), bytes);
      return run("ingest", () => ingest(fileStoredMessage(books, file, clock.now()), localContext));
    },
    beginDay: () => run("assess", () => assess({ schedule: "daily" }, localContext)),
    sendDue: () => run("notify", () => notify({ schedule: "due-notices" }, localContext)),
    drain: async () => {
      runs = [];
      await reader.drain();
      return runs;
    },
    close: async () => {
      for (const stage of stages) meters[stage].close();
      await engine.stop();
    },
  };
}

function storesOf({ endpoint }: Meter, written: WrittenOutbox) {
  const table = written.heard(tableAt(endpoint));
  return {
    ledger: new TableLedgerStore(table),
    alerts: new TableAlertStore(table),
    policies: new TablePolicyStore(table),
    notices: new TableNoticeStore(table),
    outbox: new TableOutbox(table),
    commands: new TableCommandStore(table),
  };
}
