/**
 * The state of some books from a few small reads: how far numbers are given, the version of each upload, the last
 * policy and the newest entries of the alert log. Last year's uploads are in it, because pace rests on them.
 */
import { createHash } from "node:crypto";
import { type DynamoDBDocumentClient, GetCommand, paginateQuery, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Books } from "../domain/books.ts";
import type { BooksRevision } from "../ports/books-revision.ts";
import { skOf, versionOf } from "./data-item.ts";
import * as keys from "./keys.ts";

/**
 * The log is sorted by moments that processes read off their own clocks: one that is a little behind writes
 * before the last entry. So many of the newest are looked at.
 */
const newestEntries = 64;

export class DynamoBooksRevision implements BooksRevision {
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, ledgerTable: string) {
    this.#client = client;
    this.#table = ledgerTable;
  }

  async revision(books: Books): Promise<string> {
    const lastYear = { office: books.office, fiscalYear: books.fiscalYear - 1 };
    const parts = await Promise.all([
      this.#counter(books),
      this.#uploads(books),
      this.#counter(lastYear),
      this.#uploads(lastYear),
      this.#newest(keys.policyPartition(books), keys.policyPrefix(books), 1),
      this.#newest(keys.alertPartition(books), keys.alertLogPrefix, newestEntries),
    ]);
    return createHash("sha256").update(parts.join("\n")).digest("hex");
  }

  async #counter(books: Books): Promise<string> {
    const Key = keys.uploadCounterKey(books);
    const { Item } = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key, ConsistentRead: true }),
    );
    return Item === undefined ? "0" : `${versionOf(Item)}`;
  }

  async #uploads(books: Books): Promise<string> {
    const pages = paginateQuery(
      { client: this.#client },
      {
        TableName: this.#table,
        ConsistentRead: true,
        KeyConditionExpression: "#pk = :pk",
        ProjectionExpression: "#sk, #version",
        ExpressionAttributeNames: { "#pk": "pk", "#sk": "sk", "#version": "version" },
        ExpressionAttributeValues: { ":pk": keys.uploadPartition(books) },
      },
    );
    const versions: string[] = [];
    for await (const { Items = [] } of pages)
      versions.push(...Items.map((item) => `${skOf(item)}/${versionOf(item)}`));
    return versions.join(" ");
  }

  async #newest(partition: string, prefix: string, limit: number): Promise<string> {
    const { Items = [] } = await this.#client.send(
      new QueryCommand({
        TableName: this.#table,
        ConsistentRead: true,
        ScanIndexForward: false,
        Limit: limit,
        KeyConditionExpression: "#pk = :pk AND begins_with(#sk, :prefix)",
        ProjectionExpression: "#sk",
        ExpressionAttributeNames: { "#pk": "pk", "#sk": "sk" },
        ExpressionAttributeValues: { ":pk": partition, ":prefix": prefix },
      }),
    );
    return Items.map(skOf).join(" ");
  }
}
