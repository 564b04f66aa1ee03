/** Every notice with what became of it, and which of them are still to be sent. */
import type { StoredNotice } from "../domain/notices/notice-state.ts";
import type { Notice } from "../domain/notices/notice.ts";
import type { Books } from "../domain/values/books.ts";

/** Under what a notice is stored. */
export interface NoticeAddress {
  readonly books: Books;
  readonly at: string;
  readonly id: string;
}

/** A notice that is neither sent nor done with. */
export interface PendingNotice extends NoticeAddress {
  /** When it is to be looked at. */
  readonly until: string;
  /** As `destinationText` gives it. */
  readonly to: string;
}

export interface NoticeStore {
  /** At most so many in one `save`. */
  readonly maxNoticesPerSave: number;
  /** Null when there is none. */
  read(address: NoticeAddress): Promise<StoredNotice | null>;
  /**
   * Stores each over its version before, all of them or none.
   * @returns `conflict` when another step was first.
   */
  save(notices: readonly StoredNotice[]): Promise<"saved" | "conflict">;
  /** The earliest news first. @param books null for all. */
  pending(books: Books | null): Promise<PendingNotice[]>;
  /** All of these books, the earliest news first. */
  list(books: Books): Promise<StoredNotice[]>;
}

/** Who brings a notice to its destination: a mail service, a topic, a folder of letters, another system. */
export interface Message {
  readonly notice: Notice;
  /** The line by which a mail program lists it, in the language of the letter. */
  readonly subject: string;
  /** Those who follow it where it goes to no person: a department or an office, by name where one is known. */
  readonly followers: string;
  /** The subject and all that follows, as plain text. */
  readonly text: string;
  /** A whole page, for mail programs. */
  readonly html: string;
}

export interface Notifier {
  /** Delivering a letter again is no second letter where the channel can tell: ids stay the same. */
  deliver(message: Message): Promise<void>;
}
