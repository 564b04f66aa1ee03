/** What a ledger store stands on in a test, and what entries write of a project. */
import { statementOf } from "../../shared/domain/journal/statement.ts";
import type { Posting } from "../../shared/domain/ledger/posting.ts";
import type { ProjectId } from "../../shared/domain/values/project.ts";
import type { BalanceChange, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { aBalance, aPosting, aProject } from "../support/builders.ts";
import type { TableFixture } from "./table-fixtures.ts";

export interface LedgerFixture extends TableFixture {
  readonly ledger: TableLedgerStore;
}

export interface LedgerFixtures {
  /** A ledger that nobody has written to. */
  readonly open: () => Promise<LedgerFixture>;
}

const anyLedger = new TableLedgerStore(new MemoryItemTable());

/** What one posting does to a project of which the ledger has those postings. */
export function aChange(posting: Partial<Posting> = {}, before: readonly Posting[] = []): BalanceChange {
  const stated = aPosting(posting);
  const all = [...before, stated];
  return {
    postings: [stated],
    balance: aBalance(...all),
    statement: statementOf(all, (payments) => anyLedger.digestOf(payments)),
    fromVersion: before.length,
  };
}

/** Of the projects 사업 0, 사업 1, ... as many, each with one posting of the entry. */
export function manyChanges(count: number, seq = 1): BalanceChange[] {
  return Array.from({ length: count }, (_, at) =>
    aChange({ seq, project: aProject({ name: `사업 ${at}` }) }),
  );
}

/** The balances as they are read once the changes are in. */
export function storedAs(changes: readonly BalanceChange[]): Map<ProjectId, StoredBalance> {
  return new Map(
    changes.map(({ balance, statement, fromVersion, postings }) => [
      balance.project.id,
      {
        balance,
        posted: balance,
        version: fromVersion + postings.length,
        statement,
        confirmedThrough: null,
      },
    ]),
  );
}
