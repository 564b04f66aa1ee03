/** The failure queue of a stage: the message as it came, its reason beside it as attributes. */
import { createHash } from "node:crypto";
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { DeadLetter, FailureQueue, FailureReason } from "../ports/failure-queue.ts";
import { groupOf, jsonMessage, plainMessage } from "./message-text.ts";

/** SQS counts attributes into a message's 1 MiB; a reason is a sentence or two. */
const maxReasonLength = 1_000;

/** The group of messages that do not say whose they are. */
const unread = "unread";

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
      MessageDeduplicationId: createHash("sha256").update(id).digest("hex"),
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
