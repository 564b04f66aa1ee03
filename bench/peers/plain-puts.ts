/** The least that a program must do with a dump: read its rows, and put one plain item for each, one by one. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import Papa from "papaparse";
import { documentClient } from "../../shared/aws/open-table.ts";
import { engineConfig } from "../../test/support/dynamodb-client.ts";
import { startEngineProcess } from "../../test/support/dynamodb-engine.ts";
import { createTables, engineTables } from "../../test/support/dynamodb-tables.ts";

/** Into an engine of its own on that file. */
export async function putPlainly(database: string, csv: Uint8Array): Promise<void> {
  const engine = await startEngineProcess(database);
  const config = engineConfig(engine.endpoint);
  await createTables(new DynamoDBClient(config), engineTables);
  const client = documentClient(config);
  const text = new TextDecoder().decode(csv);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  for (const row of data) {
    await client.send(
      new PutCommand({
        TableName: engineTables.ledger,
        Item: { pk: "all", sk: row["사업코드"], ...row },
      }),
    );
  }
  await engine.stop();
}
