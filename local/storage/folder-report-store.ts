/** Rendered reports as files in a folder, where people find them. */
import { join } from "node:path";
import type { ReportStore } from "../../shared/ports/report-store.ts";
import { replaceFile } from "./write-file.ts";

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
