import { describe } from "vitest";
import { hasDynamoDb } from "../support/dynamodb-engine.ts";
import { describeLedgerStore } from "./ledger-store-contract.ts";
import { dynamoTables, memoryTables, sqliteTables } from "./table-fixtures.ts";

describeLedgerStore(memoryTables, "memory");
describeLedgerStore(sqliteTables, "SQLite");
// There is an engine for some platforms only.
describe.skipIf(!hasDynamoDb)("where a DynamoDB engine is installed", () => {
  describeLedgerStore(dynamoTables, "DynamoDB");
});
