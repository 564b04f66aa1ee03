/** What brings notices on one PC, wired as its settings say: letters in a folder, and a mail server or a webhook beside. */
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { Notifier } from "../../shared/ports/notice-store.ts";
import { routedNotifier } from "../../shared/runtime/routed-notifier.ts";
import { FolderNotifier } from "./folder-notifier.ts";
import type { NoticeSettings } from "./notice-settings.ts";
import { SmtpNotifier } from "./smtp-notifier.ts";
import { WebhookNotifier } from "./webhook-notifier.ts";

export function localNotifier(
  folder: string,
  { from, smtpUrl, webhook }: NoticeSettings,
  clock: Clock,
  announce: (notice: Notice) => void,
): Notifier {
  const letters = new FolderNotifier(folder, from, announce);
  return routedNotifier({
    topic: letters,
    person: smtpUrl === null ? letters : oneAfterTheOther(letters, new SmtpNotifier(smtpUrl, from)),
    webhook: webhook === null ? null : new WebhookNotifier(webhook.url, webhook.secret, clock),
  });
}

function oneAfterTheOther(...channels: readonly Notifier[]): Notifier {
  return {
    deliver: async (letter) => {
      for (const channel of channels) await channel.deliver(letter);
    },
  };
}
