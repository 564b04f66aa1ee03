/** What the ledger said at a moment, and whoever holds something stored against it. */
import type { Discrepancy } from "../domain/discrepancy.ts";
import type { LedgerStore } from "./ledger-store.ts";

/** The ledger of some books as it was known then. */
export type LedgerThen = Pick<LedgerStore, "listUploads" | "readBalances" | "readPostings">;

export interface Witness {
  /** The moment, ISO 8601. */
  readonly at: string;
  /** The greatest number that it knew of. */
  readonly knownSeq: number;
  /** What it finds wrong, given everything that was known by then. */
  readonly testify: (then: LedgerThen) => Promise<readonly Discrepancy[]>;
}
