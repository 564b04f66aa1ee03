/** What people asked of other stages, and what came of it: the last wish about each thing. */
import type { OutboxBundle } from "../contracts/outbox.ts";
import type { Books } from "../domain/books.ts";
import type { AnsweredWish, Wish } from "../domain/wish.ts";

export interface WishStore {
  /** @param name as `wishName` gives it. */
  find(books: Books, name: string): Promise<Wish | null>;
  /** Those about snapshots, by day. */
  listOfSnapshots(books: Books): Promise<Wish[]>;
  /**
   * Stores the wish over the version before it, and tells of it.
   * @returns `conflict` when somebody else asked first: nothing is stored then.
   */
  ask(wish: Wish, bundle: OutboxBundle): Promise<"stored" | "conflict">;
  /** Stores it over the open one, and what came of it in the audit trail: once, however often. */
  answer(wish: AnsweredWish): Promise<void>;
}
