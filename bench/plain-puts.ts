/** The least that a program must do with a dump: read its rows, and put one plain item for each, one by one. */
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { PutCommand } from "@aws-sdk/lib-dynamodb";
import Papa from "papaparse";
import { createTables, embeddedTables } from "../local/create-tables.ts";
import { startEngineProcess } from "../local/engine-process.ts";
import { localConfig } from "../local/local-config.ts";
import { documentClient } from "../shared/aws/document-client.ts";

/** Into an engine of its own on that file. */
export async function putPlainly(database: string, csv: Uint8Array): Promise<void> {
  const engine = await startEngineProcess(database);
  const config = localConfig(`http://127.0.0.1:${engine.port}`);
  await createTables(new DynamoDBClient(config), embeddedTables);
  const client = documentClient(config);
  const text = new TextDecoder().decode(csv);
  const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
  for (const row of data) {
    await client.send(
      new PutCommand({
        TableName: embeddedTables.ledger,
        Item: { pk: "all", sk: row["사업코드"], ...row },
      }),
    );
  }
  await engine.stop();
}
