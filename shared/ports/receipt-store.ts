/** Remembers which notices were delivered. */
import type { Books } from "../domain/books.ts";

export interface ReceiptStore {
  isDelivered(books: Books, noticeId: string): Promise<boolean>;
  /** Recording twice is one record. */
  recordDelivery(books: Books, noticeId: string, at: string): Promise<void>;
}
