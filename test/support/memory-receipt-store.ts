import type { Books } from "../../shared/domain/books.ts";
import type { ReceiptStore } from "../../shared/ports/receipt-store.ts";

/** Delivery receipts in memory. */
export class MemoryReceiptStore implements ReceiptStore {
  readonly #delivered = new Set<string>();

  isDelivered(books: Books, noticeId: string): Promise<boolean> {
    return Promise.resolve(this.#delivered.has(nameOf(books, noticeId)));
  }

  recordDelivery(books: Books, noticeId: string, _at: string): Promise<void> {
    this.#delivered.add(nameOf(books, noticeId));
    return Promise.resolve();
  }
}

function nameOf({ office, fiscalYear }: Books, noticeId: string): string {
  return `${office}/${fiscalYear}/${noticeId}`;
}
