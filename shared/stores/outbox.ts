/** The outbox of a table, for what is told by itself. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import type { ItemTable } from "../ports/item-table.ts";
import type { Outbox } from "../ports/outbox.ts";
import { writeOf } from "./stored-items.ts";

export class TableOutbox implements Outbox {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async tell(bundle: OutboxBundle): Promise<boolean> {
    return (await this.#table.write(writeOf({ bundle }))) === "written";
  }
}
