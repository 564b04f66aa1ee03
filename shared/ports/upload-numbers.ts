/** How far the numbers of some books were given: to uploads, and to what takes them back. */
import type { Books } from "../domain/books.ts";

export interface UploadNumbers {
  /** 0 before the first. */
  lastNumber(books: Books): Promise<number>;
}
