/** The product on a DynamoDB engine, with a meter in between: every act comes back with what it consumed. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AssessOutcome } from "../functions/assess/assess-office.ts";
import { announceDay } from "../functions/assess/announce-day.ts";
import { openHome } from "../local/storage/home.ts";
import { composeHost } from "../local/host/host.ts";
import { folderOnly } from "../local/notify/notice-settings.ts";
import { TableOutbox } from "../shared/stores/outbox.ts";
import { isOpen } from "../shared/domain/alerts/alert.ts";
import type { Books } from "../shared/domain/values/books.ts";
import { parseIsoDate } from "../shared/domain/values/calendar.ts";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { engineConfig } from "../test/support/dynamodb-client.ts";
import { startEngineProcess } from "../test/support/dynamodb-engine.ts";
import { createTables, engineTables } from "../test/support/dynamodb-tables.ts";
import { tableAt } from "./dynamo-table.ts";
import { WrittenOutbox } from "./written-outbox.ts";
import { startMeter } from "./cost-meter.ts";
import type { Act, Look } from "./cost-table.ts";

export interface MeteredWorld {
  ingest(books: Books, fileName: string, asOf: string | null, bytes: Uint8Array): Promise<Act>;
  /** Lets `assess` and `notify` work what waits. */
  look(books: Books): Promise<Look>;
  /** The schedule's morning, and the look that follows. */
  morning(books: Books, day: string): Promise<Look>;
  close(): Promise<void>;
}

export async function openMeteredWorld(): Promise<MeteredWorld> {
  const folder = mkdtempSync(join(tmpdir(), "cost-"));
  const engine = await startEngineProcess(join(folder, "engine.db"));
  await createTables(new DynamoDBClient(engineConfig(engine.endpoint)), engineTables);
  const meter = await startMeter(engine.endpoint);
  const written = new WrittenOutbox();
  const table = written.heard(tableAt(meter.endpoint));
  const seen = { changes: 0, changesOfDateOnly: 0, notices: 0 };
  const figures = new Map<string, string>();
  const settings: Parameters<typeof composeHost>[0] = {
    home: openHome(join(folder, "home")),
    noticeSettings: folderOnly,
    onNotice: () => (seen.notices += 1),
    onAssessed: ({ changes }) => {
      seen.changes += changes.length;
      for (const { alert, change } of changes) {
        const name = `${alert.scope.level}/${alert.scope.id}`;
        if (change === "refreshed" && figures.get(name) === figuresOf(alert)) seen.changesOfDateOnly += 1;
        figures.set(name, figuresOf(alert));
      }
    },
    onError: (message, error) => {
      throw new Error(message, { cause: error });
    },
  };
  const host = composeHost(settings, {
    table,
    outbox: written,
    alone: async (work) => {
      await work();
      return true;
    },
    close: () => {},
  });
  const outbox = new TableOutbox(table);

  async function metered(work: () => Promise<unknown>): Promise<Act> {
    meter.take();
    const [ledger, told] = [meter.stored(engineTables.ledger), meter.stored(engineTables.outbox)];
    await work();
    const [ledgerNow, toldNow] = [meter.stored(engineTables.ledger), meter.stored(engineTables.outbox)];
    return {
      ...meter.take(),
      ledgerBytes: ledgerNow.bytes - ledger.bytes,
      outboxBytes: toldNow.bytes - told.bytes,
      bundles: toldNow.items - told.items,
    };
  }

  async function looked(books: Books, work: () => Promise<unknown>): Promise<Look> {
    Object.assign(seen, { changes: 0, changesOfDateOnly: 0, notices: 0 });
    const consumed = await metered(work);
    const alerts = await host.alerts.readAlerts(books);
    return { ...consumed, ...seen, openAlerts: alerts.filter(isOpen).length };
  }

  return {
    ingest: (books, fileName, asOf, bytes) =>
      metered(async () => {
        const options = { asOf: asOf === null ? null : parseIsoDate(asOf), unit: null, mapping: null };
        const { kind } = await host.ingest({ books, options, fileName }, bytes);
        if (kind !== "applied" && kind !== "already-applied") throw new Error(`${fileName} was ${kind}.`);
      }),
    look: (books) => looked(books, () => host.drain()),
    morning: (books, day) =>
      looked(books, async () => {
        const today = parseIsoDate(day);
        if (today === null) throw new Error(`${day} is no day.`);
        const clock = { now: () => `${day}T06:00:00.000+09:00`, today: () => today };
        await announceDay({ ledger: host.ledger, outbox, clock });
        await host.drain();
      }),
    close: async () => {
      host.close();
      meter.close();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function figuresOf({ facts }: AssessOutcome["changes"][number]["alert"]): string {
  return ["budget", "expenditure", "plan"]
    .map((name) =>
      JSON.stringify(facts[name], (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
    )
    .join("/");
}
