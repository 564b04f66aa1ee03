/** An upload as lists and the overview name it. */
import type { UploadSummary } from "../../../shared/contracts/api/api.ts";
import {
  appliedOf,
  listedFacts,
  type Upload,
  type UploadOutcome,
} from "../../../shared/domain/uploads/upload.ts";

export function uploadSummaryOf(upload: Upload): UploadSummary {
  const { uploadId, seq, fileName, byteLength, receivedAt, outcome } = upload;
  const applied = appliedOf(upload);
  const { asOf, records, findings } = listedFacts(upload);
  return {
    uploadId,
    seq,
    fileName,
    byteLength,
    receivedAt,
    state: outcome.state,
    at: "at" in outcome ? outcome.at : null,
    by: byOf(outcome),
    format: applied?.format ?? ("format" in outcome ? outcome.format : null),
    asOf,
    records,
    postings: applied?.postings ?? null,
    findingCount: findings,
  };
}

function byOf(outcome: UploadOutcome): string | null {
  if ("by" in outcome) return outcome.by;
  return "releasedBy" in outcome ? outcome.releasedBy : null;
}
