/** Asks something of another stage: stored and told of in one, unless something else is open there. */
import type { OutboxBundle } from "../../shared/contracts/outbox.ts";
import type { Books } from "../../shared/domain/books.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { type AskedAct, type Asker, isOpen, type Wish, wishName } from "../../shared/domain/wish.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { WishStore } from "../../shared/ports/wish-store.ts";

export interface AskingDependencies {
  readonly wishes: WishStore;
  readonly clock: Clock;
}

export interface Asking<Asked extends AskedAct> {
  readonly books: Books;
  readonly asked: Asked;
  readonly by: Asker;
}

/**
 * @param newsOf the news of the wish, under the id that it is given.
 * @throws Failure `wish-open` when something was asked there and is not answered.
 */
export async function askWish<Asked extends AskedAct>(
  { books, asked, by }: Asking<Asked>,
  newsOf: (wish: Wish<Asked>, id: string) => OutboxBundle,
  { wishes, clock }: AskingDependencies,
): Promise<void> {
  const [at, name] = [clock.now(), wishName(asked)];
  const last = await wishes.find(books, name);
  const wish: Wish<Asked> = { books, asked, by, at, answer: null, version: (last?.version ?? 0) + 1 };
  const id = `${books.office}/${books.fiscalYear}/wish/${name}/${wish.version}`;
  const isFree = last === null || !isOpen(last, at);
  if (isFree && (await wishes.ask(wish, newsOf(wish, id))) === "stored") return;
  throw new Failure("Something was asked here already and is not done; wait for its answer.", {
    code: "wish-open",
    retryable: false,
    context: { office: books.office, fiscalYear: books.fiscalYear, name },
  });
}
