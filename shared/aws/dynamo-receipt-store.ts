/** Delivery receipts on DynamoDB. */
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Books } from "../domain/books.ts";
import type { ReceiptStore } from "../ports/receipt-store.ts";
import { receiptKey } from "./keys.ts";

export class DynamoReceiptStore implements ReceiptStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, ledgerTable: string) {
    this.#client = client;
    this.#table = ledgerTable;
  }

  async isDelivered(books: Books, noticeId: string): Promise<boolean> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: receiptKey(books, noticeId), ConsistentRead: true }),
    );
    return answer.Item !== undefined;
  }

  async recordDelivery(books: Books, noticeId: string, at: string): Promise<void> {
    await this.#client.send(
      new PutCommand({ TableName: this.#table, Item: { ...receiptKey(books, noticeId), at } }),
    );
  }
}
