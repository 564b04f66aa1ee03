/** The ways of a notice out of AWS: onto a bus for another system, to persons by SES, to subscribers by SNS. */
import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { SendEmailCommand, type SESv2Client } from "@aws-sdk/client-sesv2";
import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import { noticeToJson } from "../contracts/stored/stored-notice.ts";
import { destinationText, letterTag, highestSeverity } from "../domain/notices/notice.ts";
import { Failure } from "../domain/values/failure.ts";
import type { Message, Notifier } from "../ports/notice-store.ts";
import { sha256Of } from "../runtime/sha256.ts";
import { noticeDetailType, noticeSource } from "./notice-event.ts";

/** Notices for another system: put on a bus, whose rule hands them to the address that the settings name. */
export class EventBusNotifier implements Notifier {
  readonly #client: EventBridgeClient;
  readonly #bus: string;

  constructor(client: EventBridgeClient, bus: string) {
    this.#client = client;
    this.#bus = bus;
  }

  async deliver({ notice }: Message): Promise<void> {
    const { Entries = [] } = await this.#client.send(
      new PutEventsCommand({
        Entries: [
          {
            EventBusName: this.#bus,
            Source: noticeSource,
            DetailType: noticeDetailType,
            Detail: JSON.stringify(noticeToJson(notice)),
          },
        ],
      }),
    );
    const code = Entries[0]?.ErrorCode;
    if (code === undefined) return;
    throw new Failure(`The bus took no notice (${code}); it is tried again.`, {
      code: "bus-refused",
      retryable: true,
      context: { reason: code },
    });
  }
}

const utf8 = "UTF-8";

interface LetterSender {
  readonly from: string;
  /** By which SES tells of letters that come back. */
  readonly configurationSet: string;
}

/**
 * Letters to persons through SES, as text and as a page. SES gives a letter its Message-ID; ours goes beside it as tags, which SES
 * says again when the letter comes back.
 */
export class SesNotifier implements Notifier {
  readonly #client: SESv2Client;
  readonly #sender: LetterSender;

  constructor(client: SESv2Client, sender: LetterSender) {
    this.#client = client;
    this.#sender = sender;
  }

  async deliver({ notice, subject, text, html }: Message): Promise<void> {
    const { office, fiscalYear } = notice.books;
    const tags = { office, fiscalYear: `${fiscalYear}`, notice: letterTag(notice, sha256Of) };
    await this.#client.send(
      new SendEmailCommand({
        FromEmailAddress: this.#sender.from,
        ConfigurationSetName: this.#sender.configurationSet,
        EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
        Destination: { ToAddresses: [destinationText(notice.to)] },
        Content: {
          Simple: {
            Subject: { Data: subject, Charset: utf8 },
            Body: { Text: { Data: text, Charset: utf8 }, Html: { Data: html, Charset: utf8 } },
            // A person's mail program answers nobody with "out of office".
            Headers: [{ Name: "Auto-Submitted", Value: "auto-generated" }],
          },
        },
      }),
    );
  }
}

/** SNS refuses a longer subject, and any but ASCII in it: the whole subject opens the message instead. */
const subject = "Budget execution monitor";

/** SNS takes 256 KB with the attributes; a digest of 100 long matters may have more. */
const mostBytes = 250_000;

/** Notices as messages of a topic; subscribers may filter by office, department and severity. */
export class SnsNotifier implements Notifier {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async deliver({ notice, text }: Message): Promise<void> {
    const severity = highestSeverity(notice);
    const department = notice.to.kind === "topic" ? notice.to.department : null;
    const attributes = {
      noticeId: notice.id,
      kind: notice.kind,
      office: notice.books.office,
      fiscalYear: `${notice.books.fiscalYear}`,
      ...(department === null ? {} : { department }),
      ...(severity === null ? {} : { severity }),
    };
    await this.#client.send(
      new PublishCommand({
        TopicArn: this.#topicArn,
        Subject: subject,
        Message: cut(text),
        MessageAttributes: Object.fromEntries(
          Object.entries(attributes).map(([name, value]) => [
            name,
            { DataType: "String", StringValue: value },
          ]),
        ),
      }),
    );
  }
}

function cut(text: string): string {
  const bytes = new TextEncoder().encode(text);
  if (bytes.length <= mostBytes) return text;
  const kept = new TextDecoder().decode(bytes.subarray(0, mostBytes));
  return `${kept.slice(0, kept.lastIndexOf("\n\n"))}\n\n…`;
}
