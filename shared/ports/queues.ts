/** Where a message goes that no try can ever work, with the reason, for a person to look at. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
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
  put(message: DeadLetter, reason: FailureReason): Promise<void>;
}

/** The queue of one stage: bundles of one books come out in the order in which they were put in. */
export interface QueuedBundle {
  readonly id: string;
  readonly books: Books;
  /** The bundle's JSON. */
  readonly body: string;
}

export interface BundleQueue {
  /** Twice within minutes is once. */
  put(bundle: QueuedBundle): Promise<void>;
}

/** Tells what follows from no stored result, such as that a day began. Everything else is told with its result. */
export interface Outbox {
  /** @returns false when a bundle of that id was told before. */
  tell(bundle: OutboxBundle): Promise<boolean>;
}
