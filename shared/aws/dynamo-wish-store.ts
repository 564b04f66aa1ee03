/** Wishes on DynamoDB: one item for each thing that can be asked about, versioned, beside the trail and the outbox. */
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import type { OutboxBundle } from "../contracts/outbox.ts";
import { answerId, auditOfAnswer, wishFromStored } from "../contracts/stored-wish.ts";
import type { Books } from "../domain/books.ts";
import { type AnsweredWish, snapshotWishPrefix, type Wish, wishName } from "../domain/wish.ts";
import type { WishStore } from "../ports/wish-store.ts";
import { dataItem, dataOf, versionedItem } from "./data-item.ts";
import type { LedgerTables } from "./dynamo-ledger-store.ts";
import * as keys from "./keys.ts";
import { putBundle } from "./outbox-item.ts";
import { queryAll } from "./query-all.ts";
import { putIfAbsent, putOverVersion, transact, type TransactionAction } from "./transact.ts";

export class DynamoWishStore implements WishStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: LedgerTables;

  constructor(client: DynamoDBDocumentClient, tables: LedgerTables) {
    this.#client = client;
    this.#tables = tables;
  }

  async find(books: Books, name: string): Promise<Wish | null> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#tables.ledger,
        Key: keys.wishKey(books, name),
        ConsistentRead: true,
      }),
    );
    return Item === undefined ? null : wishFromStored(dataOf(Item));
  }

  async listOfSnapshots(books: Books): Promise<Wish[]> {
    const partition = keys.wishPartition(books);
    const items = await queryAll(this.#client, this.#tables.ledger, partition, snapshotWishPrefix);
    return items.map((item) => wishFromStored(dataOf(item)));
  }

  async ask(wish: Wish, bundle: OutboxBundle): Promise<"stored" | "conflict"> {
    const actions = [this.#put(wish), putBundle(this.#tables.outbox, bundle)];
    const { outcome } = await transact(this.#client, actions);
    return outcome === "committed" ? "stored" : "conflict";
  }

  async answer(wish: AnsweredWish): Promise<void> {
    const entry = auditOfAnswer(wish);
    const key = keys.auditKey(wish.books, entry.at, answerId(wish));
    // A conflict: it was answered before, or another wish took its place.
    await transact(this.#client, [this.#put(wish), putIfAbsent(this.#tables.ledger, dataItem(key, entry))]);
  }

  #put(wish: Wish): TransactionAction {
    const key = keys.wishKey(wish.books, wishName(wish.asked));
    return putOverVersion(this.#tables.ledger, versionedItem(key, wish.version, wish), wish.version - 1);
  }
}
