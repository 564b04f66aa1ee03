/** A verification as the API answers it: the first discrepancies in full, and the number of all. */
import type { VerificationAnswer } from "../contracts/api/api.ts";
import type { Discrepancy } from "../domain/verify/discrepancy.ts";

/** As many as the contract takes, which is not loaded here. */
const maxListed = 500;

type Verified = Omit<VerificationAnswer, "at" | "discrepancyCount" | "discrepancies"> & {
  readonly discrepancies: readonly Discrepancy[];
};

/** @param at when it ended, ISO 8601. */
export function verificationView(verification: Verified, at: string): VerificationAnswer {
  const { entries, postings, balances, alerts, uncheckedLooks, snapshots, auditEntries } = verification;
  const { running, unmatched, discrepancies } = verification;
  return {
    at,
    entries,
    postings,
    balances,
    alerts,
    uncheckedLooks,
    snapshots,
    auditEntries,
    running,
    unmatched,
    discrepancyCount: discrepancies.length,
    discrepancies: discrepancies.slice(0, maxListed).map(discrepancyView),
  };
}

function discrepancyView(discrepancy: Discrepancy): VerificationAnswer["discrepancies"][number] {
  const { code, ko, en, uploadId, fileName, row, projectId, name, field, expected, found } = discrepancy;
  return { code, ko, en, uploadId, fileName, row, projectId, name, field, expected, found };
}
