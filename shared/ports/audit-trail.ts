/** Every act of a person, kept for ever: appended, never changed. */
import type { AuditEntry } from "../contracts/api.ts";
import type { Books } from "../domain/books.ts";

export type { AuditEntry } from "../contracts/api.ts";

export interface AuditPage {
  /** The newest first. */
  readonly entries: readonly AuditEntry[];
  /** Where the next page begins; null at the end. */
  readonly next: string | null;
}

/** What belongs to no books, such as who may log in, is the installation's. */
export type AuditScope = Books | "installation";

export interface AuditTrail {
  /** Appends one entry under an id of its own. */
  append(scope: AuditScope, entry: AuditEntry, id: string): Promise<void>;
  /** @param from as `next` of the page before gave it; null for the newest. */
  read(scope: AuditScope, limit: number, from: string | null): Promise<AuditPage>;
}
