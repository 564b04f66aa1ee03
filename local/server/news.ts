/**
 * Tells open pages that figures or alerts changed, by server-sent events: which books, and the word of their new state.
 * No figure is in it. Whoever changed them, this process or another one, the tables are asked, and only while somebody
 * listens.
 */
import type { ServerResponse } from "node:http";
import type { BooksCache } from "../../functions/api/figures/books-cache.ts";
import { mayAskOf, type Principal } from "../../shared/domain/access/principal.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

export const newsPath = "/api/v1/news";

export interface NewsSources {
  readonly ledger: Pick<LedgerStore, "listBooks">;
  readonly cache: Pick<BooksCache, "revision">;
}

interface Listener {
  readonly principal: Principal;
  readonly response: Pick<ServerResponse, "write">;
}

/** People see what they sent within a second or two. */
const everyMilliseconds = 500;
/** Proxies close what is silent for a minute. */
const silentLooks = 40;

export class News {
  readonly #sources: NewsSources;
  readonly #listeners = new Set<Listener>();
  readonly #known = new Map<string, { readonly books: Books; readonly revision: string }>();
  readonly #onError: (error: unknown) => void;
  #timer: NodeJS.Timeout | null = null;
  #looks = 0;
  #isClosed = false;

  constructor(sources: NewsSources, onError: (error: unknown) => void) {
    this.#sources = sources;
    this.#onError = onError;
  }

  /** Answers with the state of all books that may be asked for, then with each change, until the page goes. */
  open(principal: Principal, response: ServerResponse): void {
    response.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
      // nginx gathers answers unless it is told not to.
      "x-accel-buffering": "no",
    });
    response.write("retry: 2000\n\n");
    const listener = { principal, response };
    for (const { books, revision } of this.#known.values()) tell(listener, books, revision);
    this.#listeners.add(listener);
    response.once("close", () => this.#listeners.delete(listener));
    this.#timer ??= setTimeout(() => void this.#look(), 0);
  }

  /** Before what is asked is closed. */
  close(): void {
    this.#isClosed = true;
    this.#listeners.clear();
    if (this.#timer !== null) clearTimeout(this.#timer);
  }

  async #look(): Promise<void> {
    try {
      for (const books of await this.#sources.ledger.listBooks()) {
        if (this.#isClosed) return;
        await this.#compare(books);
      }
    } catch (error) {
      this.#onError(error);
    }
    this.#looks += 1;
    if (this.#looks % silentLooks === 0)
      for (const { response } of this.#listeners) response.write(": still here\n\n");
    if (this.#listeners.size > 0) {
      this.#timer = setTimeout(() => void this.#look(), everyMilliseconds);
      return;
    }
    // What changes while nobody listens is looked up when somebody does.
    this.#timer = null;
    this.#known.clear();
  }

  async #compare(books: Books): Promise<void> {
    const name = `${books.office}/${books.fiscalYear}`;
    const revision = await this.#sources.cache.revision(books);
    if (this.#known.get(name)?.revision === revision) return;
    this.#known.set(name, { books, revision });
    for (const listener of this.#listeners) tell(listener, books, revision);
  }
}

function tell({ principal, response }: Listener, { office, fiscalYear }: Books, revision: string): void {
  if (!mayAskOf(principal, office)) return;
  const base = `offices/${office}/years/${fiscalYear}`;
  response.write(`data: ${JSON.stringify({ base, revision })}\n\n`);
}
