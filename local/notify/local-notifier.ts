/**
 * Notices of one PC: letters in a folder and, where the settings name them, through the office's mail server and a
 * webhook beside.
 */
import { join } from "node:path";
import type { Transporter } from "nodemailer";
import { destinationText, type Notice } from "../../shared/domain/notices/notice.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Message, Notifier } from "../../shared/ports/notice-store.ts";
import { routedNotifier } from "../../shared/runtime/routed-notifier.ts";
import { createFile } from "../storage/write-file.ts";
import { mailError } from "./delivery-errors.ts";
import { messageId, mimeMessage } from "./mime-message.ts";
import type { NoticeSettings } from "./notice-settings.ts";
import { WebhookNotifier } from "./webhook-notifier.ts";

export function localNotifier(
  folder: string,
  { from, smtpUrl, webhook }: NoticeSettings,
  clock: Clock,
  announce: (notice: Notice) => void,
): Notifier {
  const messages = new FolderNotifier(folder, from, announce);
  return routedNotifier({
    topic: messages,
    person: smtpUrl === null ? messages : oneAfterTheOther(messages, new SmtpNotifier(smtpUrl, from)),
    webhook: webhook === null ? null : new WebhookNotifier(webhook.url, webhook.secret, clock),
  });
}

function oneAfterTheOther(...channels: readonly Notifier[]): Notifier {
  return {
    deliver: async (message) => {
      for (const channel of channels) await channel.deliver(message);
    },
  };
}

/**
 * Notices as letters in a folder, one .eml file for each, which any mail program opens. The file is
 * named by the notice, so the same notice delivered twice is one letter.
 */
export class FolderNotifier implements Notifier {
  readonly #folder: string;
  readonly #from: string;
  readonly #announce: (notice: Notice) => void;

  /** @param announce is called once for each new letter. */
  constructor(folder: string, from: string, announce: (notice: Notice) => void) {
    this.#folder = folder;
    this.#from = from;
    this.#announce = announce;
  }

  async deliver(message: Message): Promise<void> {
    const path = join(this.#folder, `${messageId(message.notice)}.eml`);
    if (await createFile(path, await mimeMessage(message, this.#from))) this.#announce(message.notice);
  }
}

/** A server in the same building answers at once; one that does not is tried again later. */
const patienceMilliseconds = 10_000;
/** Somebody waits for the answer. */
const shortPatienceMilliseconds = 3_000;

export class SmtpNotifier implements Notifier {
  readonly #url: string;
  readonly #from: string;

  /** @param url `smtps://user:password@host`; it is a secret and is in no message. */
  constructor(url: string, from: string) {
    this.#url = url;
    this.#from = from;
  }

  async deliver(message: Message): Promise<void> {
    const envelope = { from: this.#from, to: destinationText(message.notice.to) };
    const raw = await mimeMessage(message, this.#from);
    await this.#with(patienceMilliseconds, (transport) => transport.sendMail({ envelope, raw }));
  }

  /** Connects and logs in, and sends nothing. @throws Failure of what would keep letters from going out. */
  async reach(): Promise<void> {
    await this.#with(shortPatienceMilliseconds, (transport) => transport.verify());
  }

  async #with(patience: number, work: (transport: Transporter) => Promise<unknown>): Promise<void> {
    const { createTransport } = await import("nodemailer");
    const transport = createTransport({
      url: this.#url,
      connectionTimeout: patience,
      greetingTimeout: patience,
      socketTimeout: patience,
    });
    try {
      await work(transport);
    } catch (error) {
      throw mailError(error);
    } finally {
      transport.close();
    }
  }
}
