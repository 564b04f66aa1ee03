/** The failure queue of one PC: a file for each message that no try can work, with the reason beside it. */
import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { DeadLetter, FailureQueue, FailureReason } from "../../shared/ports/queues.ts";
import { replaceFile } from "./write-file.ts";

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
