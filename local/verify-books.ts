/** All that is kept of one office and year, held against its stored files. Nothing is written. */
import { type AlertEvidence, verifyAlerts } from "../functions/assess/verify-alerts.ts";
import {
  type LedgerEvidence,
  type LedgerVerification,
  verifyLedger,
  type VerifyingReport,
} from "../functions/ingest/verify-ledger.ts";
import { type FrozenEvidence, verifyFrozen } from "../functions/snapshot/verify-frozen.ts";
import type { Books } from "../shared/domain/books.ts";

export type BooksEvidence = LedgerEvidence & AlertEvidence & FrozenEvidence;

export interface BooksVerification extends LedgerVerification {
  readonly alerts: number;
  /** Of the moments at which alerts changed, those whose ledger cannot be had again. */
  readonly uncheckedLooks: number;
  readonly snapshots: number;
}

export async function verifyBooks(
  books: Books,
  evidence: BooksEvidence,
  report: VerifyingReport,
): Promise<BooksVerification> {
  const alerts = await verifyAlerts(books, evidence);
  const frozen = await verifyFrozen(books, evidence);
  const checks = [...alerts.checks, ...frozen.checks];
  const ledger = await verifyLedger(books, evidence, checks, report);
  return {
    ...ledger,
    alerts: alerts.checked,
    uncheckedLooks: alerts.unchecked.size,
    snapshots: frozen.checked,
    discrepancies: [...alerts.discrepancies, ...frozen.discrepancies, ...ledger.discrepancies],
  };
}
