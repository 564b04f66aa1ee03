/** The table of an engine that speaks DynamoDB's protocol, as a bench opens it. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { embeddedTables } from "../local/create-tables.ts";
import { localConfig } from "../local/local-config.ts";
import { documentClient } from "../shared/aws/document-client.ts";
import { DynamoItemTable } from "../shared/aws/dynamo-item-table.ts";

export function tableAt(endpoint: string): DynamoItemTable {
  return new DynamoItemTable({
    client: documentClient(localConfig(endpoint)),
    tables: embeddedTables,
    backoff: { tries: 10, firstWaitMilliseconds: 5, longestWaitMilliseconds: 200, chance: Math.random, wait },
    newId: randomUUID,
    meter: null,
  });
}
