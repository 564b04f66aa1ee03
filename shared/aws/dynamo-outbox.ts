/** The outbox on DynamoDB, for what is told by itself. */
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { OutboxBundle } from "../contracts/outbox.ts";
import type { Outbox } from "../ports/outbox.ts";
import { putBundle } from "./outbox-item.ts";
import { transact } from "./transact.ts";

export class DynamoOutbox implements Outbox {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, outboxTable: string) {
    this.#client = client;
    this.#table = outboxTable;
  }

  async tell(bundle: OutboxBundle): Promise<boolean> {
    const { outcome } = await transact(this.#client, [putBundle(this.#table, bundle)]);
    return outcome === "committed";
  }
}
