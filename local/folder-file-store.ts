/** Uploads in a folder. The version of a file is the hash of its bytes, so nothing is ever overwritten. */
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Failure } from "../shared/domain/failure.ts";
import type { FileReference } from "../shared/domain/upload.ts";
import type { FileStore, StoredFile } from "../shared/ports/file-store.ts";
import { createFile, hasCode } from "./write-file.ts";

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
    throw new Failure(
      `The stored file ${this.#path(file)} was altered: it should hash to ${file.version}. Restore it from a backup.`,
      {
        code: "file-altered",
        retryable: false,
        context: { key: file.key },
      },
    );
  }

  async #bytes(file: FileReference): Promise<Uint8Array> {
    try {
      return await readFile(this.#path(file));
    } catch (error) {
      if (!hasCode(error, "ENOENT")) throw error;
      throw new Failure(
        `The stored file ${this.#path(file)} is gone. Restore it from a backup or send it again.`,
        {
          code: "file-missing",
          retryable: false,
          context: { key: file.key },
          cause: error,
        },
      );
    }
  }

  /** By hash alone: names may be long, odd or alike. */
  #path({ version }: FileReference): string {
    return join(this.#folder, version.slice(0, 2), version);
  }
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
