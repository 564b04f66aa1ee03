/** What a ledger store stands on in a test. */
import type { ReceivedBundle } from "../../shared/contracts/outbox.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { BalanceChange, Commit, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { aBalance, aPosting } from "../support/builders.ts";
import { books } from "../support/uploads.ts";

export interface LedgerWorld {
  readonly ledger: LedgerStore;
  /** Every bundle in the outbox. */
  readonly told: () => Promise<ReceivedBundle[]>;
}

export interface LedgerWorlds {
  /** A ledger that nobody has written to. */
  readonly open: () => Promise<LedgerWorld>;
  readonly close: () => Promise<void>;
}

/** What one posting does to a project that the ledger knows in that version. */
export function aChange(posting: Partial<Posting> = {}, fromVersion = 0): BalanceChange {
  const said = aPosting(posting);
  return { postings: [said], balance: aBalance(said), fromVersion };
}

/** A commit of that alone. */
export function commitOf(change: BalanceChange): Commit {
  return { books, changes: [change], closing: null };
}

/** The balances as they are read once the changes are in. */
export function storedAs(changes: readonly BalanceChange[]) {
  return new Map(
    changes.map(({ balance, fromVersion }) => [balance.project.id, { balance, version: fromVersion + 1 }]),
  );
}
