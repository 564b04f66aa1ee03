/** Reports in memory. */
import type { ReportStore } from "../../shared/ports/file-store.ts";

export class MemoryReportStore implements ReportStore {
  readonly files = new Map<string, { readonly bytes: Uint8Array; readonly contentType: string }>();

  put(key: string, file: { readonly bytes: Uint8Array; readonly contentType: string }): Promise<void> {
    this.files.set(key, file);
    return Promise.resolve();
  }
}
