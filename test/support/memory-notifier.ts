import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { Letter, Notifier } from "../../shared/ports/notice-store.ts";

/** Keeps every letter that was sent, in order, a second sending too. */
export class MemoryNotifier implements Notifier {
  readonly letters: Letter[] = [];

  get sent(): readonly Notice[] {
    return this.letters.map(({ notice }) => notice);
  }

  deliver(letter: Letter): Promise<void> {
    this.letters.push(letter);
    return Promise.resolve();
  }
}
