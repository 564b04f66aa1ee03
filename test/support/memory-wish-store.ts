/** Wishes in memory, beside the same outbox as the ledger's and a trail. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import { answerId, auditOfAnswer } from "../../shared/contracts/stored-wish.ts";
import type { Books } from "../../shared/domain/books.ts";
import { type AnsweredWish, isOfSnapshot, type Wish, wishName } from "../../shared/domain/wish.ts";
import type { AuditTrail } from "../../shared/ports/audit-trail.ts";
import type { WishStore } from "../../shared/ports/wish-store.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";

export class MemoryWishStore implements WishStore {
  readonly #wishes = new Map<string, Wish>();
  readonly #outbox: MemoryOutbox;
  readonly #trail: AuditTrail;

  constructor(outbox: MemoryOutbox, trail: AuditTrail) {
    this.#outbox = outbox;
    this.#trail = trail;
  }

  find(books: Books, name: string): Promise<Wish | null> {
    return Promise.resolve(this.#wishes.get(placeOf(books, name)) ?? null);
  }

  listOfSnapshots({ office, fiscalYear }: Books): Promise<Wish[]> {
    const own = [...this.#wishes.values()].filter(
      ({ books }) => books.office === office && books.fiscalYear === fiscalYear,
    );
    const ofSnapshots = own.filter(isOfSnapshot);
    return Promise.resolve(ofSnapshots.toSorted((a, b) => (a.asked.asOf < b.asked.asOf ? -1 : 1)));
  }

  ask(wish: Wish, bundle: OutboxBundle): Promise<"stored" | "conflict"> {
    if (!this.#put(wish)) return Promise.resolve("conflict");
    this.#outbox.put(bundle);
    return Promise.resolve("stored");
  }

  async answer(wish: AnsweredWish): Promise<void> {
    if (this.#put(wish)) await this.#trail.append(wish.books, auditOfAnswer(wish), answerId(wish));
  }

  #put(wish: Wish): boolean {
    const place = placeOf(wish.books, wishName(wish.asked));
    if ((this.#wishes.get(place)?.version ?? 0) !== wish.version - 1) return false;
    this.#wishes.set(place, wish);
    return true;
  }
}

function placeOf({ office, fiscalYear }: Books, name: string): string {
  return `${office}/${fiscalYear}/${name}`;
}
