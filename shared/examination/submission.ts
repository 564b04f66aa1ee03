/** A file, or an event stored as one, on its way into the ledger, and what may become of it. */
import type { UploadAddress } from "../contracts/files/upload-key.ts";
import { type Finding, weightiest } from "../domain/values/finding.ts";
import type { SubmittedFile } from "../domain/journal/journal-entry.ts";
import type { FileReference, Upload, LocatedFinding } from "../domain/uploads/upload.ts";
import type { StoredFile } from "../ports/file-store.ts";
import type { LedgerStore } from "../ports/ledger-store.ts";
import type { Tally } from "./known-file.ts";
import {
  appliedOtherwise,
  type Decision,
  decideSubmission,
  type SubmissionDecision,
} from "../domain/journal/decide.ts";

export interface Submission {
  /** The same for the same submission sent again. */
  readonly uploadId: string;
  readonly address: UploadAddress;
  readonly file: FileReference;
  readonly sha256: string;
  readonly byteLength: number;
  /** Who lets it in although something holds it; null when nobody said so. */
  readonly releasedBy: string | null;
  /** Whether it is read once more although it was taken back. */
  readonly isAnew: boolean;
}

/** How a stored file is sent: plainly, by somebody's word, or once more. */
export type Manner = Partial<Pick<Submission, "releasedBy" | "isAnew">>;

export function submissionOf(
  { bytes, sha256 }: StoredFile,
  sent: Pick<Submission, "uploadId" | "address" | "file">,
  { releasedBy = null, isAnew = false }: Manner,
): Submission {
  return { ...sent, sha256, byteLength: bytes.byteLength, releasedBy, isAnew };
}

export type IngestOutcome =
  | {
      readonly kind: "applied";
      readonly upload: Upload;
      readonly findings: readonly Finding[];
      readonly tally: Tally;
    }
  /** It was applied before, and nothing was written; what is found refuses another unit, day or mapping. */
  | { readonly kind: "already-applied"; readonly upload: Upload; readonly findings: readonly Finding[] }
  /** It was discarded by a person or undone before; nothing was written. */
  | { readonly kind: "already-discarded" | "already-undone"; readonly upload: Upload }
  | {
      readonly kind: "held" | "rejected";
      readonly upload: Upload;
      /** All of them, however many. */
      readonly findings: readonly Finding[];
    };

export function submittedFile({ address, file, sha256, byteLength }: Submission): SubmittedFile {
  const { fileName, options } = address;
  return { file, sha256, byteLength, fileName, options };
}

// What the ledger says already of bytes that come again: known by their hash, before anything of them is read. Apart from
// what reads files, so that bytes that came before load no reader.

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
