/**
 * Letters to persons through SES, as text and as a page. SES gives a letter its Message-ID; ours goes beside it as tags, which SES
 * says again when the letter comes back.
 */
import { SendEmailCommand, type SESv2Client } from "@aws-sdk/client-sesv2";
import { destinationText, letterTag } from "../domain/notices/notice.ts";
import type { Message, Notifier } from "../ports/notice-store.ts";
import { sha256Of } from "../runtime/sha256.ts";

const utf8 = "UTF-8";

export interface LetterSender {
  readonly from: string;
  /** By which SES tells of letters that come back. */
  readonly configurationSet: string;
}

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
