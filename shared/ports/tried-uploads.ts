/** What came of files that were only tried past the API, kept for a day. */
import type { PreviewAnswer } from "../contracts/api/api.ts";
import type { Books } from "../domain/values/books.ts";

export interface TriedAnswers {
  /** Over what the same trying came to before: the ledger may have gone on. */
  keep(books: Books, id: string, answer: PreviewAnswer): Promise<void>;
}
