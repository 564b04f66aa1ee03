import { describeItemTable } from "./item-table-contract.ts";
import { memoryTables } from "./table-worlds.ts";

describeItemTable(memoryTables, "memory");
