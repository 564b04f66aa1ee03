/** Each letter to the channel of its destination. */
import type { Destination } from "../domain/notices/notice.ts";
import { Failure } from "../domain/values/failure.ts";
import type { Notifier } from "../ports/notice-store.ts";

/** Null for a channel that this host has not. */
export function routedNotifier(channels: Readonly<Record<Destination["kind"], Notifier | null>>): Notifier {
  return {
    deliver: async (message) => {
      const { kind } = message.notice.to;
      const channel = channels[kind];
      if (channel === null) {
        throw new Failure(`A notice is for a ${kind}, and no such channel is set up here; set it up again.`, {
          code: "channel-missing",
          retryable: true,
        });
      }
      await channel.deliver(message);
    },
  };
}
