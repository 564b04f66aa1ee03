/** All that is kept of one office and year, held against its stored files. Nothing is written. */
import { type AuditEvidence, verifyAudit } from "../functions/api/verify-audit.ts";
import { type AlertEvidence, verifyAlerts } from "../functions/assess/verify-alerts.ts";
import {
  type LedgerEvidence,
  type LedgerVerification,
  verifyLedger,
  type VerifyingReport,
} from "../functions/ingest/verify-ledger.ts";
import { type FrozenEvidence, verifyFrozen } from "../functions/snapshot/verify-frozen.ts";
import type { AuditHead } from "../shared/domain/audit-chain.ts";
import type { Books } from "../shared/domain/books.ts";

export type BooksEvidence = LedgerEvidence & AlertEvidence & FrozenEvidence & AuditEvidence;

export interface BooksVerification extends LedgerVerification {
  readonly alerts: number;
  /** Of the moments at which alerts changed, those whose ledger cannot be had again. */
  readonly uncheckedLooks: number;
  readonly snapshots: number;
  readonly auditEntries: number;
  /** Null where nobody did anything yet. A backup keeps it, too. */
  readonly auditHead: AuditHead | null;
}

export async function verifyBooks(
  books: Books,
  evidence: BooksEvidence,
  report: VerifyingReport,
): Promise<BooksVerification> {
  const alerts = await verifyAlerts(books, evidence);
  const audit = await verifyAudit(books, evidence);
  const frozen = await verifyFrozen(books, evidence);
  const checks = [...alerts.checks, ...frozen.checks];
  const ledger = await verifyLedger(books, evidence, checks, report);
  return {
    ...ledger,
    alerts: alerts.checked,
    uncheckedLooks: alerts.unchecked.size,
    snapshots: frozen.checked,
    auditEntries: audit.checked,
    auditHead: audit.head,
    discrepancies: [
      ...alerts.discrepancies,
      ...frozen.discrepancies,
      ...audit.discrepancies,
      ...ledger.discrepancies,
    ],
  };
}
