/** A table that stores everything but events: what is executed again was told when it happened. */
import type { ItemTable } from "../../shared/ports/item-table.ts";

export function withoutNews(table: ItemTable): ItemTable {
  return {
    limits: table.limits,
    get: (key) => table.get(key),
    query: (pk, query) => table.query(pk, query),
    write: (write) => table.write({ ...write, bundles: [] }),
  };
}
