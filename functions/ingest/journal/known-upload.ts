/**
 * What the ledger says already of bytes that come again: known by their hash, before anything of them is read. Apart from
 * what reads files, so that bytes that came before load no reader.
 */
import {
  appliedOtherwise,
  type Decision,
  decideSubmission,
  type SubmissionDecision,
} from "../../../shared/domain/journal/decide.ts";
import { weightiest } from "../../../shared/domain/values/finding.ts";
import type { LocatedFinding, Upload } from "../../../shared/domain/uploads/upload.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { IngestOutcome, Submission } from "./submission.ts";

type Requested = Pick<Submission, "address" | "releasedBy" | "isAnew">;

/** @returns null where the file must be read. */
export async function knownUpload(
  submission: Requested & Pick<Submission, "uploadId">,
  ledger: Pick<LedgerStore, "findUpload">,
): Promise<IngestOutcome | null> {
  const upload = await ledger.findUpload(submission.address.books, submission.uploadId);
  const decision = decideSubmitted(upload, submission, null);
  return decision.kind === "stands" ? knownOutcome(decision, upload, submission, []) : null;
}

/** @param findings null before the file is read. */
export function decideSubmitted(
  upload: Upload | null,
  { address, releasedBy, isAnew }: Requested,
  findings: readonly LocatedFinding[] | null,
): SubmissionDecision {
  const weight = findings === null ? null : (weightiest(findings) ?? "none");
  return decideSubmission(upload, { options: address.options, releasedBy, isAnew, weight });
}

export function knownOutcome(
  { as }: Extract<Decision, { kind: "stands" }>,
  upload: Upload | null,
  { address }: Pick<Requested, "address">,
  findings: readonly LocatedFinding[],
): IngestOutcome {
  if (upload === null) throw new RangeError(`Nothing stands as ${as} where nothing came`);
  if (as === "held" || as === "rejected") return { kind: as, upload, findings };
  return as === "applied"
    ? { kind: "already-applied", upload, findings: appliedOtherwise(upload, address.options) }
    : { kind: `already-${as}`, upload };
}
