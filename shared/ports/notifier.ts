/** Who brings a notice to its destination: a mail service, a topic, a folder of letters, another system. */
import type { Notice } from "../domain/notices/notice.ts";

export interface Letter {
  readonly notice: Notice;
  /** As people call it; its code where nobody does. */
  readonly officeName: string;
  /** The subject and all that follows, as plain text. */
  readonly text: string;
  /** A whole page, for mail programs. */
  readonly html: string;
}

export interface Notifier {
  /** Delivering a letter again is no second letter where the channel can tell: ids stay the same. */
  deliver(letter: Letter): Promise<void>;
}
