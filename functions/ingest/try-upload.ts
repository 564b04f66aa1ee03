/** Tries a file that was stored to be tried: what it would change is kept for whoever asks; the ledger is only read. */
import { parseTriedFileKey } from "../../shared/contracts/files/dry-run-key.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FileReference } from "../../shared/domain/uploads/upload.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { TriedAnswers } from "../../shared/ports/tried-uploads.ts";
import { triedView } from "../../shared/reading/tried-view.ts";
import { dryRun } from "./dry-run.ts";

export interface Trying {
  readonly files: Pick<FileStore, "read">;
  readonly answers: TriedAnswers;
}

/** @throws Failure `upload-misplaced` of a key that the API never gave. */
export async function tryUpload(
  file: FileReference,
  { files, answers }: Trying,
  reading: { readonly ledger: LedgerStore; readonly clock: Pick<Clock, "today"> },
): Promise<void> {
  const tried = parseTriedFileKey(file.key);
  if (tried === null) {
    const message = `${file.key}: no file is tried there. Ask the API for an address to put it to.`;
    throw new Failure(message, { code: "upload-misplaced", retryable: false, context: { key: file.key } });
  }
  const { id, address } = tried;
  const preview = await dryRun(address, await files.read(file), reading);
  await answers.keep(address.books, id, triedView(address.fileName, preview));
}
