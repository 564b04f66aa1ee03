/**
 * Brings the events of the outbox to the stages as the relay and the queues of the cloud do: to each stage the topics
 * that it subscribes to, from where it stood, the events of one books in order; what fails keeps up no other books. A
 * position moves on when all of a batch is done, so that after a crash a stage sees at least everything it has not
 * finished; its work is idempotent.
 */
import { join } from "node:path";
import type { BundleEnvelope } from "../../shared/contracts/events/outbox.ts";
import { type Stage, subscribersOf } from "../../shared/contracts/events/subscriptions.ts";
import type { BatchAnswer } from "../../shared/runtime/work-queue.ts";
import type { NumberedBundle } from "../../shared/sqlite/sqlite-outbox.ts";
import type { OutboxReading } from "../storage/open-storage.ts";
import { replaceFile } from "../storage/write-file.ts";

export interface Consumer {
  readonly stage: Stage;
  /** Works them in order. Those that failed are named by their numbers, and come again. */
  readonly handle: (bundles: readonly NumberedBundle[]) => Promise<BatchAnswer>;
}

interface ReaderOptions {
  readonly outbox: OutboxReading;
  /** Where a bundle is set aside that no try could work. */
  readonly failedFolder: string;
  readonly consumers: readonly Consumer[];
}

/** As many tries as a queue of the cloud makes before it sets a message aside. */
const maxTries = 5;
const batchLimit = 100;

export class OutboxReader {
  readonly #options: ReaderOptions;

  constructor(options: ReaderOptions) {
    this.#options = options;
  }

  /** Works everything that waits, also what the stages told each other meanwhile. */
  async drain(): Promise<void> {
    while ((await this.#readOnce()) > 0);
  }

  async #readOnce(): Promise<number> {
    let read = 0;
    const batches = new Map<number, Promise<ReadBundle[]>>();
    for (const consumer of this.#options.consumers) read += await this.#advance(consumer, batches);
    return read;
  }

  /** @param batches what was read from each position: the stages mostly stand at the same one. */
  async #advance(consumer: Consumer, batches: Map<number, Promise<ReadBundle[]>>): Promise<number> {
    const { outbox } = this.#options;
    const position = await outbox.position(consumer.stage);
    const batch = batches.get(position) ?? this.#readAfter(position);
    batches.set(position, batch);
    const bundles = await batch;
    const last = bundles.at(-1);
    if (last === undefined) return 0;
    const queues = Map.groupBy(await this.#subscribed(consumer, bundles), ({ books }) => books);
    for (const queue of queues.values()) await this.#work(consumer, queue);
    await outbox.advance(consumer.stage, last.number);
    return bundles.length;
  }

  async #readAfter(position: number): Promise<ReadBundle[]> {
    const bundles = await this.#options.outbox.readAfter(position, batchLimit);
    return Promise.all(bundles.map(async (bundle) => ({ ...bundle, envelope: await readEnvelope(bundle) })));
  }

  /** What is no bundle at all, no stage can work: it is set aside once, as the relay of the cloud does. */
  async #subscribed({ stage }: Consumer, bundles: readonly ReadBundle[]): Promise<QueuedBundle[]> {
    const queued: QueuedBundle[] = [];
    for (const { envelope, ...bundle } of bundles) {
      if (envelope === null) await this.#setAside("relay", bundle);
      else if (subscribersOf(envelope.topic).includes(stage))
        queued.push({ ...bundle, books: `${envelope.books.office}/${envelope.books.fiscalYear}` });
    }
    return queued;
  }

  /** The events of one books, one after the other; one that cannot be worked is set aside, and the next come. */
  async #work(consumer: Consumer, queue: readonly QueuedBundle[]): Promise<void> {
    let [left, tries] = [queue, 0];
    while (left.length > 0) {
      const failed = failedOf(left, await consumer.handle(left));
      const [first, ...rest] = failed;
      if (first === undefined) return;
      tries = first === left[0] ? tries + 1 : 1;
      if (tries >= maxTries) await this.#setAside(consumer.stage, first);
      [left, tries] = tries >= maxTries ? [rest, 0] : [failed, tries];
    }
  }

  async #setAside(stage: Stage | "relay", { number, data }: NumberedBundle): Promise<void> {
    await replaceFile(join(this.#options.failedFolder, `${stage}-${number}.json`), data);
  }
}

interface ReadBundle extends NumberedBundle {
  readonly envelope: BundleEnvelope | null;
}

interface QueuedBundle extends NumberedBundle {
  readonly books: string;
}

/** A name that was not among those given says nothing of which is done: then all of them come again. */
function failedOf(
  given: readonly QueuedBundle[],
  { batchItemFailures }: BatchAnswer,
): readonly QueuedBundle[] {
  const named = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const failed = given.filter(({ number }) => named.has(`${number}`));
  return failed.length === named.size ? failed : given;
}

async function readEnvelope({ data }: NumberedBundle): Promise<BundleEnvelope | null> {
  // The shapes of all events: most commands find none.
  const { envelopeOf } = await import("../../shared/contracts/events/outbox.ts");
  try {
    return envelopeOf(data);
  } catch {
    return null;
  }
}
