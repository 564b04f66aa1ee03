/** A ledger that puts fewer changes into a transaction than it could, so that few projects need many of them. */
import type { ItemTable } from "../../shared/ports/item-table.ts";
import { batchLimitsIn } from "../../shared/stores/commit-batches.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";

/** @param maxChanges each a posting and a balance. */
export function smallBatchLedger(table: ItemTable, maxChanges: number): TableLedgerStore {
  const room = { actions: 2 * maxChanges, bytes: 2_000_000 };
  // The end of an entry needs the room that every store leaves it.
  const last = { ...room, actions: Math.min(room.actions, batchLimitsIn(table.limits).last.actions) };
  return new TableLedgerStore(table, { each: room, last });
}
