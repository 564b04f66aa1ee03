/** Letters through the office's own mail server, beside the copy in the folder. */
import { destinationText } from "../../shared/domain/notices/notice.ts";
import type { Letter, Notifier } from "../../shared/ports/notice-store.ts";
import { mimeLetter } from "./mime-letter.ts";

/** A server in the same building answers at once; one that does not is tried again later. */
const patienceMilliseconds = 10_000;

export class SmtpNotifier implements Notifier {
  readonly #url: string;
  readonly #from: string;

  /** @param url `smtps://user:password@host`; it is a secret and is in no message. */
  constructor(url: string, from: string) {
    this.#url = url;
    this.#from = from;
  }

  async deliver(letter: Letter): Promise<void> {
    const { createTransport } = await import("nodemailer");
    const transport = createTransport({
      url: this.#url,
      connectionTimeout: patienceMilliseconds,
      greetingTimeout: patienceMilliseconds,
      socketTimeout: patienceMilliseconds,
    });
    try {
      const envelope = { from: this.#from, to: destinationText(letter.notice.to) };
      await transport.sendMail({ envelope, raw: await mimeLetter(letter, this.#from) });
    } finally {
      transport.close();
    }
  }
}
