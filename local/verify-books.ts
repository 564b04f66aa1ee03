/** All that is kept of one office and year, held against its stored files. Nothing is written. */
import {
  type LedgerEvidence,
  type LedgerVerification,
  verifyLedger,
  type VerifyingReport,
} from "../functions/ingest/verify-ledger.ts";
import type { Books } from "../shared/domain/books.ts";

export type BooksEvidence = LedgerEvidence;

export type BooksVerification = LedgerVerification;

export function verifyBooks(
  books: Books,
  evidence: BooksEvidence,
  report: VerifyingReport,
): Promise<BooksVerification> {
  return verifyLedger(books, evidence, [], report);
}
