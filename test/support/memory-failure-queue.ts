import type { FailureQueue, FailureReason } from "../../shared/ports/failure-queue.ts";

/** A failure queue in memory. */
export class MemoryFailureQueue implements FailureQueue {
  readonly parked: { readonly body: string; readonly reason: FailureReason }[] = [];

  isBroken = false;

  park(body: string, reason: FailureReason): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error("The queue does not answer"));
    this.parked.push({ body, reason });
    return Promise.resolve();
  }
}
