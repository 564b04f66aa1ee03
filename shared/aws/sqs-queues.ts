/** The queues of a stage on SQS, and text as SQS takes it: it refuses a whole message for one character that XML has not. */
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Books } from "../domain/values/books.ts";
import type { BundleQueue, DeadLetter, FailureQueue, FailureReason, QueuedBundle } from "../ports/queues.ts";
import { sha256Of } from "../runtime/sha256.ts";

/** SQS counts attributes into a message's 1 MiB; a reason is a sentence or two. */
const maxReasonLength = 1_000;

/** The group of messages that do not say whose they are. */
const unread = "unread";

/** Holds a message as it came, its reason beside it as attributes. */
export class SqsFailureQueue implements FailureQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async put({ id, books, body }: DeadLetter, { code, message }: FailureReason): Promise<void> {
    const order = {
      MessageGroupId: books === null ? unread : groupOf(books),
      MessageDeduplicationId: sha256Of(id),
    };
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#queueUrl,
        MessageBody: jsonMessage(body),
        MessageAttributes: {
          code: { DataType: "String", StringValue: code },
          reason: { DataType: "String", StringValue: plainMessage(message.slice(0, maxReasonLength)) },
        },
        ...(this.#queueUrl.endsWith(".fifo") ? order : {}),
      }),
    );
  }
}

/** A stage's FIFO queue on SQS: one group for each books, so that its bundles are worked one after the other. */
export class SqsBundleQueue implements BundleQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async put({ id, books, body }: QueuedBundle): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#queueUrl,
        MessageBody: jsonMessage(body),
        MessageGroupId: groupOf(books),
        // Ids hold names of any length; SQS takes 128 characters.
        MessageDeduplicationId: sha256Of(id),
      }),
    );
  }
}

/**
 * Text as SQS takes it: it refuses a whole message for one character that XML has not. JSON leaves U+FFFE and U+FFFF
 * as they are; written as escapes inside its strings they are the same JSON. An item of the outbox is 400 KB at most,
 * and six letters for three bytes keep it below the 1 MiB of a message.
 */
export function jsonMessage(json: string): string {
  return json.replace(/[\uFFFE\uFFFF]/g, (each) =>
    each === "\uFFFE" ? String.raw`\uFFFE` : String.raw`\uFFFF`,
  );
}

/** Words for a person: such a character is shown as one that could not be read. */
export function plainMessage(text: string): string {
  return text.toWellFormed().replace(/[^\t\n\r\u0020-\uFFFD]/g, "\uFFFD");
}

/** What keeps the order of one books. */
function groupOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
