/** A table in memory, and what was announced in it. It is read back the way a stream gives it: from JSON text, parsed. */
import {
  outboxBundle,
  type OutboxBundle,
  type ReceivedBundle,
} from "../../shared/contracts/events/outbox.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableOutbox } from "../../shared/stores/stored-items.ts";

export class MemoryOutbox extends TableOutbox {
  /** For the stores that announce here. */
  readonly table: MemoryItemTable;
  readonly #forgotten = new Set<string>();

  constructor() {
    const table = new MemoryItemTable();
    super(table);
    this.table = table;
  }

  /** As a stream that drops a record: a planted bug of test/simulation. */
  forget(id: string): void {
    this.#forgotten.add(id);
  }

  /** As they were written. */
  written(): OutboxBundle[] {
    return this.table.bundles().filter(({ id }) => !this.#forgotten.has(id));
  }

  /** In the order in which they were written. */
  notified(): ReceivedBundle[] {
    return this.written().map((bundle) => outboxBundle.parse(JSON.parse(JSON.stringify(bundle))));
  }
}
