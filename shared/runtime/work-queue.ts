/**
 * Works a batch of a stage's queue and says which messages come again. Bundles of one books are worked in order: after
 * one that failed, the later ones of its books fail with it. A message that no try can work is dead-lettered at once,
 * with its reason, instead of holding its books up. A run that is cut off would work all of its messages again: what is not begun
 * in its first two thirds is given back.
 */
import * as z from "zod";
import type { QueueEvent } from "../contracts/events/lambda-events.ts";
import { issueText } from "../contracts/values/issue-text.ts";
import type { Books } from "../domain/values/books.ts";
import { Failure } from "../domain/values/failure.ts";
import type { FailureQueue } from "../ports/queues.ts";
import { leastShareOfTime, type TimeLeft } from "./lambda-handler.ts";
import { type Log, type LogFields, withLogFields } from "./log.ts";

export interface BatchAnswer {
  readonly batchItemFailures: { readonly itemIdentifier: string }[];
}

export interface QueueWork<Bundle> {
  /** Reads a body; throws when it is none that this stage understands. */
  readonly read: (body: string) => Bundle;
  readonly work: (bundle: Bundle) => Promise<void>;
  readonly failureQueue: FailureQueue;
  readonly log: Log;
  readonly timeLeft: TimeLeft;
}

type Message = QueueEvent["Records"][number];

export async function workQueue<Bundle extends { readonly books: Books }>(
  { Records }: QueueEvent,
  { read, work, failureQueue, log, timeLeft }: QueueWork<Bundle>,
): Promise<BatchAnswer> {
  const least = timeLeft() * leastShareOfTime;
  const failed = new Set<string>();
  const heldUp = new Set<string>();
  let isAllHeldUp = false;
  for (const [at, message] of Records.entries()) {
    if (at > 0 && timeLeft() < least) {
      const left = Records.slice(at);
      log.info("A batch stops before its time is up; the rest comes again", { messages: left.length });
      for (const { messageId } of left) failed.add(messageId);
      break;
    }
    let books: Books | null = null;
    try {
      const bundle = bundleOf(message, read);
      ({ books } = bundle);
      if (isAllHeldUp || heldUp.has(nameOf(books))) failed.add(message.messageId);
      else await withLogFields(aboutBundle(bundle, message), () => work(bundle));
    } catch (error) {
      if (await isDeadLettered(message, books, error, failureQueue, log)) continue;
      failed.add(message.messageId);
      // Of one that cannot be read, nobody knows whom it comes before.
      if (books === null) isAllHeldUp = true;
      else heldUp.add(nameOf(books));
    }
  }
  return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Whose bundle is worked, and of which upload where it tells of one. */
function aboutBundle({ books, ...bundle }: { readonly books: Books }, { messageId }: Message): LogFields {
  const uploads = uploadsNamed.safeParse(bundle).data ?? [];
  return { ...books, messageId, ...(uploads.length === 0 ? {} : { uploadId: uploads.join(" ") }) };
}

const uploadsNamed = z
  .object({ events: z.array(z.object({ uploadId: z.string().optional() })) })
  .transform(({ events }) => [...new Set(events.flatMap(({ uploadId }) => uploadId ?? []))]);

function bundleOf<Bundle>({ body }: Message, read: (body: string) => Bundle): Bundle {
  try {
    return read(body);
  } catch (error) {
    throw new Failure(`The message is no bundle that this stage knows: ${issueText(error).en}`, {
      code: "message-unknown",
      retryable: false,
      // A syntax error quotes what it stumbled over, and this is written to the log.
      ...(error instanceof SyntaxError ? {} : { cause: error }),
    });
  }
}

async function isDeadLettered(
  { messageId, body }: Message,
  books: Books | null,
  failure: unknown,
  failureQueue: FailureQueue,
  log: Log,
): Promise<boolean> {
  const about = { ...books, messageId };
  if (!(failure instanceof Failure) || failure.retryable) {
    log.error("A message failed and will come again", failure, about);
    return false;
  }
  log.error("A message can never be worked and is dead-lettered", failure, about);
  try {
    await failureQueue.put({ id: messageId, books, body }, { code: failure.code, message: failure.message });
    return true;
  } catch (error) {
    log.error("A message could not be dead-lettered and will come again", error, about);
    return false;
  }
}

function nameOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
