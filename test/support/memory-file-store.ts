/** Files in memory. A name may be used again: each storing is a version of its own, and "" means the latest. */
import { createHash } from "node:crypto";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { FileReference } from "../../shared/domain/uploads/upload.ts";
import type { FileStore, StoredFile } from "../../shared/ports/file-store.ts";

export class MemoryFileStore implements FileStore {
  #isBroken = false;
  readonly #versions = new Map<string, Uint8Array[]>();

  versionsOf(key: string): number {
    return this.#versions.get(key)?.length ?? 0;
  }

  /** The next reading fails as a network does. */
  breakOnce(): void {
    this.#isBroken = true;
  }

  /** Text is stored as UTF-8. */
  store(key: string, content: string | Uint8Array): FileReference {
    const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
    const versions = [...(this.#versions.get(key) ?? []), bytes];
    this.#versions.set(key, versions);
    return { key, version: `v${versions.length}` };
  }

  put(key: string, bytes: Uint8Array): Promise<FileReference> {
    return Promise.resolve(this.store(key, bytes));
  }

  read({ key, version }: FileReference): Promise<StoredFile> {
    if (this.#isBroken) {
      this.#isBroken = false;
      return Promise.reject(new Error("The connection was reset"));
    }
    const versions = this.#versions.get(key) ?? [];
    const bytes = version === "" ? versions.at(-1) : versions.find((_, at) => version === `v${at + 1}`);
    if (bytes === undefined) {
      const message = `No file lies under ${key} (version ${version}); put it there first.`;
      return Promise.reject(
        new Failure(message, { code: "file-missing", retryable: false, context: { key, version } }),
      );
    }
    return Promise.resolve({ bytes, sha256: createHash("sha256").update(bytes).digest("hex") });
  }
}
