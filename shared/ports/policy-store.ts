/** What an office has decided about pace and alerts, version by version; a version never changes. */
import type { Books } from "../domain/values/books.ts";
import type { Policy } from "../domain/policy/policy.ts";

export interface PolicyVersion {
  /** Its `version` is `{year}/{number}`. */
  readonly policy: Policy;
  /** Counted from 1. */
  readonly number: number;
  /** Who decided it, in the words of whoever stored it. */
  readonly by: string;
  /** When, ISO 8601. */
  readonly at: string;
}

export interface PolicyStore {
  /** The latest version of the year, or of the last year that has any; the product's own where the office has none. */
  current(books: Books): Promise<Policy>;
  /** Those of the year, oldest first. */
  versions(books: Books): Promise<PolicyVersion[]>;
  /** Those of the year and of all years before it, by year and number: the last that stood at a moment was in force. */
  lineage(books: Books): Promise<PolicyVersion[]>;
  /**
   * Stores the policy as the version after the one that it names.
   * @param policy made from the current one, whose `version` it still bears.
   * @returns `conflict` when that is no longer the current one: nothing was stored.
   */
  add(books: Books, policy: Policy, by: string, at: string): Promise<PolicyVersion | "conflict">;
}
