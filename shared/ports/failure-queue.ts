/** Where a message goes that no try can ever work, with the reason, for a person to look at. */
import type { Books } from "../domain/values/books.ts";

export interface FailureReason {
  /** For programs: `upload-misplaced`. */
  readonly code: string;
  /** What happened and what to do. Never a row's text. */
  readonly message: string;
}

export interface DeadLetter {
  /** The same of the same message, however often it is given. */
  readonly id: string;
  /** In whose order it goes when it is sent again; null where that cannot be read. */
  readonly books: Books | null;
  /** As it came. */
  readonly body: string;
}

export interface FailureQueue {
  put(letter: DeadLetter, reason: FailureReason): Promise<void>;
}
