/** Notices on DynamoDB: an item each, and while it is to be sent a second one in the list of what is pending. */
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { books as booksSchema } from "../contracts/primitives.ts";
import { storedNoticeFromJson, storedNoticeToJson } from "../contracts/stored-notice.ts";
import type { Books } from "../domain/books.ts";
import { destinationText } from "../domain/notice.ts";
import { dueMoment, type StoredNotice } from "../domain/notice-state.ts";
import type { NoticeAddress, NoticeStore, PendingNotice } from "../ports/notice-store.ts";
import { dataItem, dataOf, versionedItem } from "./data-item.ts";
import * as keys from "./keys.ts";
import { queryAll } from "./query-all.ts";
import { maxTransactionActions, putOverVersion, transact, type TransactionAction } from "./transact.ts";

const pendingSchema = z.object({
  books: booksSchema,
  at: z.string(),
  id: z.string(),
  until: z.string(),
  to: z.string(),
});

export class DynamoNoticeStore implements NoticeStore {
  /** A notice is two actions, itself and its place in the list; and a letter of 49 matters is some 80 KB of the 4 MB. */
  readonly maxNoticesPerSave = Math.min(Math.floor(maxTransactionActions / 2), 40);
  readonly #client: DynamoDBDocumentClient;
  readonly #table: string;

  constructor(client: DynamoDBDocumentClient, ledgerTable: string) {
    this.#client = client;
    this.#table = ledgerTable;
  }

  async read({ books, at, id }: NoticeAddress): Promise<StoredNotice | null> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#table, Key: keys.noticeKey(books, at, id), ConsistentRead: true }),
    );
    return answer.Item === undefined ? null : storedNoticeFromJson(dataOf(answer.Item));
  }

  async save(notices: readonly StoredNotice[]): Promise<"saved" | "conflict"> {
    const actions = notices.flatMap((stored) => {
      const { books, at, id } = stored.notice;
      const item = versionedItem(keys.noticeKey(books, at, id), stored.version, storedNoticeToJson(stored));
      return [putOverVersion(this.#table, item, stored.version - 1), this.#pendingAction(stored)];
    });
    const { outcome } = await transact(this.#client, actions);
    return outcome === "committed" ? "saved" : "conflict";
  }

  async pending(books: Books | null): Promise<PendingNotice[]> {
    const prefix = books === null ? "" : keys.pendingPrefix(books);
    const items = await queryAll(this.#client, this.#table, keys.pendingPartition, prefix);
    return items
      .map((item) => pendingSchema.parse(dataOf(item)))
      .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  }

  async list(books: Books): Promise<StoredNotice[]> {
    const items = await queryAll(this.#client, this.#table, keys.noticePartition(books));
    return items.map((item) => storedNoticeFromJson(dataOf(item)));
  }

  #pendingAction(stored: StoredNotice): TransactionAction {
    const { books, at, id, to } = stored.notice;
    const key = keys.pendingKey(books, at, id);
    const until = dueMoment(stored);
    if (until === null) return { Delete: { TableName: this.#table, Key: key } };
    const item = dataItem(key, { books, at, id, until, to: destinationText(to) });
    return { Put: { TableName: this.#table, Item: item } };
  }
}
