/** Two plain ways to keep rows in a table of the same engine, each with what it consumed. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, PutCommand, TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { documentClient } from "../../shared/aws/open-table.ts";
import { engineConfig } from "../../test/support/dynamodb-client.ts";
import { startEngineProcess } from "../../test/support/dynamodb-engine.ts";
import { createTables, engineTables } from "../../test/support/dynamodb-tables.ts";

const TableName = engineTables.ledger;
const ReturnConsumedCapacity = "TOTAL";

/** Each row an item of its own, put one by one. Whoever wants a balance reads them all. */
export function unitsOfItemsPerRow(rows: readonly string[]): Promise<number> {
  return onEmptyEngine(async (client) => {
    let units = 0;
    for (const [at, data] of rows.entries()) {
      const Item = { pk: "rows", sk: rowName(at), data };
      const { ConsumedCapacity } = await client.send(
        new PutCommand({ TableName, Item, ReturnConsumedCapacity }),
      );
      units += ConsumedCapacity?.CapacityUnits ?? 0;
    }
    return units;
  });
}

/** Each row in one transaction with the balance of its project: never a row without its effect, nor twice. */
export function unitsOfTransactionsPerRow(
  rows: readonly string[],
  projectOf: (row: string) => string,
): Promise<number> {
  return onEmptyEngine(async (client) => {
    let units = 0;
    for (const [at, data] of rows.entries()) {
      const row = {
        Put: {
          TableName,
          Item: { pk: "rows", sk: rowName(at), data },
          ConditionExpression: "attribute_not_exists(pk)",
        },
      };
      const balance = {
        Update: {
          TableName,
          Key: { pk: "balances", sk: projectOf(data) },
          UpdateExpression: "ADD told :one",
          ExpressionAttributeValues: { ":one": 1 },
        },
      };
      const { ConsumedCapacity = [] } = await client.send(
        new TransactWriteCommand({ TransactItems: [row, balance], ReturnConsumedCapacity }),
      );
      for (const { CapacityUnits = 0 } of ConsumedCapacity) units += CapacityUnits;
    }
    return units;
  });
}

async function onEmptyEngine(work: (client: DynamoDBDocumentClient) => Promise<number>): Promise<number> {
  const engine = await startEngineProcess(null);
  try {
    const config = engineConfig(engine.endpoint);
    await createTables(new DynamoDBClient(config), engineTables);
    return await work(documentClient(config));
  } finally {
    await engine.stop();
  }
}

function rowName(at: number): string {
  return at.toString().padStart(10, "0");
}
