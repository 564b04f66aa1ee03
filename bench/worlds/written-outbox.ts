/** The events that were written to tables of a DynamoDB engine, read as a relay that is always in time would bring them. */
import type { OutboxReading } from "../../local/storage/open-storage.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import type { NumberedBundle } from "../../shared/sqlite/sqlite-outbox.ts";

export class WrittenOutbox implements OutboxReading {
  readonly #bundles: NumberedBundle[] = [];
  readonly #positions = new Map<string, number>();

  /** The same table, but that what is announced in it is read here. */
  heard(table: ItemTable): ItemTable {
    return {
      limits: table.limits,
      get: (key) => table.get(key),
      query: (pk, query) => table.query(pk, query),
      write: async (write) => {
        const outcome = await table.write(write);
        for (const bundle of outcome === "written" ? write.bundles : [])
          this.#bundles.push({
            number: this.#bundles.length + 1,
            id: bundle.id,
            data: JSON.stringify(bundle),
          });
        return outcome;
      },
    };
  }

  readAfter(number: number, limit: number): Promise<NumberedBundle[]> {
    return Promise.resolve(this.#bundles.slice(number, number + limit));
  }

  position(consumer: string): Promise<number> {
    return Promise.resolve(this.#positions.get(consumer) ?? 0);
  }

  advance(consumer: string, number: number): Promise<void> {
    this.#positions.set(consumer, number);
    return Promise.resolve();
  }

  prune(): Promise<void> {
    return Promise.resolve();
  }
}
