/** Takes one stored file into the ledger. Its identity is its bytes, for these books and for ever. */
import type { UploadAddress } from "../../../shared/contracts/files/upload-key.ts";
import { type FileReference, uploadIdOf } from "../../../shared/domain/uploads/upload.ts";
import type { StoredFile } from "../../../shared/ports/file-store.ts";
import type { MappingStore } from "../../../shared/ports/mapping-store.ts";
import { knownUpload } from "./known-upload.ts";
import { readArrivedFile } from "./read-arrived-file.ts";
import { readUpload } from "./read-stored-file.ts";
import type { IngestOutcome, LedgerDependencies, Manner, Submission } from "./submission.ts";
import { submitFile } from "./submit-file.ts";

export interface IngestRequest {
  readonly address: UploadAddress;
  readonly file: FileReference;
}

/** A file that has just come: its office may have taught what its columns mean. */
export async function ingestArrival(
  { address, file }: IngestRequest,
  dependencies: LedgerDependencies & { readonly mappings: Pick<MappingStore, "list"> },
): Promise<IngestOutcome> {
  const stored = await dependencies.files.read(file);
  const submitted = submissionOf(stored, { address, file }, {});
  const known = await knownUpload(submitted, dependencies.ledger);
  if (known !== null) return known;
  const arrived = await readArrivedFile(stored.bytes, address, dependencies);
  const { reading } = arrived;
  return submitFile(
    { ...submitted, address: arrived.address, read: () => Promise.resolve(reading) },
    dependencies,
  );
}

/** A file as its sender, or its record, says it: applied, held or rejected, as it deserves; what is wrong is rejected whoever releases it. */
export async function ingestUpload(
  { address, file }: IngestRequest,
  dependencies: LedgerDependencies,
  manner: Manner = {},
): Promise<IngestOutcome> {
  const stored = await dependencies.files.read(file);
  const submitted = submissionOf(stored, { address, file }, manner);
  const read: Submission["read"] = (options) =>
    readUpload(stored.bytes, { ...address, options }, dependencies.readDocument);
  return submitFile({ ...submitted, read }, dependencies);
}

function submissionOf(
  { bytes, sha256 }: StoredFile,
  { address, file }: IngestRequest,
  { releasedBy = null, isAnew = false }: Manner,
): Omit<Submission, "read"> {
  const uploadId = uploadIdOf(sha256);
  return { uploadId, address, file, sha256, byteLength: bytes.byteLength, releasedBy, isAnew };
}
