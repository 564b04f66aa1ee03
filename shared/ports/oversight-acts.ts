/** What a person asks of books as a whole. Other stages do it; who asks need not know them. */
import type { VerificationAnswer } from "../contracts/api/api.ts";
import type { Books } from "../domain/values/books.ts";
import type { FoundReport } from "./snapshot-acts.ts";

export interface OversightActs {
  /** Null: it was requested under that id, and another process does it. */
  verify(books: Books, id: string): Promise<VerificationAnswer | null>;
  /** Null until it is done, when its day is over, and where nothing is done by another process. */
  verification(books: Books, id: string): Promise<VerificationAnswer | null>;
  /** Null where files lie on the host itself, which copies them whole. */
  readonly export: ((books: Books) => Promise<FoundReport>) | null;
}

/** What came of verifications that were requested, kept for a day. */
export interface Verifications {
  /** Over what the same request came to before. */
  keep(books: Books, id: string, answer: VerificationAnswer): Promise<void>;
}
