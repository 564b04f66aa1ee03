import { TableReadLog } from "../../shared/stores/read-log-store.ts";
import { hasDynamoDb } from "../support/dynamodb-engine.ts";
import { describeReadLog } from "./read-log-store-contract.ts";
import { dynamoTables, memoryTables, sqliteTables, type TableFixtures } from "./table-fixtures.ts";

async function on(fixtures: Promise<TableFixtures>) {
  const { open, close } = await fixtures;
  return { open: async () => new TableReadLog((await open()).table), close };
}

describeReadLog(() => on(memoryTables()), "memory");
describeReadLog(() => on(sqliteTables()), "SQLite");
if (hasDynamoDb) describeReadLog(() => on(dynamoTables()), "DynamoDB");
