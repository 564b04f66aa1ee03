/** The ledger in a table. */
import { itemDamaged } from "../contracts/item-damaged.ts";
import { books as booksSchema } from "../contracts/primitives.ts";
import { balanceFromStored, balanceToStored } from "../contracts/stored-balance.ts";
import { uploadFromStored, uploadToStored } from "../contracts/stored-upload.ts";
import type { Books } from "../domain/books.ts";
import { Failure } from "../domain/failure.ts";
import type { Posting } from "../domain/posting.ts";
import type { ProjectId } from "../domain/project.ts";
import type { Upload } from "../domain/upload.ts";
import { everything, type Item, type ItemTable, type Put } from "../ports/item-table.ts";
import {
  type BalanceChange,
  type Commit,
  type CommitResult,
  type LedgerStore,
  type Registration,
  type StoredBalance,
  versionAfter,
} from "../ports/ledger-store.ts";
import { commitBatches } from "./commit-batches.ts";
import * as keys from "./keys.ts";
import { postingItems, postingsFromItems } from "./posting-items.ts";
import {
  dataItem,
  putIfAbsent,
  putOverVersion,
  readItem,
  readVersionedItem,
  versionedItem,
  versionOf,
  writeOf,
} from "./stored-items.ts";

/** Of uploads that are registered at the same moment one gets the number; forty at once are a wild day. */
const maxRegistrations = 40;

/** A transaction is seen in part for milliseconds. */
const maxTornReads = 5;

export class TableLedgerStore implements LedgerStore {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async findUpload(books: Books, uploadId: string): Promise<Upload | null> {
    const item = await this.#table.get(keys.uploadKey(books, uploadId));
    return item === null ? null : readVersionedItem(item, uploadFromStored);
  }

  async registerUpload(upload: Registration): Promise<Upload> {
    const { books, uploadId } = upload;
    for (let attempt = 1; attempt <= maxRegistrations; attempt++) {
      const seq = (await this.lastNumber(books)) + 1;
      const registered: Upload = {
        ...upload,
        seq,
        earlierSeqs: [],
        version: 1,
        outcome: { state: "received" },
      };
      // One transaction: a number is given to exactly one upload, and none is lost to a crash.
      const puts: Put[] = [
        giveNumber(books, seq),
        putIfAbsent(uploadItem(registered)),
        { item: dataItem(keys.booksKey(books), books), when: "always" },
      ];
      if ((await this.#table.write(writeOf({ puts }))) === "written") return registered;
      const earlier = await this.findUpload(books, uploadId);
      if (earlier !== null) return earlier;
    }
    throw numbersContended(books);
  }

  async takeNumber(
    books: Books,
    decide: (uploads: readonly Upload[], seq: number) => Upload | null,
  ): Promise<Upload | null> {
    for (let attempt = 1; attempt <= maxRegistrations; attempt++) {
      const seq = (await this.lastNumber(books)) + 1;
      const upload = decide(await this.listUploads(books), seq);
      if (upload === null) return null;
      const puts = [giveNumber(books, seq), putOverVersion(uploadItem(upload), upload.version - 1)];
      if ((await this.#table.write(writeOf({ puts }))) === "written") return upload;
    }
    throw numbersContended(books);
  }

  async listUploads(books: Books): Promise<Upload[]> {
    const items = await this.#table.query(keys.uploadPartition(books), everything());
    return items.map((item) => readVersionedItem(item, uploadFromStored)).toSorted((a, b) => a.seq - b.seq);
  }

  async listBooks(): Promise<Books[]> {
    const items = await this.#table.query(keys.booksPartition, everything());
    return items.map(booksOf);
  }

  async readBalances(books: Books): Promise<Map<ProjectId, StoredBalance>> {
    const shards = Array.from({ length: keys.balanceShards }, (_, shard) =>
      keys.balancePartition(books, shard),
    );
    const pages = await Promise.all(shards.map((shard) => this.#table.query(shard, everything())));
    const stored = pages.flat().map(storedBalanceOf);
    return new Map(stored.map((each) => [each.balance.project.id, each]));
  }

  async readBalance(books: Books, projectId: ProjectId): Promise<StoredBalance | null> {
    const item = await this.#table.get(keys.balanceKey(books, projectId));
    return item === null ? null : storedBalanceOf(item);
  }

  /** @throws Failure `posting-torn` when chunks of a posting stay missing. */
  async readPostings(books: Books, projectId: ProjectId): Promise<Posting[]> {
    const partition = keys.postingPartition(books, projectId);
    for (let attempt = 1; attempt <= maxTornReads; attempt++) {
      const postings = postingsFromItems(await this.#table.query(partition, everything()));
      if (postings !== null) return postings;
    }
    throw new Failure("A posting is being written in several parts; it is read again.", {
      code: "posting-torn",
      retryable: true,
      context: { office: books.office, projectId },
    });
  }

  async lastNumber(books: Books): Promise<number> {
    const item = await this.#table.get(keys.uploadCounterKey(books));
    return item === null ? 0 : versionOf(item);
  }

  inBatches(books: Books, changes: readonly BalanceChange[]): BalanceChange[][] {
    return commitBatches(changes, (change) => putsOf(books, change));
  }

  async commit({ books, changes, closing }: Commit): Promise<CommitResult> {
    const puts = changes.flatMap((change) => putsOf(books, change));
    if (closing !== null) puts.push(putOverVersion(uploadItem(closing.upload), closing.fromVersion));
    const outcome = await this.#table.write(writeOf({ puts, bundle: closing?.bundle ?? null }));
    return { outcome: outcome === "written" ? "committed" : "conflict" };
  }
}

function putsOf(books: Books, change: BalanceChange): Put[] {
  const { postings, balance, fromVersion } = change;
  const key = keys.balanceKey(books, balance.project.id);
  const balanceItem = versionedItem(key, versionAfter(change), balanceToStored(balance));
  const items = postings.flatMap((posting) => postingItems(books, posting));
  return [...items.map(putIfAbsent), putOverVersion(balanceItem, fromVersion)];
}

/** Conditional: a number is given once. */
function giveNumber(books: Books, seq: number): Put {
  return putOverVersion(versionedItem(keys.uploadCounterKey(books), seq, null), seq - 1);
}

function booksOf(item: Item): Books {
  const books = readItem(item, (data) => booksSchema.parse(data));
  if (keys.booksKey(books).sk === item.sk) return books;
  throw itemDamaged(item, "it names other books than its key", null);
}

function numbersContended({ office, fiscalYear }: Books): Failure {
  return new Failure(
    "Other uploads of the same office kept taking the next number; this one is tried again.",
    { code: "upload-contended", retryable: true, context: { office, fiscalYear } },
  );
}

function uploadItem(upload: Upload): Item {
  return versionedItem(keys.uploadKey(upload.books, upload.uploadId), upload.version, uploadToStored(upload));
}

function storedBalanceOf(item: Item): StoredBalance {
  return { balance: readItem(item, balanceFromStored), version: versionOf(item) };
}
