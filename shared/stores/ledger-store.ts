/** The ledger on an item table. Everything that an entry writes names the head that it began on, or a fence that does. */
import { headAfterEntry } from "../domain/journal/upload-changes.ts";
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import type { CountedLines } from "../domain/journal/confirmation.ts";
import { books as booksSchema } from "../contracts/values/primitives.ts";
import { entryFromStored } from "../contracts/stored/stored-journal.ts";
import type { Books } from "../domain/values/books.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import { doneSeq, type JournalEntry, type JournalHead } from "../domain/journal/journal-entry.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { Upload } from "../domain/uploads/upload.ts";
import { everything, type Item, type ItemQuery, type ItemTable, type Put } from "../ports/item-table.ts";
import type {
  BalanceChange,
  EntryEnd,
  EntryStart,
  LedgerReading,
  LedgerStore,
  StoredBalance,
  UploadPage,
  WriteResult,
} from "../ports/ledger-store.ts";
import { type BatchLimits, batchLimitsIn, commitBatches } from "./commit-batches.ts";
import { ConfirmationReads } from "./confirmation-reads.ts";
import { dataItem, readItem } from "./stored-items.ts";
import {
  balancePut,
  entryPut,
  fencePuts,
  headPut,
  postingPuts,
  uploadOf,
  uploadPuts,
} from "./ledger-items.ts";
import * as keys from "./ledger-keys.ts";
import { ledgerOnDay, LedgerReads } from "./ledger-reads.ts";
import { sha256Of } from "../runtime/sha256.ts";

export class TableLedgerStore implements LedgerStore {
  readonly #table: ItemTable;
  readonly #reads: LedgerReads;
  readonly #confirmations: ConfirmationReads;
  readonly #puts = new WeakMap<BalanceChange, { readonly books: Books; readonly puts: readonly Put[] }>();

  readonly lanes = keys.fenceLanes;
  readonly #limits: BatchLimits;

  /**
   * @param limits of one batch: smaller ones make an entry take several transactions.
   */
  constructor(table: ItemTable, limits: BatchLimits = batchLimitsIn(table.limits)) {
    this.#table = table;
    this.#limits = limits;
    this.#reads = new LedgerReads(table, (text) => this.digestOf(text));
    this.#confirmations = new ConfirmationReads(table);
  }

  digestOf(text: string): string {
    return sha256Of(text).slice(0, 32);
  }

  readHead(books: Books): Promise<JournalHead> {
    return this.#reads.head(books);
  }

  readLedger(books: Books): Promise<LedgerReading> {
    return this.#reads.ledger(books, (of) => this.#confirmations.latest(of));
  }

  readPostings(books: Books, projectId: ProjectId, through: number): Promise<Posting[]> {
    return this.#reads.postings(books, projectId, through);
  }

  async readLedgerAt(books: Books, date: IsoDate): Promise<LedgerReading> {
    const reading = await this.#reads.ledger(books, (of) => this.#confirmations.at(of, date));
    return ledgerOnDay(reading, date, (id) => this.readPostings(books, id, doneSeq(reading.head)));
  }

  async readBalances(books: Books): Promise<ReadonlyMap<ProjectId, StoredBalance>> {
    return (await this.readLedger(books)).balances;
  }

  async readEntry(books: Books, seq: number): Promise<JournalEntry | null> {
    const item = await this.#table.get(keys.entryKey(books, seq));
    return item === null ? null : entryOf(item);
  }

  async readJournal(books: Books, after: number, limit: number): Promise<JournalEntry[]> {
    const query = { ...everything(), after: keys.padded(after), limit };
    return (await this.#table.query(keys.journalPartition(books), query)).map(entryOf);
  }

  readConfirmed(books: Books): Promise<readonly CountedLines[]> {
    return this.#confirmations.all(books);
  }

  async findUpload(books: Books, uploadId: string): Promise<Upload | null> {
    const item = await this.#table.get(keys.uploadKey(books, uploadId));
    return item === null ? null : uploadOf(item, await this.#table.get(keys.findingsKey(books, uploadId)));
  }

  async pageUploads(books: Books, before: number | null, limit: number): Promise<UploadPage> {
    const uploads: Upload[] = [];
    let from = before;
    while (uploads.length < limit) {
      const entries = await this.pageJournal(books, from, limit);
      for (const { seq, uploadId, act } of entries) {
        if (uploads.length === limit) return { uploads, before: from };
        from = seq;
        if (!("submitted" in act)) continue;
        const item = await this.#table.get(keys.uploadKey(books, uploadId));
        const upload = item === null ? null : uploadOf(item, null);
        // It came again since, and stands at that place.
        if (upload?.seq === seq) uploads.push(upload);
      }
      if (entries.length < limit) return { uploads, before: null };
    }
    return { uploads, before: from };
  }

  async listUploads(books: Books): Promise<Upload[]> {
    const items = await this.#table.query(keys.uploadPartition(books), everything());
    return items.map((item) => uploadOf(item, null)).toSorted((a, b) => a.seq - b.seq);
  }

  async listBooks(): Promise<Books[]> {
    return (await this.#table.query(keys.booksPartition, everything())).map(booksOf);
  }

  inBatches(books: Books, changes: readonly BalanceChange[]): BalanceChange[][] {
    return commitBatches(changes, (change) => this.#putsOf(books, change), this.#limits);
  }

  begin({ books, from, entry, upload }: EntryStart): Promise<WriteResult> {
    const head = headAfterEntry(from, entry, upload, from);
    return this.#write([
      headPut(books, head, from.version),
      ...fencePuts(books, head),
      entryPut(books, entry, false),
      ...uploadPuts(upload),
      ...firstOfBooks(books, from),
    ]);
  }

  append(
    books: Books,
    running: JournalHead,
    changes: readonly BalanceChange[],
    lane: number,
  ): Promise<WriteResult> {
    const checks = [{ key: keys.fenceKey(books, lane), version: running.version }];
    const puts = changes.flatMap((change) => this.#putsOf(books, change));
    return this.#table.write({ puts, deletes: [], checks, bundles: [] });
  }

  async end({
    books,
    from,
    entry,
    upload,
    changes,
    known,
    confirmed,
    reverses,
    bundle,
  }: EntryEnd): Promise<WriteResult> {
    const head = headAfterEntry(from, entry, upload, known);
    const puts = [
      headPut(books, head, from.version),
      // A batch that was overtaken finds its fence moved on.
      ...(from.running === null ? [] : fencePuts(books, head)),
      entryPut(books, entry, from.running !== null),
      ...uploadPuts(upload),
      ...firstOfBooks(books, from),
      ...(await this.#confirmations.confirm(books, entry.seq, confirmed)),
      ...(reverses === null ? [] : await this.#confirmations.count(books, reverses.seq, reverses.counts)),
      ...changes.flatMap((change) => this.#putsOf(books, change)),
    ];
    return this.#table.write({ puts, deletes: [], checks: [], bundles: [bundle] });
  }

  async pageJournal(books: Books, before: number | null, limit: number): Promise<JournalEntry[]> {
    const query: ItemQuery = {
      ...everything(),
      before: before === null ? null : keys.padded(before),
      limit,
      order: "descending",
    };
    return (await this.#table.query(keys.journalPartition(books), query)).map(entryOf);
  }

  /** Made once: they are measured before they are written. */
  #putsOf(books: Books, change: BalanceChange): readonly Put[] {
    const known = this.#puts.get(change);
    if (known?.books === books) return known.puts;
    const puts = [
      ...change.postings.flatMap((posting) => postingPuts(books, posting)),
      balancePut(books, change),
    ];
    this.#puts.set(change, { books, puts });
    return puts;
  }

  #write(puts: readonly Put[]): Promise<WriteResult> {
    return this.#table.write({ puts, deletes: [], checks: [], bundles: [] });
  }
}

function firstOfBooks(books: Books, { version }: JournalHead): Put[] {
  return version === 0 ? [{ item: dataItem(keys.booksKey(books), books), when: "always" }] : [];
}

function entryOf(item: Item): JournalEntry {
  const entry = readItem(item, entryFromStored);
  if (keys.padded(entry.seq) === item.sk) return entry;
  throw itemCorrupt(item, "it has another number than its key", null);
}

function booksOf(item: Item): Books {
  const books = readItem(item, (data) => booksSchema.parse(data));
  if (keys.booksKey(books).sk === item.sk) return books;
  throw itemCorrupt(item, "it names other books than its key", null);
}
