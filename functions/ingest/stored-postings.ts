/**
 * The postings that the ledger has, to be held one by one against what the files give. A list has hundreds of
 * thousands of payments, so of each posting only its digest is kept; what differs is read again to say where.
 */
import { postingToStored } from "../../shared/contracts/stored-posting.ts";
import type { Books } from "../../shared/domain/books.ts";
import { readOrDamage } from "../../shared/domain/damage.ts";
import { differences } from "../../shared/domain/differences.ts";
import { discrepanciesOf, type Discrepancy, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

export interface StoredPosting {
  readonly projectId: ProjectId;
  readonly seq: number;
  readonly uploadId: string;
  readonly reverses: number | null;
  readonly digest: string;
}

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

export class StoredPostings {
  /** Lines of which nothing can be read, with the reason. */
  readonly damage: Discrepancy[] = [];
  readonly #ledger: Pick<LedgerStore, "readPostings">;
  readonly #books: Books;
  readonly #hash: (bytes: Uint8Array) => string;
  readonly #lines = new Map<ProjectId, ReadonlyMap<number, StoredPosting>>();
  readonly #damaged = new Set<ProjectId>();
  readonly #visited = new Set<StoredPosting>();

  constructor(ledger: Pick<LedgerStore, "readPostings">, books: Books, hash: (bytes: Uint8Array) => string) {
    this.#ledger = ledger;
    this.#books = books;
    this.#hash = hash;
  }

  async read(ids: readonly ProjectId[], report: (done: number, of: number) => void): Promise<void> {
    for (let from = 0; from < ids.length; from += maxReadsAtOnce) {
      report(from, ids.length);
      await Promise.all(ids.slice(from, from + maxReadsAtOnce).map((id) => this.of(id)));
    }
  }

  /** Of one line, by number. */
  async of(id: ProjectId): Promise<ReadonlyMap<number, StoredPosting>> {
    const known = this.#lines.get(id);
    if (known !== undefined) return known;
    const line = new Map<number, StoredPosting>();
    for (const posting of await this.#postings(id))
      line.set(posting.seq, {
        projectId: id,
        seq: posting.seq,
        uploadId: posting.uploadId,
        reverses: posting.reverses,
        digest: this.#digestOf(posting),
      });
    this.#lines.set(id, line);
    return line;
  }

  all(): StoredPosting[] {
    return [...this.#lines.values()].flatMap((line) => [...line.values()]);
  }

  /** Null where the line is damaged and nobody can tell. */
  async has({ project: { id }, seq }: Posting): Promise<boolean | null> {
    const line = await this.of(id);
    return this.#damaged.has(id) ? null : line.has(seq);
  }

  /** Those of one upload as they are stored, where its file cannot say what they are. */
  async contentOf(seq: number): Promise<Posting[]> {
    const ids = this.all()
      .filter((stored) => stored.seq === seq)
      .map(({ projectId }) => projectId);
    const found = await Promise.all(ids.map((id) => this.#postings(id)));
    return found.flat().filter((posting) => posting.seq === seq);
  }

  /** Holds the stored posting against what it should be; it is accounted for then. */
  async compare(expected: Posting, fileName: string): Promise<Discrepancy[]> {
    const { project, seq, uploadId, rows } = expected;
    const place = { uploadId, fileName, row: rows[0] ?? null, projectId: project.id };
    const stored = (await this.of(project.id)).get(seq);
    if (stored === undefined)
      return this.#damaged.has(project.id) ? [] : [discrepancyOf("posting-missing", place)];
    this.#visited.add(stored);
    if (stored.digest === this.#digestOf(expected)) return [];
    const found = (await this.#postings(project.id)).find((posting) => posting.seq === seq);
    return discrepanciesOf(
      "posting-differs",
      place,
      differences(postingToStored(expected), found === undefined ? null : postingToStored(found)),
    );
  }

  /** Counts them as accounted for, although nothing says what they should be. */
  trust(postings: readonly Posting[]): void {
    for (const { project, seq } of postings) {
      const stored = this.#lines.get(project.id)?.get(seq);
      if (stored !== undefined) this.#visited.add(stored);
    }
  }

  unaccounted(): StoredPosting[] {
    return this.all().filter((stored) => !this.#visited.has(stored));
  }

  /** For another replay. */
  forgetVisits(): void {
    this.#visited.clear();
  }

  async #postings(id: ProjectId): Promise<Posting[]> {
    const read = await readOrDamage(() => this.#ledger.readPostings(this.#books, id), { projectId: id });
    if ("value" in read) return read.value;
    if (!this.#damaged.has(id)) this.damage.push(read.damage);
    this.#damaged.add(id);
    return [];
  }

  #digestOf(posting: Posting): string {
    return this.#hash(new TextEncoder().encode(JSON.stringify(postingToStored(posting))));
  }
}
