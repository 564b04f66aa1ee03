/** A ledger that puts fewer changes into a transaction than it could, so that few projects need many of them. */
import type { Books } from "../../shared/domain/books.ts";
import type { ItemTable } from "../../shared/ports/item-table.ts";
import type { BalanceChange } from "../../shared/ports/ledger-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";

export class SmallBatchLedger extends TableLedgerStore {
  readonly #maxChanges: number;

  constructor(table: ItemTable, maxChanges: number) {
    super(table);
    this.#maxChanges = maxChanges;
  }

  override inBatches(books: Books, changes: readonly BalanceChange[]): BalanceChange[][] {
    const size = this.#maxChanges;
    return super
      .inBatches(books, changes)
      .flatMap((batch) =>
        Array.from({ length: Math.ceil(batch.length / size) }, (_, at) =>
          batch.slice(at * size, (at + 1) * size),
        ),
      );
  }
}
