/** A table that counts what is read, and what a write would cost in DynamoDB. */
import { Buffer } from "node:buffer";
import type { Item, ItemKey, ItemQuery, ItemTable, TableWrite } from "../../shared/ports/item-table.ts";

export class MeteredTable implements ItemTable {
  readonly limits: ItemTable["limits"];
  readonly #table: ItemTable;
  #items = 0;
  #bytes = 0;
  #writeUnits = 0;

  constructor(table: ItemTable) {
    this.#table = table;
    this.limits = table.limits;
  }

  reset(): void {
    [this.#items, this.#bytes, this.#writeUnits] = [0, 0, 0];
  }

  figures() {
    return { items: this.#items, kilobytes: Math.round(this.#bytes / 1000), writeUnits: this.#writeUnits };
  }

  async get(key: ItemKey): Promise<Item | null> {
    const item = await this.#table.get(key);
    if (item !== null) this.#count([item]);
    return item;
  }

  async query(pk: string, query: ItemQuery): Promise<Item[]> {
    const items = await this.#table.query(pk, query);
    this.#count(items);
    return items;
  }

  async write(write: TableWrite): Promise<"written" | "conflict"> {
    const puts = write.puts.map(({ item }) => sizeOf(item));
    const sizes = [...puts, ...write.bundles.map((bundle) => Buffer.byteLength(JSON.stringify(bundle)))];
    const units = sizes.reduce((sum, size) => sum + Math.ceil(size / 1024), 0) + write.deletes.length;
    const actions = sizes.length + write.deletes.length + write.checks.length;
    // A transaction prepares and commits, and a check costs as much as a write of one unit.
    this.#writeUnits += actions === 1 ? units : 2 * (units + write.checks.length);
    return this.#table.write(write);
  }

  #count(items: readonly Item[]): void {
    this.#items += items.length;
    this.#bytes += items.reduce((sum, item) => sum + sizeOf(item), 0);
  }
}

function sizeOf({ pk, sk, data }: Item): number {
  return Buffer.byteLength(pk) + Buffer.byteLength(sk) + Buffer.byteLength(data) + 30;
}
