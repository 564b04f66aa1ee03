import { type Discrepancy, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { StoredPosting } from "./stored-postings.ts";

/** Postings that no file and no turn accounts for. */
export function unexpectedPostings(
  left: readonly StoredPosting[],
  uploads: readonly Upload[],
): Discrepancy[] {
  const names = new Map(uploads.map(({ uploadId, fileName }) => [uploadId, fileName]));
  return left.map(({ projectId, seq, uploadId }) => {
    const fileName = names.get(uploadId) ?? null;
    const place = { uploadId, fileName, projectId };
    return discrepancyOf("posting-unexpected", place, { field: "seq", expected: null, found: `${seq}` });
  });
}
