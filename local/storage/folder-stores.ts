/**
 * Snapshots, reports and dead letters of one PC as files in folders. Snapshots are read-only: the mode keeps slips away,
 * not a will. The hash of each is in the ledger and in the snapshot after it, and `monitor snapshot verify` compares them.
 */
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { DeadLetter, FailureQueue, FailureReason } from "../../shared/ports/queues.ts";
import type { ReportStore } from "../../shared/ports/file-store.ts";
import type { SnapshotFiles } from "../../shared/ports/snapshot-store.ts";
import { makeReadOnly } from "../../shared/runtime/platform.ts";
import { codeOf } from "./read-file.ts";
import { createFile, replaceFile } from "./write-file.ts";

export class FolderSnapshotFiles implements SnapshotFiles {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put(key: string, bytes: Uint8Array): Promise<void> {
    const path = join(this.#folder, key);
    await createFile(path, bytes);
    await makeReadOnly(path);
  }

  async read(key: string): Promise<Uint8Array | null> {
    try {
      return await readFile(join(this.#folder, key));
    } catch (error) {
      if (codeOf(error) === "ENOENT") return null;
      throw error;
    }
  }
}

/** Rendered reports, where people find them. */
export class FolderReportStore implements ReportStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** A report that is written again has the same bytes. */
  async put(key: string, { bytes }: { readonly bytes: Uint8Array }): Promise<void> {
    await replaceFile(join(this.#folder, key), bytes);
  }
}

/** A file for each message that no try can work, with the reason beside it. */
export class FolderFailureQueue implements FailureQueue {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async put({ id, books, body }: DeadLetter, reason: FailureReason): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const name = createHash("sha256").update(id).digest("hex").slice(0, 16);
    await replaceFile(join(this.#folder, `${name}.json`), JSON.stringify({ reason, books, body }, null, 2));
  }
}
