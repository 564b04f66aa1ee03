/** Uploads in a folder. The version of a file is the hash of its bytes, so nothing is ever overwritten. */
import { join } from "node:path";
import { type FileReference, maxUploadBytes } from "../../shared/domain/uploads/upload.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FileStore, StoredFile } from "../../shared/ports/file-store.ts";
import { sha256Of } from "../../shared/runtime/sha256.ts";
import { readLimited } from "./read-file.ts";
import { createFile } from "./write-file.ts";

export class FolderFileStore implements FileStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(key: string, bytes: Uint8Array): Promise<FileReference> {
    const file = { key, version: sha256Of(bytes) };
    await createFile(this.#path(file), bytes);
    return file;
  }

  /** @throws Failure `file-missing`, or `file-altered` when the bytes are not those that were stored. */
  async read(file: FileReference): Promise<StoredFile> {
    const bytes = await this.#bytes(file);
    const found = sha256Of(bytes);
    if (found === file.version) return { bytes, sha256: found };
    throw altered(this.#path(file), file);
  }

  async #bytes(file: FileReference): Promise<Uint8Array> {
    const path = this.#path(file);
    const reading = await readLimited(path, maxUploadBytes, true);
    switch (reading.kind) {
      case "read":
        return reading.bytes;
      case "gone":
        throw failure(
          "file-missing",
          file,
          `The stored file ${path} is gone.`,
          "Restore it from a backup or send it again.",
        );
      case "too-large":
      case "changing":
      case "no-file":
        throw altered(path, file);
      case "locked":
      case "unreadable": {
        const code = reading.kind === "locked" ? "locked" : reading.code;
        throw failure(
          "file-unreadable",
          file,
          `The stored file ${path} cannot be read (${code}).`,
          "Check its permissions and the disk.",
        );
      }
    }
  }

  /** By hash alone: names may be long, odd or alike. */
  #path({ version }: FileReference): string {
    return join(this.#folder, version.slice(0, 2), version);
  }
}

function altered(path: string, file: FileReference): Failure {
  return failure(
    "file-altered",
    file,
    `The stored file ${path} was altered: it should hash to ${file.version}.`,
    "Restore it from a backup.",
  );
}

function failure(code: string, { key }: FileReference, what: string, remedy: string): Failure {
  return new Failure(`${what} ${remedy}`, { code, retryable: false, context: { key } });
}
