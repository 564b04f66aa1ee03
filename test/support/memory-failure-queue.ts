import type { DeadLetter, FailureQueue, FailureReason } from "../../shared/ports/queues.ts";

/** A failure queue in memory. */
export class MemoryFailureQueue implements FailureQueue {
  readonly letters: (DeadLetter & { readonly reason: FailureReason })[] = [];

  isBroken = false;

  put(letter: DeadLetter, reason: FailureReason): Promise<void> {
    if (this.isBroken) return Promise.reject(new Error("The queue does not answer"));
    this.letters.push({ ...letter, reason });
    return Promise.resolve();
  }
}
