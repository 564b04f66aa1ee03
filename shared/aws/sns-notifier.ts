/** Notices as messages of a topic; subscribers may filter by office, department and severity. */
import { PublishCommand, type SNSClient } from "@aws-sdk/client-sns";
import type { Notice, Notifier } from "../ports/notifier.ts";

/** SNS refuses a longer subject, and any but ASCII in it: the whole subject opens the message instead. */
const subject = "Budget execution monitor";

export class SnsNotifier implements Notifier {
  readonly #client: SNSClient;
  readonly #topicArn: string;

  constructor(client: SNSClient, topicArn: string) {
    this.#client = client;
    this.#topicArn = topicArn;
  }

  async deliver(notice: Notice): Promise<void> {
    const attributes = {
      noticeId: notice.id,
      kind: notice.kind,
      office: notice.books.office,
      fiscalYear: `${notice.books.fiscalYear}`,
      ...(notice.department === null ? {} : { department: notice.department }),
      ...(notice.severity === null ? {} : { severity: notice.severity }),
    };
    await this.#client.send(
      new PublishCommand({
        TopicArn: this.#topicArn,
        Subject: subject,
        Message: [notice.subject, ...notice.paragraphs].join("\n\n"),
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
