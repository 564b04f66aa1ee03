import type { Notice, Notifier } from "../../shared/ports/notifier.ts";

/** Keeps every notice that was sent, in order, a second sending too. */
export class MemoryNotifier implements Notifier {
  readonly sent: Notice[] = [];

  deliver(notice: Notice): Promise<void> {
    this.sent.push(notice);
    return Promise.resolve();
  }
}
