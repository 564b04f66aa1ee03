/**
 * Notices for another system as signed HTTP calls. `X-Signature` is the HMAC of the moment, a full stop and the
 * body: a receiver that refuses old moments cannot be told the same again by somebody who listened.
 */
import { createHmac } from "node:crypto";
import { noticeToJson } from "../../shared/contracts/stored/stored-notice.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Message, Notifier } from "../../shared/ports/notice-store.ts";
import { webhookAnswerError, webhookError } from "./delivery-errors.ts";
import { messageId } from "./mime-message.ts";

/** A receiver takes the call and works later; one that does not is tried again. */
const patienceMilliseconds = 5_000;

export class WebhookNotifier implements Notifier {
  readonly #url: string;
  readonly #secret: string;
  readonly #clock: Clock;

  constructor(url: string, secret: string, clock: Clock) {
    this.#url = url;
    this.#secret = secret;
    this.#clock = clock;
  }

  /** @throws Failure that names the setting to change, for any answer but a 2xx; the address may be a secret and is not in it. */
  async deliver({ notice }: Message): Promise<void> {
    const body = JSON.stringify(noticeToJson(notice));
    const timestamp = this.#clock.now();
    const answer = await this.#send(body, timestamp, messageId(notice));
    await answer.body?.cancel();
    if (!answer.ok) throw webhookAnswerError(answer.status);
  }

  #send(body: string, timestamp: string, id: string): Promise<Response> {
    return fetch(this.#url, {
      method: "POST",
      body,
      redirect: "error",
      signal: AbortSignal.timeout(patienceMilliseconds),
      headers: {
        "Content-Type": "application/json; charset=utf-8",
        "X-Notice-Id": id,
        "X-Timestamp": timestamp,
        "X-Signature": `sha256=${signatureOf(this.#secret, timestamp, body)}`,
      },
    }).catch((error: unknown) => {
      throw webhookError(error);
    });
  }
}

/** In hexadecimal digits. */
export function signatureOf(secret: string, timestamp: string, body: string): string {
  return createHmac("sha256", secret).update(`${timestamp}.${body}`).digest("hex");
}
