import { describeItemTable } from "./item-table-contract.ts";
import { sqliteTables } from "./table-worlds.ts";

describeItemTable(sqliteTables, "SQLite");
