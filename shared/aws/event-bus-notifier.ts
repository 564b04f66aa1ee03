/** Notices for another system: put on a bus, whose rule hands them to the address that the settings name. */
import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { noticeToJson } from "../contracts/stored/stored-notice.ts";
import { Failure } from "../domain/values/failure.ts";
import type { Message, Notifier } from "../ports/notice-store.ts";
import { noticeDetailType, noticeSource } from "./notice-event.ts";

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
