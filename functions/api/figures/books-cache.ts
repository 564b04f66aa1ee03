/**
 * Models of books, kept for as long as the books' revision stays the same. The revision is asked for on every
 * request, so nothing stale is ever shown; requests that come while one is being asked for share the next.
 */
import type { Books } from "../../../shared/domain/values/books.ts";
import type { AlertStore } from "../../../shared/ports/alert-store.ts";
import type { BooksRevision } from "../../../shared/ports/ledger-store.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import { type FigureSources, readOffice } from "../../../shared/reading/read-figures.ts";
import { booksModel, type BooksModel } from "./books-model.ts";

export interface CacheSources extends FigureSources {
  readonly alerts: Pick<AlertStore, "readAlerts">;
  readonly revisions: BooksRevision;
  readonly clock: Clock;
}

/** Lists that are being paged through stay as they were when the figures change: so many states of some books. */
const keptPerBooks = 3;
/** A model of 3,200 projects takes about 30 MB. */
const keptInAll = 8;
/** How often books are read anew because something was stored meanwhile. */
const maxAttempts = 4;

interface Turn {
  readonly running: Promise<BooksModel>;
  /** Begins when the running one is done. */
  next: Promise<BooksModel> | null;
}

export class BooksCache {
  readonly #sources: CacheSources;
  /** The least recently used first. */
  readonly #kept: BooksModel[] = [];
  readonly #turns = new Map<string, Turn>();

  constructor(sources: CacheSources) {
    this.#sources = sources;
  }

  /** As the books are now: no older than the call. */
  current(books: Books): Promise<BooksModel> {
    const name = nameOf(books);
    const turn = this.#turns.get(name);
    if (turn === undefined) return this.#begin(books);
    // What is running may have asked before this call: the next has not.
    turn.next ??= turn.running.then(
      () => this.#begin(books),
      () => this.#begin(books),
    );
    return turn.next;
  }

  /** Another word after every change that a model shows. */
  async revision(books: Books): Promise<string> {
    // Pace goes on by itself: another day is another state.
    return `${await this.#sources.revisions.revision(books)}@${this.#sources.clock.today()}`;
  }

  /** As they were, as far as that is still kept. */
  keptStates(books: Books): readonly BooksModel[] {
    return this.#kept.filter((model) => isOf(model, books));
  }

  #begin(books: Books): Promise<BooksModel> {
    const name = nameOf(books);
    const running = this.#read(books).finally(() => {
      if (this.#turns.get(name)?.running === running) this.#turns.delete(name);
    });
    this.#turns.set(name, { running, next: null });
    return running;
  }

  async #read(books: Books): Promise<BooksModel> {
    const { clock, revisions, alerts } = this.#sources;
    let revision = await this.revision(books);
    for (let attempt = 1; ; attempt++) {
      const known = this.keptStates(books).find((model) => model.revision === revision);
      if (known !== undefined) return this.#use(known);
      const day = clock.today();
      const [openAlerts, reading] = await Promise.all([
        alerts.readAlerts(books),
        readOffice(this.#sources, books),
      ]);
      const model = booksModel(books, revision, reading, openAlerts, day);
      const after = `${await revisions.revision(books)}@${clock.today()}`;
      if (after === revision) return this.#use(model);
      // Shown once, and never again under a name that it may not be the state of.
      if (attempt === maxAttempts) return { ...model, revision: `${after}~` };
      revision = after;
    }
  }

  #use(model: BooksModel): BooksModel {
    const at = this.#kept.indexOf(model);
    if (at !== -1) this.#kept.splice(at, 1);
    this.#kept.push(model);
    const same = this.keptStates(model.books);
    const [oldest] = same.length > keptPerBooks ? same : this.#kept.length > keptInAll ? this.#kept : [];
    if (oldest !== undefined) this.#kept.splice(this.#kept.indexOf(oldest), 1);
    return model;
  }
}

function isOf({ books }: BooksModel, { office, fiscalYear }: Books): boolean {
  return books.office === office && books.fiscalYear === fiscalYear;
}

function nameOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
