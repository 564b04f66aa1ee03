/** Snapshot files in memory, which a test may damage. */
import type { SnapshotFiles } from "../../shared/ports/snapshot-store.ts";

export class MemorySnapshotFiles implements SnapshotFiles {
  readonly stored = new Map<string, Uint8Array>();

  put(key: string, bytes: Uint8Array): Promise<void> {
    if (!this.stored.has(key)) this.stored.set(key, bytes);
    return Promise.resolve();
  }

  read(key: string): Promise<Uint8Array | null> {
    return Promise.resolve(this.stored.get(key) ?? null);
  }
}
