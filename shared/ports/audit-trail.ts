/** Every act of a person, kept for ever: appended to a chain of hashes, never changed. */
import type { AuditEntry } from "../contracts/api/api.ts";
import type { ReadRecord } from "../contracts/api/bodies/reads.ts";
import type { AuditChain, AuditHead } from "../domain/access/audit-chain.ts";
import type { Principal } from "../domain/access/principal.ts";
import type { Books } from "../domain/values/books.ts";

export type { AuditEntry } from "../contracts/api/api.ts";

export interface AuditPage {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/** What belongs to no books, such as who may log in, is the installation's. */
export type AuditScope = Books | "installation";

export interface AuditTrail {
  /** Appends one entry under an id of its own; a second one of that id and moment changes nothing. */
  append(scope: AuditScope, entry: AuditEntry, id: string): Promise<void>;
  /** @param from as `next` of the page before gave it; null for the newest. */
  read(scope: AuditScope, limit: number, from: string | null): Promise<AuditPage>;
  /** The last entry's number and hash; null before the first. */
  head(scope: AuditScope): Promise<AuditHead | null>;
  /** All entries with what they hash to now. */
  readChain(scope: AuditScope): Promise<AuditChain>;
}

// Who saw and who downloaded what, for some time: beside the audit trail, which holds acts and is kept for ever.

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
