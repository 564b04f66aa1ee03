/** What is found when a reading is held against the ledger as it stands. */
import type { Books } from "../../shared/domain/books.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import { checkAgainstLedger } from "../../shared/domain/ledger-check.ts";
import { checkOlderList, checkToldTwice } from "../../shared/domain/payment-check.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { AppliedOutcome } from "../../shared/domain/upload.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { findVanishedPayments } from "./payment-findings.ts";
import type { SubmittedRecords } from "./submitted-postings.ts";

export interface CheckedReading extends SubmittedRecords {
  readonly format: string;
  readonly isFullDump: boolean;
}

/** @param postings what the reading would post. */
export async function findingsAgainst(
  ledger: Pick<LedgerStore, "listUploads" | "readPostings">,
  books: Books,
  { format, records, period, isFullDump }: CheckedReading,
  postings: readonly Posting[],
  stored: ReadonlyMap<ProjectId, StoredBalance>,
): Promise<Finding[]> {
  const known = [...stored].filter(([, { balance }]) => balance.toldSeq !== null);
  const balances = new Map(known.map(([id, { balance }]) => [id, balance]));
  const applied = isFullDump || period !== null ? await appliedUploads(ledger, books) : [];
  const sameFormat = new Set(applied.filter(({ facts }) => facts.format === format).map(({ seq }) => seq));
  const lists = applied.flatMap(({ facts: { asOf, period: days } }) =>
    days === null ? [] : [{ asOf, period: days }],
  );
  return [
    ...checkAgainstLedger(records, balances),
    ...checkToldTwice(records, balances),
    ...(period === null ? [] : checkOlderList(records, period, balances, lists)),
    ...(period === null ? [] : await findVanishedPayments(ledger, books, postings, stored)),
    ...checkChanges({
      records,
      balances,
      isFullDump,
      isOfSameFormat: ({ toldSeq }) => toldSeq !== null && sameFormat.has(toldSeq),
    }),
  ];
}

async function appliedUploads(
  ledger: Pick<LedgerStore, "listUploads">,
  books: Books,
): Promise<{ readonly seq: number; readonly facts: AppliedOutcome }[]> {
  const uploads = await ledger.listUploads(books);
  return uploads.flatMap(({ seq, outcome }) =>
    outcome.state === "applied" ? [{ seq, facts: outcome }] : [],
  );
}
