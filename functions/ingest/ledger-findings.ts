/** What is found when a reading is held against the ledger as it stands. */
import type { Period } from "../../shared/domain/calendar.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import { checkAgainstLedger } from "../../shared/domain/ledger-check.ts";
import { checkToldTwice } from "../../shared/domain/payment-check.ts";
import type { SourceRecord } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { findVanishedPayments } from "./payment-findings.ts";

export interface CheckedReading {
  readonly format: string;
  readonly records: readonly SourceRecord[];
  /** The days that a payment list covers; null for a file that is no such list. */
  readonly period: Period | null;
  readonly isFullDump: boolean;
}

export async function findingsAgainst(
  ledger: LedgerStore,
  books: Books,
  { format, records, period, isFullDump }: CheckedReading,
  stored: ReadonlyMap<ProjectId, StoredBalance>,
): Promise<Finding[]> {
  const balances = new Map([...stored].map(([id, { balance }]) => [id, balance]));
  const sameFormat = isFullDump ? await uploadsOf(ledger, books, format) : new Set<number>();
  return [
    ...checkAgainstLedger(records, balances),
    ...checkToldTwice(records, balances),
    ...(period === null ? [] : await findVanishedPayments(ledger, books, { records, period }, balances)),
    ...checkChanges({
      records,
      balances,
      isFullDump,
      isOfSameFormat: (balance) => sameFormat.has(balance.lastSeq),
    }),
  ];
}

/** The numbers of the applied uploads of one format. */
async function uploadsOf(ledger: LedgerStore, books: Books, format: string): Promise<ReadonlySet<number>> {
  const uploads = await ledger.listUploads(books);
  const same = uploads.filter(({ outcome }) => outcome.state === "applied" && outcome.format === format);
  return new Set(same.map(({ seq }) => seq));
}
