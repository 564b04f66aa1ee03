/** The table of an engine that speaks DynamoDB's protocol, as a bench opens it. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { documentClient } from "../shared/aws/document-client.ts";
import { DynamoItemTable } from "../shared/aws/dynamo-item-table.ts";
import { engineConfig } from "../test/support/dynamodb-client.ts";
import { engineTables } from "../test/support/dynamodb-tables.ts";

export function tableAt(endpoint: string): DynamoItemTable {
  return new DynamoItemTable({
    client: documentClient(engineConfig(endpoint)),
    tables: engineTables,
    backoff: { tries: 10, firstWaitMilliseconds: 5, longestWaitMilliseconds: 200, chance: Math.random, wait },
    newId: randomUUID,
    meter: null,
  });
}
