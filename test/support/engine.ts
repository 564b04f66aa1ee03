/**
 * A real DynamoDB engine for adapter tests: one of their own, in memory, or the one that
 * DYNAMODB_ENDPOINT names. Tables are made anew for each world, so worlds never meet.
 */
import { randomUUID } from "node:crypto";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand } from "@aws-sdk/lib-dynamodb";
import { DynamoItemTable } from "../../shared/aws/dynamo-item-table.ts";
import { documentClient } from "../../shared/aws/open-table.ts";
import type { LedgerTables } from "../../shared/aws/tables.ts";
import { bundleFromText, type ReceivedBundle } from "../../shared/contracts/events/outbox.ts";
import { engineConfig } from "./dynamodb-client.ts";
import { startEngineProcess } from "./dynamodb-engine.ts";
import { createTables } from "./dynamodb-tables.ts";
import { countedBackoff } from "./tables.ts";

export interface TestEngine {
  readonly client: DynamoDBDocumentClient;
  /** For a test that breaks its client. */
  readonly newClient: () => DynamoDBDocumentClient;
  readonly freshTables: () => Promise<LedgerTables>;
  /** A table that nobody has written to, behind a client of its own that a test may break. */
  readonly openTable: () => Promise<OpenTable>;
  readonly stop: () => Promise<void>;
}

export interface OpenTable {
  readonly table: DynamoItemTable;
  readonly client: DynamoDBDocumentClient;
  readonly tables: LedgerTables;
}

export async function startTestEngine(): Promise<TestEngine> {
  const given = process.env["DYNAMODB_ENDPOINT"];
  const engine = given === undefined ? await startEngineProcess(null) : null;
  const clients: DynamoDBDocumentClient[] = [];
  const newClient = (): DynamoDBDocumentClient => {
    const client = documentClient(engineConfig(given ?? engine?.endpoint ?? ""));
    clients.push(client);
    return client;
  };
  const client = newClient();
  const freshTables = async (): Promise<LedgerTables> => {
    const name = randomUUID();
    const tables = { ledger: `ledger-${name}`, outbox: `outbox-${name}` };
    await createTables(client, tables);
    return tables;
  };
  return {
    client,
    newClient,
    freshTables,
    openTable: async () => {
      const fixture = { client: newClient(), tables: await freshTables() };
      const table = new DynamoItemTable({
        ...fixture,
        backoff: countedBackoff(),
        newId: randomUUID,
        meter: null,
      });
      return { ...fixture, table };
    },
    stop: async () => {
      for (const each of clients) each.destroy();
      await engine?.stop();
    },
  };
}

/** Every bundle in the outbox, read from the items' own JSON as the stream gives it. */
export async function bundlesIn(client: DynamoDBDocumentClient, table: string): Promise<ReceivedBundle[]> {
  const { Items = [] } = await client.send(new ScanCommand({ TableName: table, ConsistentRead: true }));
  return Items.map(({ data }) => bundleFromText(data?.S ?? ""));
}

/** An item as another hand wrote it. */
export async function putRaw(
  client: DynamoDBDocumentClient,
  TableName: string,
  Item: Record<string, unknown>,
): Promise<void> {
  await client.send(new PutCommand({ TableName, Item }));
}
