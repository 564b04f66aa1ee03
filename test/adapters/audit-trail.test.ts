import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { hasDynamoDb } from "../support/dynamodb-engine.ts";
import { describeAuditTrail } from "./audit-trail-contract.ts";
import { dynamoTables, memoryTables, sqliteTables, type TableWorlds } from "./table-worlds.ts";

async function on(worlds: Promise<TableWorlds>) {
  const { open, close } = await worlds;
  return {
    open: async () => {
      const { table } = await open();
      return { trail: new TableAuditTrail(table), table };
    },
    close,
  };
}

describeAuditTrail(() => on(memoryTables()), "memory");
describeAuditTrail(() => on(sqliteTables()), "SQLite");
if (hasDynamoDb) describeAuditTrail(() => on(dynamoTables()), "DynamoDB");
