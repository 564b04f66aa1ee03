/** The outbox without a table. What was told is read back the way the stream gives it: from JSON text, parsed. */
import { type OutboxBundle, outboxBundle, type ReceivedBundle } from "../../shared/contracts/outbox.ts";

export class MemoryOutbox {
  readonly #texts = new Map<string, string>();

  has(id: string): boolean {
    return this.#texts.has(id);
  }

  put(bundle: OutboxBundle): void {
    this.#texts.set(bundle.id, JSON.stringify(bundle));
  }

  /** In the order in which they were written. */
  told(): ReceivedBundle[] {
    return [...this.#texts.values()].map((text) => outboxBundle.parse(JSON.parse(text)));
  }
}
