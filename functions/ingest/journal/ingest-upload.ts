/** Takes one stored file into the ledger. Its identity is its bytes, for these books and for ever. */
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import { type FileReference, uploadIdOf } from "../../../shared/domain/uploads/upload.ts";
import { readUpload } from "./read-stored-file.ts";
import type { IngestOutcome, LedgerDependencies, Manner } from "./submission.ts";
import { submitFile } from "./submit-file.ts";

export interface IngestRequest {
  readonly address: UploadAddress;
  readonly file: FileReference;
}

/** Applies the file, holds it or rejects it, as it deserves; what is wrong is rejected whoever releases it. */
export async function ingestUpload(
  { address, file }: IngestRequest,
  dependencies: LedgerDependencies,
  { releasedBy = null, isAnew = false }: Manner = {},
): Promise<IngestOutcome> {
  const { bytes, sha256 } = await dependencies.files.read(file);
  return submitFile(
    {
      uploadId: uploadIdOf(sha256),
      address,
      file,
      sha256,
      byteLength: bytes.byteLength,
      releasedBy,
      isAnew,
      read: (options) => readUpload(bytes, { ...address, options }),
    },
    dependencies,
  );
}
