/** What an office has decided about pace and alerts, version by version; a version never changes. */
import type { Books } from "../domain/books.ts";
import type { Policy } from "../domain/policy.ts";

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
  /** The latest version; the product's own policy where the office has none for the year. */
  current(books: Books): Promise<Policy>;
  /** Oldest first. */
  versions(books: Books): Promise<PolicyVersion[]>;
  /**
   * Stores the policy as the version after the one that it names.
   * @param policy made from the current one, whose `version` it still bears.
   * @returns `conflict` when that is no longer the current one: nothing was stored.
   */
  add(books: Books, policy: Policy, by: string, at: string): Promise<PolicyVersion | "conflict">;
}
