/** Takes one stored file into the ledger. Its identity is its bytes, for these books and for ever. */
import type { UploadAddress } from "../../shared/contracts/upload-key.ts";
import { type FileReference, uploadIdOf } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import { readUpload } from "./read-upload.ts";
import { type IngestOutcome, takeIn, type TakeInDependencies } from "./take-in.ts";

export interface IngestDependencies extends TakeInDependencies {
  readonly files: FileStore;
}

export interface IngestRequest {
  readonly address: UploadAddress;
  readonly file: FileReference;
}

/** Applies the file, holds it or rejects it, as it deserves. */
export function ingestUpload(
  request: IngestRequest,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  return submit(request, null, dependencies);
}

/** Applies the file although something holds it, because a person said so; what is wrong is still rejected. */
export function ingestReleased(
  request: IngestRequest,
  releasedBy: string,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  return submit(request, releasedBy, dependencies);
}

async function submit(
  { address, file }: IngestRequest,
  releasedBy: string | null,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { bytes, sha256 } = await dependencies.files.read(file);
  return takeIn(
    {
      uploadId: uploadIdOf(sha256),
      address,
      file,
      sha256,
      byteLength: bytes.byteLength,
      releasedBy,
      read: (options) => readUpload(bytes, { ...address, options }),
    },
    dependencies,
  );
}
