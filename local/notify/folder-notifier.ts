/**
 * Notices as letters in a folder, one .eml file for each, which any mail program opens. The file is
 * named by the notice, so the same notice delivered twice is one letter.
 */
import { join } from "node:path";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { Letter, Notifier } from "../../shared/ports/notice-store.ts";
import { createFile } from "../storage/write-file.ts";
import { letterId, mimeLetter } from "./mime-letter.ts";

export class FolderNotifier implements Notifier {
  readonly #folder: string;
  readonly #from: string;
  readonly #announce: (notice: Notice) => void;

  /** @param announce is called once for each new letter. */
  constructor(folder: string, from: string, announce: (notice: Notice) => void) {
    this.#folder = folder;
    this.#from = from;
    this.#announce = announce;
  }

  async deliver(letter: Letter): Promise<void> {
    const path = join(this.#folder, `${letterId(letter.notice)}.eml`);
    if (await createFile(path, await mimeLetter(letter, this.#from))) this.#announce(letter.notice);
  }
}
