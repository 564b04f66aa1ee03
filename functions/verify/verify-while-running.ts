/**
 * Verifies what a running system keeps. Other stages may write meanwhile, so only what two verifications in a row
 * find is a discrepancy: an alert that was stored between two readings is none.
 */
import { type AuditEvidence, type AuditVerification, verifyAudit } from "../api/verify-audit.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import { type BooksEvidence, type BooksVerification, verifyBooks } from "./verify-books.ts";

export function verifyRunningBooks(books: Books, evidence: BooksEvidence): Promise<BooksVerification> {
  return twice(() => verifyBooks(books, evidence, () => {}));
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
