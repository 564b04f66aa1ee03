/** Snapshots in memory, beside the same outbox as the ledger's. A test may damage what lies in it. */
import { snapshotFileKey } from "../../shared/aws/keys.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { SnapshotName } from "../../shared/domain/snapshot.ts";
import { linkOf, nameOf, type SnapshotEntry, type SnapshotHead } from "../../shared/domain/snapshot-chain.ts";
import type { SnapshotAdding, SnapshotStore } from "../../shared/ports/snapshot-store.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";
import { MemorySnapshotFiles } from "./memory-snapshot-files.ts";

export class MemorySnapshotStore implements SnapshotStore {
  readonly files = new MemorySnapshotFiles();
  /** By books and name. */
  readonly entries = new Map<string, SnapshotEntry>();
  readonly heads = new Map<string, SnapshotHead>();
  readonly #answers = new Map<string, SnapshotName>();
  readonly #outbox: MemoryOutbox;

  constructor(outbox: MemoryOutbox) {
    this.#outbox = outbox;
  }

  list(books: Books): Promise<SnapshotEntry[]> {
    const own = [...this.entries].filter(([key]) => key.startsWith(`${shelfOf(books)}#`));
    return Promise.resolve(own.map(([, entry]) => entry).toSorted((a, b) => a.number - b.number));
  }

  head(books: Books): Promise<SnapshotHead | null> {
    return Promise.resolve(this.heads.get(shelfOf(books)) ?? null);
  }

  read(books: Books, entry: SnapshotEntry): Promise<Uint8Array | null> {
    return this.files.read(snapshotFileKey(books, entry));
  }

  async add({ books, entry, bytes, bundle }: SnapshotAdding): Promise<"stored" | "conflict"> {
    await this.files.put(snapshotFileKey(books, entry), bytes);
    const shelf = shelfOf(books);
    const request = entry.requestId === null ? null : `${shelf}#${entry.requestId}`;
    const isLate =
      this.entries.has(`${shelf}#${nameOf(entry)}`) ||
      (this.heads.get(shelf)?.number ?? 0) !== entry.number - 1 ||
      (request !== null && this.#answers.has(request)) ||
      this.#outbox.has(bundle.id);
    if (isLate) return "conflict";
    this.entries.set(`${shelf}#${nameOf(entry)}`, entry);
    this.heads.set(shelf, { ...linkOf(entry), number: entry.number });
    if (request !== null) this.#answers.set(request, { asOf: entry.asOf, version: entry.version });
    this.#outbox.put(bundle);
    return "stored";
  }

  answered(books: Books, requestId: string): Promise<SnapshotName | null> {
    return Promise.resolve(this.#answers.get(`${shelfOf(books)}#${requestId}`) ?? null);
  }

  answer(books: Books, requestId: string, { asOf, version }: SnapshotName): Promise<void> {
    const key = `${shelfOf(books)}#${requestId}`;
    if (!this.#answers.has(key)) this.#answers.set(key, { asOf, version });
    return Promise.resolve();
  }
}

function shelfOf({ office, fiscalYear }: Books): string {
  return `${office}/${fiscalYear}`;
}
