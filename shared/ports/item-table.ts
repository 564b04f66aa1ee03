/**
 * The one door to storage: items under a partition and a sort key, each a text of JSON with an optional version.
 * Every store is written once on top of it; an adapter (DynamoDB, SQLite, memory) knows nothing of what it keeps.
 * A write is one transaction: all of it is stored, or nothing.
 */
import type { OutboxBundle } from "../contracts/events/outbox.ts";

export interface ItemKey {
  /** The partition: items of one partition are queried together, in the order of their sort keys. */
  readonly pk: string;
  readonly sk: string;
}

export interface Item extends ItemKey {
  /** What a write over it must name; null for an item that is written once, or always anew. */
  readonly version: number | null;
  /** JSON as text: exact for won, and read whole. */
  readonly data: string;
}

/** When an item may be put: where none is, over exactly this version, or whatever is there. */
export type PutCondition = "absent" | "always" | { readonly overVersion: number };

export interface Put {
  readonly item: Item;
  readonly when: PutCondition;
}

/** An item that must still have this version, although the write does not touch it: a fence. */
export interface Check {
  readonly key: ItemKey;
  readonly version: number;
}

export interface TableWrite {
  readonly puts: readonly Put[];
  /** Unconditional; a key that holds nothing is no error. */
  readonly deletes: readonly ItemKey[];
  readonly checks: readonly Check[];
  /** Events that follow from the write, in their order; each is announced once by its id. */
  readonly bundles: readonly OutboxBundle[];
}

export interface ItemQuery {
  readonly prefix: string;
  /** Only sort keys strictly before this one, in text order; null for no bound. */
  readonly before: string | null;
  /** Only sort keys strictly after this one; null for no bound. */
  readonly after: string | null;
  /** At most so many; null for all. */
  readonly limit: number | null;
  readonly order: "ascending" | "descending";
}

/** What one write may hold. */
export interface WriteLimits {
  readonly actions: number;
  readonly bytes: number;
}

/** Of a transaction of DynamoDB: what is written as a whole on every host keeps within them. */
export const transactionLimits: WriteLimits = { actions: 100, bytes: 4_000_000 };

export interface ItemTable {
  /** At least `transactionLimits`. Whoever may write in parts writes fewer of them where more fits into one. */
  readonly limits: WriteLimits;
  /** Consistent. Null where nothing is. */
  get(key: ItemKey): Promise<Item | null>;
  /** Consistent, all pages; one query is not one moment: a write beside it may be seen in part. */
  query(pk: string, query: ItemQuery): Promise<Item[]>;
  /**
   * Transient trouble (throttling, a transaction beside this one) is retried inside, with bounded jittered waits.
   * @returns `conflict` when a condition, a check or the id of a bundle did not hold: nothing was stored.
   * @throws Failure `table-unavailable` (retryable) when the retries did not help.
   */
  write(write: TableWrite): Promise<"written" | "conflict">;
}

/** Everything of a partition that begins with the prefix, in the order of its sort keys. */
export function everything(prefix = ""): ItemQuery {
  return { prefix, before: null, after: null, limit: null, order: "ascending" };
}
