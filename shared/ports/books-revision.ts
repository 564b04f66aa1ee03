/**
 * A word that is another one after every stored change that figures or alerts of some books show: what was
 * computed under the same word still holds.
 */
import type { Books } from "../domain/values/books.ts";

export interface BooksRevision {
  revision(books: Books): Promise<string>;
}
