/** The ledger in memory. It keeps the same promises as the table; test/adapters holds both to them. */
import { firstFindings } from "../../shared/contracts/stored-upload.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import {
  type BalanceChange,
  type Commit,
  type CommitResult,
  type LedgerStore,
  type Registration,
  type StoredBalance,
  versionAfter,
} from "../../shared/ports/ledger-store.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";

interface Shelf {
  readonly books: Books;
  lastSeq: number;
  readonly uploads: Map<string, Upload>;
  readonly balances: Map<ProjectId, StoredBalance>;
  readonly postings: Map<ProjectId, Map<number, Posting>>;
}

export class MemoryLedgerStore implements LedgerStore {
  readonly #maxChangesPerCommit: number;
  readonly #outbox: MemoryOutbox;
  readonly #shelves = new Map<string, Shelf>();

  /** @param maxChangesPerCommit smaller than the table's, so that few projects need many transactions. */
  constructor(outbox: MemoryOutbox, maxChangesPerCommit = 49) {
    this.#outbox = outbox;
    this.#maxChangesPerCommit = maxChangesPerCommit;
  }

  findUpload(books: Books, uploadId: string): Promise<Upload | null> {
    return Promise.resolve(this.#shelf(books).uploads.get(uploadId) ?? null);
  }

  registerUpload(upload: Registration): Promise<Upload> {
    const shelf = this.#shelf(upload.books);
    const earlier = shelf.uploads.get(upload.uploadId);
    if (earlier !== undefined) return Promise.resolve(earlier);
    shelf.lastSeq += 1;
    const registered: Upload = {
      ...upload,
      seq: shelf.lastSeq,
      earlierSeqs: [],
      version: 1,
      outcome: { state: "received" },
    };
    shelf.uploads.set(upload.uploadId, registered);
    return Promise.resolve(registered);
  }

  takeNumber(
    books: Books,
    decide: (uploads: readonly Upload[], seq: number) => Upload | null,
  ): Promise<Upload | null> {
    const shelf = this.#shelf(books);
    const upload = decide(uploadsOf(shelf), shelf.lastSeq + 1);
    if (upload === null) return Promise.resolve(null);
    shelf.lastSeq += 1;
    shelf.uploads.set(upload.uploadId, upload);
    return Promise.resolve(upload);
  }

  lastNumber(books: Books): Promise<number> {
    return Promise.resolve(this.#shelf(books).lastSeq);
  }

  listUploads(books: Books): Promise<Upload[]> {
    return Promise.resolve(uploadsOf(this.#shelf(books)));
  }

  listBooks(): Promise<Books[]> {
    const used = [...this.#shelves.values()].filter(({ uploads }) => uploads.size > 0);
    return Promise.resolve(used.map(({ books }) => books));
  }

  readBalances(books: Books): Promise<Map<ProjectId, StoredBalance>> {
    return Promise.resolve(new Map(this.#shelf(books).balances));
  }

  readBalance(books: Books, projectId: ProjectId): Promise<StoredBalance | null> {
    return Promise.resolve(this.#shelf(books).balances.get(projectId) ?? null);
  }

  readPostings(books: Books, projectId: ProjectId): Promise<Posting[]> {
    const postings = this.#shelf(books).postings.get(projectId)?.values() ?? [];
    return Promise.resolve([...postings].toSorted((a, b) => a.seq - b.seq));
  }

  inBatches(_books: Books, changes: readonly BalanceChange[]): BalanceChange[][] {
    const count = Math.ceil(changes.length / this.#maxChangesPerCommit);
    return Array.from({ length: count }, (_, at) =>
      changes.slice(at * this.#maxChangesPerCommit, (at + 1) * this.#maxChangesPerCommit),
    );
  }

  commit(commit: Commit): Promise<CommitResult> {
    const ids = new Set(commit.changes.map(({ balance }) => balance.project.id));
    if (ids.size < commit.changes.length || ids.size > this.#maxChangesPerCommit) {
      const counts = `${commit.changes.length} changes of ${ids.size} projects`;
      return Promise.reject(
        new RangeError(`One transaction writes an item once, and few of them: got ${counts}`),
      );
    }
    if (this.#isConflict(commit)) return Promise.resolve({ outcome: "conflict", writeUnits: 0 });
    this.#store(commit);
    return Promise.resolve({ outcome: "committed", writeUnits: 0 });
  }

  #isConflict({ books, changes, closing }: Commit): boolean {
    const { uploads, balances, postings } = this.#shelf(books);
    const isStale = changes.some(({ postings: fresh, balance: { project }, fromVersion }) => {
      const version = balances.get(project.id)?.version ?? 0;
      const known = postings.get(project.id);
      return version !== fromVersion || fresh.some(({ seq }) => known?.has(seq) === true);
    });
    if (isStale || closing === null) return isStale;
    const version = uploads.get(closing.upload.uploadId)?.version ?? 0;
    const { fromVersion, bundle } = closing;
    return version !== fromVersion || (bundle !== null && this.#outbox.has(bundle.id));
  }

  #store({ books, changes, closing }: Commit): void {
    const shelf = this.#shelf(books);
    for (const change of changes) {
      const { id } = change.balance.project;
      const fresh = change.postings.map((posting) => [posting.seq, posting] as const);
      shelf.balances.set(id, { balance: change.balance, version: versionAfter(change) });
      shelf.postings.set(id, new Map([...(shelf.postings.get(id) ?? []), ...fresh]));
    }
    if (closing === null) return;
    shelf.uploads.set(closing.upload.uploadId, asStored(closing.upload));
    if (closing.bundle !== null) this.#outbox.put(closing.bundle);
  }

  #shelf(books: Books): Shelf {
    const name = `${books.office}/${books.fiscalYear}`;
    const empty = { books, lastSeq: 0, uploads: new Map(), balances: new Map(), postings: new Map() };
    const shelf = this.#shelves.get(name) ?? empty;
    this.#shelves.set(name, shelf);
    return shelf;
  }
}

function uploadsOf({ uploads }: Shelf): Upload[] {
  return [...uploads.values()].toSorted((a, b) => a.seq - b.seq);
}

function asStored(upload: Upload): Upload {
  const { outcome } = upload;
  if (outcome.state === "applied")
    return { ...upload, outcome: { ...outcome, findings: firstFindings(outcome.findings) } };
  if (!("findings" in outcome)) return upload;
  return { ...upload, outcome: { ...outcome, findings: firstFindings(outcome.findings) } };
}
