/**
 * A real DynamoDB engine for adapter tests: the product's own, in memory, or the one that
 * DYNAMODB_ENDPOINT names. Tables are made anew for each world, so worlds never meet.
 */
import { randomUUID } from "node:crypto";
import { ScanCommand } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createTables } from "../../local/create-tables.ts";
import { startEngineProcess } from "../../local/engine-process.ts";
import { documentClient } from "../../shared/aws/document-client.ts";
import type { LedgerTables } from "../../shared/aws/dynamo-ledger-store.ts";
import { bundleFromImage } from "../../shared/aws/outbox-image.ts";
import type { ReceivedBundle } from "../../shared/contracts/outbox.ts";

export interface TestEngine {
  readonly client: DynamoDBDocumentClient;
  /** For a test that breaks its client. */
  readonly newClient: () => DynamoDBDocumentClient;
  readonly freshTables: () => Promise<LedgerTables>;
  readonly stop: () => Promise<void>;
}

export async function startTestEngine(): Promise<TestEngine> {
  const given = process.env["DYNAMODB_ENDPOINT"];
  const engine = given === undefined ? await startEngineProcess(null) : null;
  const clients: DynamoDBDocumentClient[] = [];
  const newClient = (): DynamoDBDocumentClient => {
    const client = documentClient({
      endpoint: given ?? `http://127.0.0.1:${engine?.port}`,
      region: "ap-northeast-2",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
    });
    clients.push(client);
    return client;
  };
  const client = newClient();
  return {
    client,
    newClient,
    freshTables: async () => {
      const name = randomUUID();
      const tables = { ledger: `ledger-${name}`, outbox: `outbox-${name}` };
      await createTables(client, tables);
      return tables;
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
  return Items.map(bundleFromImage);
}
