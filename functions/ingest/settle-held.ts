/** What a person decides about a held upload: let it in as it is, or put it aside for good. */
import { eventsPrefix } from "../../shared/contracts/upload-key.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { UploadClosing } from "../../shared/ports/ledger-store.ts";
import { releaseEvent } from "./ingest-event.ts";
import { type IngestDependencies, ingestReleased } from "./ingest-upload.ts";
import type { IngestOutcome } from "./take-in.ts";
import { uploadBundle } from "./upload-events.ts";

/** Reads the stored bytes again and applies them, whatever holds them; what is wrong is still rejected. */
export function releaseUpload(
  upload: Upload,
  by: string,
  dependencies: IngestDependencies,
): Promise<IngestOutcome> {
  const { books, options, fileName, file } = upload;
  if (file.key.startsWith(eventsPrefix)) return releaseEvent(file, by, dependencies);
  return ingestReleased({ address: { books, options, fileName }, file }, by, dependencies);
}

/**
 * @returns the upload as it then stands: discarded, unless somebody else settled it first.
 * @throws Failure `release-begun` when a release of it broke off half way: discarding it would leave the half.
 */
export async function discardUpload(
  given: Upload,
  by: string,
  { ledger, clock }: IngestDependencies,
): Promise<Upload> {
  const upload = (await ledger.findUpload(given.books, given.uploadId)) ?? given;
  if (upload.outcome.state === "applying") {
    throw new Failure(
      `A release of ${upload.fileName} was begun and broke off, so part of it is in the ledger. Release it again to bring it in whole.`,
      { code: "release-begun", retryable: false, context: { uploadId: upload.uploadId } },
    );
  }
  if (upload.outcome.state !== "held") return upload;
  const outcome = { state: "discarded", format: upload.outcome.format, at: clock.now(), by } as const;
  const discarded = { ...upload, outcome, version: upload.version + 1 };
  const closing: UploadClosing = {
    upload: discarded,
    fromVersion: upload.version,
    bundle: uploadBundle(discarded),
  };
  const { outcome: result } = await ledger.commit({ books: upload.books, changes: [], closing });
  if (result === "committed") return discarded;
  return (await ledger.findUpload(upload.books, upload.uploadId)) ?? upload;
}
