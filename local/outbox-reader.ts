/**
 * Brings the events of the outbox to the stages as the queues of the cloud do: each stage on its own from where it
 * stood, the events of one books in order, and what fails keeps up no other books. A position moves on when all of a
 * batch is done, so that after a crash a stage sees at least everything it has not finished; its work is idempotent.
 */
import { join } from "node:path";
import * as z from "zod";
import { books as booksSchema } from "../shared/contracts/primitives.ts";
import type { BatchAnswer } from "../shared/runtime/work-queue.ts";
import type { NumberedBundle } from "../shared/sqlite/sqlite-outbox.ts";
import { replaceFile } from "./write-file.ts";

/** Events in the order of their numbers, and how far each stage has come. */
export interface OutboxReading {
  readAfter(number: number, limit: number): Promise<NumberedBundle[]>;
  position(consumer: string): Promise<number>;
  advance(consumer: string, number: number): Promise<void>;
  prune(now: string): Promise<void>;
}

export interface Consumer {
  readonly stage: string;
  /** Works them in order. A failed one is named by its number, and nothing after it counts as done. */
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
    for (const consumer of this.#options.consumers) read += await this.#advance(consumer);
    return read;
  }

  async #advance(consumer: Consumer): Promise<number> {
    const { outbox } = this.#options;
    const position = await outbox.position(consumer.stage);
    const bundles = await outbox.readAfter(position, batchLimit);
    const last = bundles.at(-1);
    if (last === undefined) return 0;
    for (const queue of Map.groupBy(bundles, booksOf).values()) await this.#work(consumer, queue);
    await outbox.advance(consumer.stage, last.number);
    return bundles.length;
  }

  /** The events of one books, one after the other; one that cannot be worked is set aside, and the next come. */
  async #work(consumer: Consumer, queue: readonly NumberedBundle[]): Promise<void> {
    let [left, tries] = [queue, 0];
    while (left.length > 0) {
      const { batchItemFailures } = await consumer.handle(left);
      const failed = left.findIndex(({ number }) => `${number}` === batchItemFailures[0]?.itemIdentifier);
      if (failed < 0) return;
      tries = failed === 0 ? tries + 1 : 1;
      const [first, ...rest] = left.slice(failed);
      if (first === undefined) return;
      if (tries >= maxTries) await this.#setAside(consumer, first);
      [left, tries] = tries >= maxTries ? [rest, 0] : [[first, ...rest], tries];
    }
  }

  async #setAside({ stage }: Consumer, { number, data }: NumberedBundle): Promise<void> {
    await replaceFile(join(this.#options.failedFolder, `${stage}-${number}.json`), data);
  }
}

const ofBooks = z.object({ books: booksSchema });

/** What tells of no books is a queue of its own. */
function booksOf({ id, data }: NumberedBundle): string {
  try {
    const { books } = ofBooks.parse(JSON.parse(data));
    return `${books.office}/${books.fiscalYear}`;
  } catch {
    return id;
  }
}
