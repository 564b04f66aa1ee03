/**
 * The state of some books from a few small readings: the head of the journal, the policy in force and the newest
 * entries of the alert log. Last year's head is in it, because pace rests on that year's figures, and last year's policy
 * where the year has none of its own.
 */
import type { Books } from "../domain/values/books.ts";
import type { BooksRevision } from "../ports/ledger-store.ts";
import { everything, type ItemQuery, type ItemTable } from "../ports/item-table.ts";
import * as keys from "./keys.ts";
import * as ledgerKeys from "./ledger-keys.ts";
import { versionOf } from "./stored-items.ts";
import { sha256Of } from "../runtime/sha256.ts";

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
    const nextYear = { office: books.office, fiscalYear: books.fiscalYear + 1 };
    const parts = await Promise.all([
      this.#head(books),
      this.#head(lastYear),
      this.#newest(keys.policyPartition(books), { before: keys.policyPrefix(nextYear), limit: 1 }),
      this.#newest(keys.alertPartition(books), { prefix: keys.alertLogPrefix, limit: newestEntries }),
    ]);
    return sha256Of(parts.join("\n"));
  }

  async #head(books: Books): Promise<string> {
    const item = await this.#table.get(ledgerKeys.headKey(books));
    return item === null ? "0" : `${versionOf(item)}`;
  }

  async #newest(partition: string, query: Partial<ItemQuery>): Promise<string> {
    const items = await this.#table.query(partition, { ...everything(), order: "descending", ...query });
    return items.map(({ sk }) => sk).join(" ");
  }
}
