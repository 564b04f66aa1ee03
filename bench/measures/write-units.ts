/**
 * write-units: what the engine says was consumed, counted at its door, for ours and for two plain designs that are
 * built on the same engine. An item per row keeps each row with nothing that adds them up; a transaction per row keeps
 * each row together with the balance that it changes.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { type MeteredStages, openMeteredStages } from "../worlds/metered-stages.ts";
import { simulatedClock } from "../worlds/simulated-clock.ts";
import { writeLongPaymentList } from "../worlds/long-payment-list.ts";
import { books, dumpOf } from "../worlds/office-home.ts";
import { atMost, type Measure, type Peer } from "../results/measure.ts";
import { grown } from "../results/rounds.ts";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "../../shared/aws/open-table.ts";
import { engineConfig } from "../../test/support/dynamodb-client.ts";
import { startEngineProcess } from "../../test/support/dynamodb-engine.ts";
import { createTables, engineTables } from "../../test/support/dynamodb-tables.ts";

const list = join(import.meta.dirname, "../../../shared/data/vouchers/muju-2026-vouchers.csv.gz");
const projects = 1_763;
const projectsToGrowFrom = 600;
const rowsToGrowFrom = 25_000;
const madeUpRows = 170_000;
/** Each row costs the plain designs what the one before it did: a few of them tell. */
const rowsOfPeers = 1_000;

export const writeUnits: Measure = {
  name: "write-units",
  measure: async (folder) => [await ofDump(), await ofPayments(folder)],
};

/** The day's dump as it was, and corrected in 2 % of its projects. */
async function ofDump() {
  const units = (size: number): Promise<number> =>
    withStages(async (stages) => {
      await stages.ingest(books, "dump.csv", dumpOf(size, 0));
      const { writeUnits: taken } = await stages.ingest(books, "dump.csv", corrected(size));
      return taken;
    });
  const changed = changedRows(dumpOf(projects, 0), corrected(projects));
  const ours = [(await units(projects)) / changed.length];
  return {
    name: "each changed project of a dump",
    unit: "write units" as const,
    ours,
    peers: await plainDesigns(changed, (row) => row.split(",")[0] ?? ""),
    targets: [atMost(ours, 6, "at most 6")],
    growth: await grown(`the whole of ${projectsToGrowFrom} projects`, 1, (times) =>
      units(projectsToGrowFrom * times),
    ),
  };
}

async function ofPayments(folder: string) {
  const made = (rows: number): Buffer => {
    const file = join(folder, "counted.csv");
    writeLongPaymentList(file, "utf8", rows);
    return readFileSync(file);
  };
  const bytes = existsSync(list) ? gunzipSync(readFileSync(list)) : made(madeUpRows);
  const rows = rowsIn(bytes);
  const ours = [(await unitsOfList(bytes)) / rows.length];
  return {
    name: `each row of a payment list, ${rows.length.toLocaleString("en-US")} rows`,
    unit: "write units" as const,
    ours,
    peers: await plainDesigns(rows.slice(0, rowsOfPeers), (row) => row.split(",").slice(1, 4).join("/")),
    targets: [atMost(ours, 0.15, "at most 0.15")],
    growth: await grown(`the whole of ${rowsToGrowFrom} rows`, 1, (times) =>
      unitsOfList(made(rowsToGrowFrom * times)),
    ),
  };
}

function unitsOfList(bytes: Uint8Array): Promise<number> {
  return withStages(async (stages) => (await stages.ingest(books, "payments.csv", bytes)).writeUnits);
}

async function plainDesigns(rows: readonly string[], projectOf: (row: string) => string): Promise<Peer[]> {
  const [items, transactions] = [
    await unitsOfItemsPerRow(rows),
    await unitsOfTransactionsPerRow(rows, projectOf),
  ];
  return [
    { kind: "measured", name: "an item per row, nothing summed", figures: [items / rows.length] },
    { kind: "measured", name: "a transaction per row", figures: [transactions / rows.length] },
  ];
}

async function withStages(work: (stages: MeteredStages) => Promise<number>): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), "write-units-"));
  const clock = simulatedClock("2026-12-31");
  clock.set("2026-12-31", 0);
  const stages = await openMeteredStages(folder, clock);
  try {
    return await work(stages);
  } finally {
    await stages.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same day again, in which 2 % have spent more than it said at first. */
function corrected(size: number): Uint8Array {
  const [first, next] = [dumpOf(size, 0), dumpOf(size, 1)].map((bytes) => new TextDecoder().decode(bytes));
  const day = /\d{4}-\d{2}-\d{2}$/m.exec(first ?? "")?.[0] ?? "";
  return new TextEncoder().encode((next ?? "").replaceAll(/\d{4}-\d{2}-\d{2}$/gm, day));
}

function changedRows(before: Uint8Array, after: Uint8Array): readonly string[] {
  const known = new Set(rowsIn(before));
  return rowsIn(after).filter((row) => !known.has(row));
}

/** Without the header. */
function rowsIn(bytes: Uint8Array): readonly string[] {
  return new TextDecoder().decode(bytes).trim().split(/\r?\n/).slice(1);
}

// Two plain ways to keep rows in a table of the same engine, each with what it consumed.

const TableName = engineTables.ledger;
const ReturnConsumedCapacity = "TOTAL";

/** Each row an item of its own, put one by one. Whoever wants a balance reads them all. */
function unitsOfItemsPerRow(rows: readonly string[]): Promise<number> {
  return onEmptyEngine(async (client) => {
    let units = 0;
    for (const [at, data] of rows.entries()) {
      const Item = { pk: "rows", sk: rowName(at), data };
      const { ConsumedCapacity } = await client.send(
        new PutCommand({ TableName, Item, ReturnConsumedCapacity }),
      );
      units += ConsumedCapacity?.CapacityUnits ?? 0;
    }
    return units;
  });
}

/** Each row in one transaction with the balance of its project: never a row without its effect, nor twice. */
function unitsOfTransactionsPerRow(
  rows: readonly string[],
  projectOf: (row: string) => string,
): Promise<number> {
  return onEmptyEngine(async (client) => {
    let units = 0;
    for (const [at, data] of rows.entries()) {
      const row = {
        Put: {
          TableName,
          Item: { pk: "rows", sk: rowName(at), data },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      };
      const balance = {
        Update: {
          TableName,
          Key: { pk: "balances", sk: projectOf(data) },
          UpdateExpression: "ADD told :one",
          ExpressionAttributeValues: { ":one": 1 },
        },
      };
      const { ConsumedCapacity = [] } = await client.send(
        new TransactWriteCommand({ TransactItems: [row, balance], ReturnConsumedCapacity }),
      );
      for (const { CapacityUnits = 0 } of ConsumedCapacity) units += CapacityUnits;
    }
    return units;
  });
}

async function onEmptyEngine(work: (client: DynamoDBDocumentClient) => Promise<number>): Promise<number> {
  const engine = await startEngineProcess(null);
  try {
    const config = engineConfig(engine.endpoint);
    await createTables(new DynamoDBClient(config), engineTables);
    return await work(documentClient(config));
  } finally {
    await engine.stop();
  }
}

function rowName(at: number): string {
  return at.toString().padStart(10, "0");
}
