/** All that is kept of one office and year, held against its stored files. Nothing is written. */
import type { AuditHead } from "../../shared/domain/access/audit-chain.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import { type Discrepancy, readOrCorruption } from "../../shared/domain/verify/discrepancy.ts";
import type { Verifications } from "../../shared/ports/stage-acts.ts";
import { verificationView } from "../../shared/reading/verification-view.ts";
import { joinedReading } from "../../shared/reading/read-lines.ts";
import { type AuditEvidence, type AuditVerification, verifyAudit } from "../api/verify-audit.ts";
import { type AlertEvidence, verifyAlerts } from "../assess/verify-alerts.ts";
import { type FrozenEvidence, verifyFrozen } from "../snapshot/verify-frozen.ts";
import {
  type LedgerEvidence,
  type LedgerVerification,
  type VerifyingReport,
  verifyLedger,
} from "./replay/verify-ledger.ts";
import { listingOf } from "./verifiable-books.ts";

export type BooksEvidence = LedgerEvidence & AlertEvidence & FrozenEvidence & AuditEvidence;

export interface BooksVerification extends LedgerVerification {
  readonly alerts: number;
  /** Of the moments at which alerts changed, those whose ledger cannot be had again. */
  readonly uncheckedLooks: number;
  readonly snapshots: number;
  readonly auditEntries: number;
  /** Null where nobody did anything yet. A backup keeps it, too. */
  readonly auditHead: AuditHead | null;
  /** Payments outside of every total; null where there are none. */
  readonly unmatched: UnmatchedCount | null;
}

/** @property won as decimal text. */
export interface UnmatchedCount {
  readonly through: string;
  readonly lines: number;
  readonly won: string;
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
  const listing = await readOrCorruption(() => listingOf(books, evidence.ledger));
  const counted = await readOrCorruption(() => countUnmatched(books, evidence));
  return {
    ...ledger,
    alerts: alerts.checked,
    uncheckedLooks: alerts.unchecked.size,
    snapshots: frozen.checked,
    unmatched: "corruption" in counted ? null : counted.value,
    auditEntries: audit.checked,
    auditHead: audit.head,
    discrepancies: [
      ...("corruption" in listing ? [listing.corruption] : listing.value),
      ...alerts.discrepancies,
      ...frozen.discrepancies,
      ...audit.discrepancies,
      ...ledger.discrepancies,
      ...("corruption" in counted ? [counted.corruption] : []),
    ],
  };
}

async function countUnmatched(books: Books, { ledger }: BooksEvidence): Promise<UnmatchedCount | null> {
  const { unmatched } = joinedReading(await ledger.readLedger(books), null);
  if (unmatched === null) return null;
  return { through: unmatched.through, lines: unmatched.lines.length, won: `${unmatched.won}` };
}

/**
 * Verifies what a running system keeps. Other stages may write meanwhile, so only what two verifications in a row
 * find is a discrepancy: an alert that was stored between two readings is none.
 */
export function verifyRunningBooks(books: Books, evidence: BooksEvidence): Promise<BooksVerification> {
  return twice(() => verifyBooks(books, evidence, () => {}));
}

/** For each who asked through the API: they have the same answer. */
export async function keepVerification(
  verification: BooksVerification,
  { books, ids, at }: { readonly books: Books; readonly ids: readonly string[]; readonly at: string },
  verifications: Verifications,
): Promise<void> {
  for (const id of ids) await verifications.keep(books, id, verificationView(verification, at));
}

/** The audit trail of what belongs to no books. */
export function verifyRunningInstallation(evidence: AuditEvidence): Promise<AuditVerification> {
  return twice(() => verifyAudit("installation", evidence));
}

async function twice<Verification extends { readonly discrepancies: readonly Discrepancy[] }>(
  verify: () => Promise<Verification>,
): Promise<Verification> {
  const first = await verify();
  if (first.discrepancies.length === 0) return first;
  const second = await verify();
  const before = new Set(first.discrepancies.map((each) => JSON.stringify(each)));
  return {
    ...second,
    discrepancies: second.discrepancies.filter((each) => before.has(JSON.stringify(each))),
  };
}
