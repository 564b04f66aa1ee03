/** What people request of other stages, and what came of it: the last command about each thing. */
import type { OutboxBundle } from "../contracts/events/outbox.ts";
import type { Books } from "../domain/values/books.ts";
import type { AnsweredCommand, Command } from "../domain/uploads/command.ts";

export interface CommandStore {
  /** @param name as `commandName` gives it. */
  find(books: Books, name: string): Promise<Command | null>;
  /** Those about snapshots, by day. */
  listOfSnapshots(books: Books): Promise<Command[]>;
  /**
   * Stores the command over the version before it, and tells of it.
   * @returns `conflict` when somebody else was first: nothing is stored then.
   */
  submit(command: Command, bundle: OutboxBundle): Promise<"stored" | "conflict">;
  /** Stores it over the open one, and what came of it in the audit trail: once, however often. */
  answer(command: AnsweredCommand): Promise<void>;
}
