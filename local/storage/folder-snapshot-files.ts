/**
 * Snapshots as read-only files in a folder. The mode keeps slips away, not a will: the hash of each is in the
 * ledger and in the snapshot after it, and `monitor snapshot verify` holds them against each other.
 */
import { chmod, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { SnapshotFiles } from "../../shared/ports/snapshot-store.ts";
import { createFile, hasCode } from "./write-file.ts";

const readOnly = 0o444;

export class FolderSnapshotFiles implements SnapshotFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#folder, key);
    await createFile(path, bytes);
    await chmod(path, readOnly);
  }

  async read(key: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.#folder, key));
    } catch (error) {
      if (hasCode(error, "ENOENT")) return null;
      throw error;
    }
  }
}
