import type { BundleQueue, QueuedBundle } from "../../shared/ports/queues.ts";

/** A stage's queue in memory, which takes a bundle once for its id. */
export class MemoryBundleQueue implements BundleQueue {
  readonly bundles: QueuedBundle[] = [];

  isBroken = false;

  put(bundle: QueuedBundle): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error("The queue does not answer"));
    if (!this.bundles.some(({ id }) => id === bundle.id)) this.bundles.push(bundle);
    return Promise.resolve();
  }
}
