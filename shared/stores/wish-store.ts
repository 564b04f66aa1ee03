/** Wishes in a table: one item for each thing that can be asked about, versioned, beside the trail and the outbox. */
import type { OutboxBundle } from "../contracts/outbox.ts";
import { answerId, auditOfAnswer, wishFromStored } from "../contracts/stored-wish.ts";
import type { Books } from "../domain/books.ts";
import { type AnsweredWish, snapshotWishPrefix, type Wish, wishName } from "../domain/wish.ts";
import { everything, type ItemTable, type Put } from "../ports/item-table.ts";
import type { WishStore } from "../ports/wish-store.ts";
import * as keys from "./keys.ts";
import { dataItem, putIfAbsent, putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";

export class TableWishStore implements WishStore {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async find(books: Books, name: string): Promise<Wish | null> {
    const item = await this.#table.get(keys.wishKey(books, name));
    return item === null ? null : readItem(item, wishFromStored);
  }

  async listOfSnapshots(books: Books): Promise<Wish[]> {
    const partition = keys.wishPartition(books);
    const items = await this.#table.query(partition, everything(snapshotWishPrefix));
    return items.map((item) => readItem(item, wishFromStored));
  }

  async ask(wish: Wish, bundle: OutboxBundle): Promise<"stored" | "conflict"> {
    const outcome = await this.#table.write(writeOf({ puts: [putOf(wish)], bundle }));
    return outcome === "written" ? "stored" : "conflict";
  }

  async answer(wish: AnsweredWish): Promise<void> {
    const entry = auditOfAnswer(wish);
    const key = keys.auditKey(wish.books, entry.at, answerId(wish));
    // A conflict: it was answered before, or another wish took its place.
    await this.#table.write(writeOf({ puts: [putOf(wish), putIfAbsent(dataItem(key, entry))] }));
  }
}

function putOf(wish: Wish): Put {
  const key = keys.wishKey(wish.books, wishName(wish.asked));
  return putOverVersion(versionedItem(key, wish.version, wish), wish.version - 1);
}
