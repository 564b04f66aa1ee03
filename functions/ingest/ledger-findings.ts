/** What is found when a reading is held against the ledger as it stands. */
import type { Books } from "../../shared/domain/books.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { checkChanges } from "../../shared/domain/ledger-change-check.ts";
import { checkAgainstLedger } from "../../shared/domain/ledger-check.ts";
import { checkOlderList, checkToldTwice } from "../../shared/domain/payment-check.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { AppliedOutcome, Upload } from "../../shared/domain/upload.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { LedgerReading } from "./commit-postings.ts";
import { findVanishedPayments } from "./payment-findings.ts";
import type { SubmittedRecords } from "./submitted-postings.ts";

export interface CheckedReading extends SubmittedRecords {
  readonly format: string;
  readonly isFullDump: boolean;
}

/**
 * @param postings what the reading would post.
 * @param known uploads read before the balances, so that no list counts as applied whose figures are missing here.
 */
export async function findingsAgainst(
  ledger: Pick<LedgerStore, "readPostings">,
  books: Books,
  { format, records, period, isFullDump }: CheckedReading,
  postings: readonly Posting[],
  known: Pick<LedgerReading, "uploads" | "balances">,
): Promise<Finding[]> {
  const told = [...known.balances].filter(([, { balance }]) => balance.toldSeq !== null);
  const balances = new Map(told.map(([id, { balance }]) => [id, balance]));
  const applied = appliedOf(known.uploads);
  const sameFormat = new Set(applied.filter(({ facts }) => facts.format === format).map(({ seq }) => seq));
  const lists = applied.flatMap(({ facts: { asOf, period: days } }) =>
    days === null ? [] : [{ asOf, period: days }],
  );
  return [
    ...checkAgainstLedger(records, balances),
    ...checkToldTwice(records, balances),
    ...(period === null ? [] : checkOlderList(records, period, balances, lists)),
    ...(period === null ? [] : await findVanishedPayments(ledger, books, postings, known.balances)),
    ...checkChanges({
      records,
      balances,
      isFullDump,
      isOfSameFormat: ({ toldSeq }) => toldSeq !== null && sameFormat.has(toldSeq),
    }),
  ];
}

function appliedOf(uploads: readonly Upload[]): { readonly seq: number; readonly facts: AppliedOutcome }[] {
  return uploads.flatMap(({ seq, outcome }) =>
    outcome.state === "applied" ? [{ seq, facts: outcome }] : [],
  );
}
