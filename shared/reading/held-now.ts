/** A file that waits, tried once more. */
import type { Upload } from "../domain/uploads/upload.ts";
import type { FileStore } from "../ports/file-store.ts";
import type { DryRun, UploadActs } from "../ports/stage-acts.ts";

export interface Retrying {
  readonly files: Pick<FileStore, "read">;
  /** Null where files are not read by whoever asks. */
  readonly preview: UploadActs["preview"];
}

/** @returns null where files are not read by whoever asks. */
export async function triedAgain(
  { books, options, fileName, file }: Upload,
  { files, preview }: Retrying,
): Promise<DryRun | null> {
  return preview === null ? null : preview({ books, options, fileName }, (await files.read(file)).bytes);
}

/**
 * A file that waits, with what holds it now: since it came somebody may have answered its questions, or other files have come. What is
 * stored with it is what held it first, and stays where it cannot be tried.
 */
export async function asItStands(upload: Upload, retrying: Retrying): Promise<Upload> {
  const { outcome } = upload;
  if (outcome.state !== "held") return upload;
  const tried = await triedAgain(upload, retrying);
  if (tried?.verdict !== "held") return upload;
  const findings = tried.findings.map((finding) => ({ projectId: null, ...finding }));
  return { ...upload, outcome: { ...outcome, findings, findingCount: findings.length } };
}
