/** A small ledger to commit to, and what can be read from it afterwards. */
import { expect } from "vitest";
import { doneSeq } from "../../../shared/domain/journal/journal-entry.ts";
import { rebuild } from "../../../shared/domain/ledger/balance.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import { MemoryOutbox } from "../../support/memory-outbox.ts";
import { books } from "../../support/uploads.ts";
import { smallBatchLedger } from "../../support/small-batches.ts";

/** Three changes in a transaction, so that a dozen projects need several waves of them. */
const maxChanges = 3;

export function openLedger(changes = maxChanges) {
  const outbox = new MemoryOutbox();
  return { outbox, table: outbox.table, ledger: smallBatchLedger(outbox.table, changes) };
}

/** What each project has spent by the end of the year, by its name. */
export async function spent(ledger: LedgerStore): Promise<Record<string, bigint | undefined>> {
  const balances = [...(await ledger.readBalances(books)).values()].map(({ balance }) => balance);
  return Object.fromEntries(
    balances
      .map(({ project, measures }) => [project.name, measures.expenditure?.monthEnds[11]?.unsplit] as const)
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** The law of the ledger: each balance is what its postings come to, and each was counted once. */
export async function expectLawful(ledger: LedgerStore): Promise<void> {
  const { head, balances } = await ledger.readLedger(books);
  for (const [id, { posted, version }] of balances) {
    const postings = await ledger.readPostings(books, id, doneSeq(head));
    expect(posted).toEqual(rebuild(postings));
    expect(version).toBe(postings.length);
  }
}
