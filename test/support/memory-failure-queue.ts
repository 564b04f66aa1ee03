import type { DeadLetter, FailureQueue, FailureReason } from "../../shared/ports/queues.ts";

/** A failure queue in memory. */
export class MemoryFailureQueue implements FailureQueue {
  readonly messages: (DeadLetter & { readonly reason: FailureReason })[] = [];

  isBroken = false;

  put(message: DeadLetter, reason: FailureReason): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error("The queue does not answer"));
    this.messages.push({ ...message, reason });
    return Promise.resolve();
  }
}
