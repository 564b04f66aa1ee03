/** The table as a function opens it: the SDK's client, and waits that other functions do not share. */
import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { clientSettings } from "./client-settings.ts";
import type { Backoff } from "../runtime/backoff.ts";
import { DynamoItemTable } from "./dynamo-item-table.ts";
import type { LedgerTables } from "./tables.ts";

/** Some four seconds in the mean, eight at most: throttling is over by then, and no function has run out of time. */
const backoff: Backoff = {
  tries: 10,
  firstWaitMilliseconds: 25,
  longestWaitMilliseconds: 2_000,
  chance: Math.random,
  wait,
};

export function openTable(tables: LedgerTables): DynamoItemTable {
  return new DynamoItemTable({
    client: documentClient(clientSettings),
    tables,
    backoff,
    newId: randomUUID,
    meter: null,
  });
}

/** The document client as this product uses it. Won never are DynamoDB numbers, so plain ones will do for versions. */
export function documentClient(config: DynamoDBClientConfig): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(new DynamoDBClient(config));
}
