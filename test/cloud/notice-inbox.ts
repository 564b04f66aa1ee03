/** A queue of its own that is subscribed to the notices topic, as somebody's mailbox would be. */
import { randomUUID } from "node:crypto";
import { SubscribeCommand, UnsubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SetQueueAttributesCommand,
} from "@aws-sdk/client-sqs";
import { eventually, output, sns, sqs } from "./deployed-cloud.ts";
import { paragraphsOf } from "./expected-events.ts";

export interface ReceivedNotice {
  readonly text: string;
  readonly attributes: Readonly<Record<string, string>>;
}

const topicArn = output("pipeline", "NoticesTopic");

export type NoticeFilter = Readonly<Record<string, readonly string[]>>;

export class NoticeInbox {
  readonly #queueUrl: string;
  readonly #subscription: string;
  readonly #received: ReceivedNotice[] = [];

  private constructor(queueUrl: string, subscription: string) {
    this.#queueUrl = queueUrl;
    this.#subscription = subscription;
  }

  /** @param filter by message attributes, as SNS writes them; null takes every notice. */
  static async open(filter: NoticeFilter | null): Promise<NoticeInbox> {
    const { QueueUrl = "" } = await sqs.send(new CreateQueueCommand({ QueueName: `inbox-${randomUUID()}` }));
    const requested = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["QueueArn"] }),
    );
    const queueArn = requested.Attributes?.["QueueArn"] ?? "";
    const policy = JSON.stringify(onlyFrom(topicArn, queueArn));
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy: policy } }));
    const { SubscriptionArn = "" } = await sns.send(
      new SubscribeCommand({
        TopicArn: topicArn,
        Protocol: "sqs",
        Endpoint: queueArn,
        ReturnSubscriptionArn: true,
        Attributes: {
          RawMessageDelivery: "true",
          ...(filter === null ? {} : { FilterPolicy: JSON.stringify(filter) }),
        },
      }),
    );
    return new NoticeInbox(QueueUrl, SubscriptionArn);
  }

  /** Everything that came so far, once it is enough. */
  until(isEnough: (received: readonly ReceivedNotice[]) => boolean): Promise<readonly ReceivedNotice[]> {
    return eventually(async () => {
      if (!isEnough(this.#received)) await this.#receive();
      return isEnough(this.#received) ? this.#received : null;
    });
  }

  /** What was told of alerts and files, once it is so much, in the order of the alphabet. */
  async news(count: number): Promise<readonly string[]> {
    const received = await this.until((notices) => notices.flatMap(newsOf).length >= count);
    return received.flatMap(newsOf).toSorted();
  }

  /** Everything that came by now, with nothing left in the queue. */
  async emptied(): Promise<readonly ReceivedNotice[]> {
    let count = 0;
    do count = await this.#receive();
    while (count > 0);
    return this.#received;
  }

  async close(): Promise<void> {
    await sns.send(new UnsubscribeCommand({ SubscriptionArn: this.#subscription }));
    await sqs.send(new DeleteQueueCommand({ QueueUrl: this.#queueUrl }));
  }

  async #receive(): Promise<number> {
    const QueueUrl = this.#queueUrl;
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        MessageAttributeNames: ["All"],
      }),
    );
    for (const { Body = "", ReceiptHandle, MessageAttributes = {} } of Messages) {
      const attributes: [string, string][] = Object.entries(MessageAttributes).map(
        ([name, { StringValue = "" }]) => [name, StringValue],
      );
      this.#received.push({ text: Body, attributes: Object.fromEntries(attributes) });
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
    }
    return Messages.length;
  }
}

function newsOf({ text }: ReceivedNotice): readonly string[] {
  return paragraphsOf(text);
}

/** Each of them once: the ids by which a channel drops what it has. */
export function isTwice(received: readonly ReceivedNotice[]): boolean {
  return new Set(received.map(({ attributes }) => attributes["noticeId"])).size < received.length;
}

function onlyFrom(topic: string, queue: string): object {
  const mayWrite = {
    Effect: "Allow",
    Principal: { Service: "sns.amazonaws.com" },
    Action: "sqs:SendMessage",
  };
  const Condition = { ArnEquals: { "aws:SourceArn": topic } };
  return { Version: "2012-10-17", Statement: [{ ...mayWrite, Resource: queue, Condition }] };
}
