/** A stage's FIFO queue on SQS: one group for each books, so that its bundles are worked one after the other. */
import { createHash } from "node:crypto";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { BundleQueue, QueuedBundle } from "../ports/bundle-queue.ts";
import { groupOf, jsonMessage } from "./message-text.ts";

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
        MessageDeduplicationId: createHash("sha256").update(id).digest("hex"),
      }),
    );
  }
}
