/** The failure queue of a stage: the message as it came, its reason beside it as attributes. */
import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { FailureQueue, FailureReason } from "../ports/failure-queue.ts";

/** SQS counts attributes into a message's 1 MiB; a reason is a sentence or two. */
const maxReasonLength = 1_000;

export class SqsFailureQueue implements FailureQueue {
  readonly #client: SQSClient;
  readonly #queueUrl: string;

  constructor(client: SQSClient, queueUrl: string) {
    this.#client = client;
    this.#queueUrl = queueUrl;
  }

  async park(body: string, { code, message }: FailureReason): Promise<void> {
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#queueUrl,
        MessageBody: body,
        MessageAttributes: {
          code: { DataType: "String", StringValue: code },
          reason: { DataType: "String", StringValue: message.slice(0, maxReasonLength) },
        },
      }),
    );
  }
}
