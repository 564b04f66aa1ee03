/** A bug that somebody could write, below the gates in the table or in the ports of every function. */
import type { ItemTable } from "../../shared/ports/item-table.ts";
import type { Ports, Stores } from "./stores.ts";

export const promises = ["I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8"] as const;

export interface PlantedBug {
  readonly name: string;
  /** The promise that it breaks, as the simulation names it. */
  readonly breaks: (typeof promises)[number];
  readonly table?: (table: ItemTable, stores: Stores) => ItemTable;
  /** @param at what lies there, and the table that the ports are on. */
  readonly ports?: (
    ports: Ports,
    at: { readonly stores: Stores; readonly table: ItemTable },
  ) => Partial<Ports>;
}
