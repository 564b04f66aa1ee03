import { describeItemTable } from "./item-table-contract.ts";
import { memoryTables } from "./table-fixtures.ts";

describeItemTable(memoryTables, "memory");
