/** Whoever keeps something that follows from the ledger, such as a snapshot, holds it against the ledger of its moment. */
import type { Books } from "../domain/values/books.ts";
import type { Discrepancy } from "../domain/verify/discrepancy.ts";
import type { LedgerStore } from "./ledger-store.ts";

/** An empty ledger in memory, to be filled again and held against the stored one. */
export interface ReplayTarget {
  readonly ledger: LedgerStore;
  /**
   * Every item of the stored ledger held against what was filled in.
   * @param isIncomparable an item that nobody can hold against anything, by its kind, name and text.
   */
  compare(
    books: Books,
    isIncomparable: (item: LedgerItem) => boolean,
    report: (done: number, of: number) => void,
  ): Promise<LedgerComparison>;
}

export interface LedgerItem {
  readonly kind: "head" | "journal" | "upload" | "posting" | "balance" | "confirmation";
  /** Its name inside its kind: the upload's id, the project's id, the padded number of an entry or a posting. */
  readonly name: string;
  /** JSON. */
  readonly data: string;
}

export interface LedgerComparison {
  readonly balances: number;
  readonly postings: number;
  readonly discrepancies: readonly Discrepancy[];
}

/** The ledger of some books as it was known then. */
export type LedgerThen = Pick<
  LedgerStore,
  "findUpload" | "listUploads" | "readBalances" | "readLedger" | "readLedgerAt" | "readPostings"
>;

export interface LedgerCheck {
  /** The number of the last journal entry that it knew of. */
  readonly knownSeq: number;
  /** What it finds wrong, given everything that was known by then. */
  readonly check: (then: LedgerThen) => Promise<readonly Discrepancy[]>;
}
