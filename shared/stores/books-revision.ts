/**
 * The state of some books from a few readings: how far numbers are given, the version of each upload, the last
 * policy and the newest entries of the alert log. Last year's uploads are in it, because pace rests on them.
 */
import { createHash } from "node:crypto";
import type { Books } from "../domain/books.ts";
import type { BooksRevision } from "../ports/books-revision.ts";
import { everything, type ItemTable } from "../ports/item-table.ts";
import * as keys from "./keys.ts";
import { versionOf } from "./stored-items.ts";

/**
 * The log is sorted by moments that processes read off their own clocks: one that is a little behind writes
 * before the last entry. So many of the newest are looked at.
 */
const newestEntries = 64;

export class TableBooksRevision implements BooksRevision {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
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
    const item = await this.#table.get(keys.uploadCounterKey(books));
    return item === null ? "0" : `${versionOf(item)}`;
  }

  async #uploads(books: Books): Promise<string> {
    const items = await this.#table.query(keys.uploadPartition(books), everything());
    return items.map((item) => `${item.sk}/${versionOf(item)}`).join(" ");
  }

  async #newest(partition: string, prefix: string, limit: number): Promise<string> {
    const items = await this.#table.query(partition, { ...everything(prefix), limit, order: "descending" });
    return items.map(({ sk }) => sk).join(" ");
  }
}
