import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { Message, Notifier } from "../../shared/ports/notice-store.ts";

/** Keeps every letter that was sent, in order, a second sending too. */
export class MemoryNotifier implements Notifier {
  readonly messages: Message[] = [];

  get sent(): readonly Notice[] {
    return this.messages.map(({ notice }) => notice);
  }

  deliver(message: Message): Promise<void> {
    this.messages.push(message);
    return Promise.resolve();
  }
}
