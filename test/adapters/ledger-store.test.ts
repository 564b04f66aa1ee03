import { describeLedgerStore } from "./ledger-store-contract.ts";
import { dynamoTables, memoryTables, sqliteTables } from "./table-worlds.ts";

describeLedgerStore(memoryTables, "memory");
describeLedgerStore(sqliteTables, "SQLite");
describeLedgerStore(dynamoTables, "DynamoDB");
