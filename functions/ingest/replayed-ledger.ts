/** The ledger as it grows while files are read again, in memory: what the stored one is held against. */
import type { Books } from "../../shared/domain/books.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload, UploadOutcome } from "../../shared/domain/upload.ts";
import {
  type BalanceChange,
  type LedgerStore,
  type StoredBalance,
  versionAfter,
} from "../../shared/ports/ledger-store.ts";

export class ReplayedLedger implements Pick<
  LedgerStore,
  "listUploads" | "readBalances" | "readBalance" | "readPostings"
> {
  /** What became of each upload by now, as far as it is known. */
  readonly #outcomes = new Map<string, UploadOutcome>();
  readonly #balances = new Map<ProjectId, StoredBalance>();
  readonly #postings = new Map<ProjectId, readonly Posting[]>();
  readonly #uploads: readonly Upload[];
  readonly #places: ReadonlyMap<ProjectId, number>;
  #now = "";

  /**
   * @param uploads all of the books, in the order of their numbers.
   * @param stored the lines in the order of the store: words that list the first of them depend on it.
   */
  constructor(uploads: readonly Upload[], stored: Iterable<ProjectId>) {
    this.#uploads = uploads;
    this.#places = new Map([...stored].map((id, place) => [id, place]));
  }

  advanceTo(moment: string): void {
    this.#now = moment > this.#now ? moment : this.#now;
  }

  /** Puts in what a commit wrote. */
  add(change: BalanceChange): void {
    const { postings, balance } = change;
    const { id } = balance.project;
    this.#balances.set(id, { balance, version: versionAfter(change) });
    const known = [...(this.#postings.get(id) ?? []), ...postings];
    this.#postings.set(
      id,
      known.toSorted((a, b) => a.seq - b.seq),
    );
  }

  close(uploadId: string, outcome: UploadOutcome): void {
    this.#outcomes.set(uploadId, outcome);
  }

  get ids(): IterableIterator<ProjectId> {
    return this.#balances.keys();
  }

  /** Those that had come by now; what is not told of them yet does not count. */
  listUploads(_books: Books): Promise<Upload[]> {
    return Promise.resolve(
      this.#uploads
        .filter(({ uploadId, receivedAt }) => receivedAt <= this.#now || this.#outcomes.has(uploadId))
        .map((upload) => ({ ...upload, outcome: this.#outcomes.get(upload.uploadId) ?? untold(upload) })),
    );
  }

  readBalances(_books: Books): Promise<Map<ProjectId, StoredBalance>> {
    const last = this.#places.size;
    const place = (id: ProjectId): number => this.#places.get(id) ?? last;
    return Promise.resolve(new Map([...this.#balances].toSorted(([a], [b]) => place(a) - place(b))));
  }

  readBalance(_books: Books, id: ProjectId): Promise<StoredBalance | null> {
    return Promise.resolve(this.#balances.get(id) ?? null);
  }

  readPostings(_books: Books, id: ProjectId): Promise<Posting[]> {
    return Promise.resolve([...(this.#postings.get(id) ?? [])]);
  }
}

/** It had come and was not applied: held, rejected, or waiting. What it became later is not known yet. */
function untold({ outcome, receivedAt }: Upload): UploadOutcome {
  if ("applied" in outcome || outcome.state === "applied")
    return { state: "rejected", format: null, at: receivedAt, findings: [], findingCount: 0 };
  return outcome;
}
