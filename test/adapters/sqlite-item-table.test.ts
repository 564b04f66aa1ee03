import { describeItemTable } from "./item-table-contract.ts";
import { sqliteTables } from "./table-fixtures.ts";

describeItemTable(sqliteTables, "SQLite");
