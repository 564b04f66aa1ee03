/** Notices as messages of a topic; subscribers may filter by office, department and severity. */
import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import { highestSeverity } from "../domain/notices/notice.ts";
import type { Message, Notifier } from "../ports/notice-store.ts";

/** SNS refuses a longer subject, and any but ASCII in it: the whole subject opens the message instead. */
const subject = "Budget execution monitor";

/** SNS takes 256 KB with the attributes; a digest of 100 long matters may have more. */
const mostBytes = 250_000;

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
