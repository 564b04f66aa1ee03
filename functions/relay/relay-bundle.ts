/** Passes one bundle of the outbox on, as it was stored, to every stage that waits for its topic. */
import { envelopeOf } from "../../shared/contracts/events/outbox.ts";
import { type Stage, subscribersOf } from "../../shared/contracts/events/subscriptions.ts";
import { issueText } from "../../shared/contracts/values/issue-text.ts";
import { Failure } from "../../shared/domain/values/failure.ts";
import type { BundleQueue } from "../../shared/ports/queues.ts";

export type StageQueues = Readonly<Record<Stage, BundleQueue>>;

/**
 * A repetition after half of the queues took it changes nothing: each knows the bundle by its id.
 * @returns whose queues it is in.
 * @throws Failure `bundle-unreadable` of a text that no try can pass on.
 */
export async function relayBundle(text: string, queues: StageQueues): Promise<Stage[]> {
  const { id, topic, books } = read(text);
  const subscribers = subscribersOf(topic);
  await Promise.all(subscribers.map((stage) => queues[stage].put({ id, books, body: text })));
  return subscribers;
}

function read(text: string) {
  try {
    return envelopeOf(text);
  } catch (error) {
    throw new Failure(`An item of the outbox is no bundle: ${issueText(error).en}`, {
      code: "bundle-unreadable",
      retryable: false,
      ...(error instanceof SyntaxError ? {} : { cause: error }),
    });
  }
}
