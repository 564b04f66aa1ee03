/** The outbox without a table. What was told is read back the way the stream gives it: from JSON text, parsed. */
import { type OutboxBundle, outboxBundle, type ReceivedBundle } from "../../shared/contracts/outbox.ts";
import type { Outbox } from "../../shared/ports/outbox.ts";

export class MemoryOutbox implements Outbox {
  readonly #bundles = new Map<string, OutboxBundle>();

  has(id: string): boolean {
    return this.#bundles.has(id);
  }

  put(bundle: OutboxBundle): void {
    this.#bundles.set(bundle.id, bundle);
  }

  /** As a stream that drops a record: a planted bug of test/simulation. */
  forget(id: string): void {
    this.#bundles.delete(id);
  }

  tell(bundle: OutboxBundle): Promise<boolean> {
    if (this.has(bundle.id)) return Promise.resolve(false);
    this.put(bundle);
    return Promise.resolve(true);
  }

  /** As they were written. */
  written(): OutboxBundle[] {
    return [...this.#bundles.values()];
  }

  /** In the order in which they were written. */
  told(): ReceivedBundle[] {
    return [...this.#bundles.values()].map((bundle) =>
      outboxBundle.parse(JSON.parse(JSON.stringify(bundle))),
    );
  }
}
