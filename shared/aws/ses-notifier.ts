/** Letters to persons through SES, as text and as a page. SES gives a letter its Message-ID; ours goes beside it. */
import { SendEmailCommand, type SESv2Client } from "@aws-sdk/client-sesv2";
import { destinationText } from "../domain/notices/notice.ts";
import type { Message, Notifier } from "../ports/notice-store.ts";

const utf8 = "UTF-8";

export class SesNotifier implements Notifier {
  readonly #client: SESv2Client;
  readonly #from: string;

  constructor(client: SESv2Client, from: string) {
    this.#client = client;
    this.#from = from;
  }

  async deliver({ notice, subject, text, html }: Message): Promise<void> {
    await this.#client.send(
      new SendEmailCommand({
        FromEmailAddress: this.#from,
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
