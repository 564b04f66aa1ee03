/** A copy of a table's items that only answers readings, and remembers what was read. */
import {
  type Item,
  type ItemKey,
  type ItemQuery,
  type ItemTable,
  transactionLimits,
} from "../../shared/ports/item-table.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { writeOf } from "../../shared/stores/stored-items.ts";

export class TableCopy implements ItemTable {
  /** `pk` of every reading. */
  readonly asked: string[] = [];
  readonly limits = transactionLimits;
  readonly #items = new MemoryItemTable();

  static async of(items: readonly Item[]): Promise<TableCopy> {
    const copy = new TableCopy();
    for (const item of items) await copy.put(item);
    return copy;
  }

  get(key: ItemKey): Promise<Item | null> {
    this.asked.push(key.pk);
    return this.#items.get(key);
  }

  query(pk: string, query: ItemQuery): Promise<Item[]> {
    this.asked.push(pk);
    return this.#items.query(pk, query);
  }

  write(): Promise<"written" | "conflict"> {
    return Promise.reject(new RangeError("A verification only reads"));
  }

  put(item: Item): Promise<unknown> {
    return this.#items.write(writeOf({ puts: [{ item, when: "always" }] }));
  }

  remove(item: Item): Promise<unknown> {
    return this.#items.write(writeOf({ deletes: [item] }));
  }
}
