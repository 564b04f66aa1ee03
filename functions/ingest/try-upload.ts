/** Tries a file that was stored to be tried: what it would change is kept for whoever asks; the ledger is only read. */
import { parseDryRunFileKey } from "../../shared/contracts/files/upload-key.ts";
import type { FileReference } from "../../shared/domain/uploads/upload.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import { dryRun, type TriedAgainst } from "../../shared/examination/files/dry-run.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { DryRunAnswers } from "../../shared/ports/stage-acts.ts";
import { dryRunView } from "../../shared/reading/dry-run-view.ts";

export interface Trying {
  readonly files: Pick<FileStore, "read">;
  readonly answers: DryRunAnswers;
}

/** @throws Failure `upload-misplaced` of a key that the API never gave. */
export async function tryUpload(
  file: FileReference,
  { files, answers }: Trying,
  against: TriedAgainst,
): Promise<void> {
  const trial = parseDryRunFileKey(file.key);
  if (trial === null) {
    const message = `${file.key}: no file is tried there. Ask the API for an address to put it to.`;
    throw new Failure(message, { code: "upload-misplaced", retryable: false, context: { key: file.key } });
  }
  const { id, address } = trial;
  const preview = await dryRun(address, await files.read(file), against);
  await answers.keep(address.books, id, dryRunView(address.fileName, preview));
}
