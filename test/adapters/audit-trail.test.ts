import { TableAuditTrail } from "../../shared/stores/audit-trail.ts";
import { hasDynamoDb } from "../support/dynamodb-engine.ts";
import { describeAuditTrail } from "./audit-trail-contract.ts";
import { dynamoTables, memoryTables, sqliteTables, type TableFixtures } from "./table-fixtures.ts";

async function on(fixtures: Promise<TableFixtures>) {
  const { open, close } = await fixtures;
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
