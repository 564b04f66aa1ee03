/** The product's tables on an engine of tests and benches, from the same definitions that infra builds in the cloud. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from "@aws-sdk/client-dynamodb";
import {
  type LedgerTables,
  ledgerTable,
  outboxTable,
  type TableDefinition,
} from "../../shared/aws/tables.ts";

export const engineTables: LedgerTables = { ledger: "ledger", outbox: "outbox" };

/** Creates what is not there; a second call changes nothing. */
export async function createTables(client: DynamoDBClient, names: LedgerTables): Promise<void> {
  await createTable(client, names.ledger, ledgerTable);
  await createTable(client, names.outbox, outboxTable);
}

async function createTable(client: DynamoDBClient, name: string, definition: TableDefinition): Promise<void> {
  try {
    await client.send(new CreateTableCommand(tableInput(name, definition)));
  } catch (error) {
    if (error instanceof ResourceInUseException) return;
    throw error;
  }
  if (definition.timeToLive === null) return;
  const TimeToLiveSpecification = { Enabled: true, AttributeName: definition.timeToLive };
  await client.send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification }));
}

function tableInput(
  name: string,
  { partitionKey, sortKey, stream }: TableDefinition,
): CreateTableCommandInput {
  const keys = [
    { name: partitionKey, type: "HASH" as const },
    ...(sortKey === null ? [] : [{ name: sortKey, type: "RANGE" as const }]),
  ];
  return {
    TableName: name,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: keys.map((key) => ({ AttributeName: key.name, AttributeType: "S" })),
    KeySchema: keys.map((key) => ({ AttributeName: key.name, KeyType: key.type })),
    ...(stream === null ? {} : { StreamSpecification: { StreamEnabled: true, StreamViewType: stream } }),
  };
}
