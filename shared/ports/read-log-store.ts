/** Who saw and who downloaded what, for some time: beside the audit trail, which holds acts and is kept for ever. */
import type { ReadRecord } from "../contracts/api/bodies/reads.ts";
import type { Principal } from "../domain/access/principal.ts";
import type { Books } from "../domain/values/books.ts";

export type { ReadRecord } from "../contracts/api/bodies/reads.ts";

export interface ReadThing extends Pick<ReadRecord, "kind" | "what" | "target"> {
  readonly by: Pick<Principal, "subject" | "name" | "role">;
  /** The moment. */
  readonly at: string;
}

export interface ReadRange {
  /** Moments: the first that counts, and the first that does not; null for no bound. */
  readonly from: string | null;
  readonly before: string | null;
}

export interface ReadPage {
  /** The newest first. */
  readonly records: readonly ReadRecord[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

export interface ReadLog {
  /**
   * @param id tells apart downloads of one moment.
   * @throws Failure `read-log-busy` (retryable).
   */
  record(books: Books, read: ReadThing, id: string): Promise<void>;
  /** @param cursor as `next` of the page before gave it; null for the newest. */
  page(books: Books, range: ReadRange, limit: number, cursor: string | null): Promise<ReadPage>;
  /** @param before a moment. @returns how many records went. */
  forget(books: Books, before: string): Promise<number>;
}
