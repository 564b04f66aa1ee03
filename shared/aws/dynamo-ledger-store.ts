/** The ledger on DynamoDB, or on any engine that speaks its protocol. */
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { books as booksSchema } from "../contracts/primitives.ts";
import { balanceFromStored, balanceToStored } from "../contracts/stored-balance.ts";
import { uploadFromStored, uploadToStored } from "../contracts/stored-upload.ts";
import type { Books } from "../domain/books.ts";
import { Failure } from "../domain/failure.ts";
import type { Posting } from "../domain/posting.ts";
import type { ProjectId } from "../domain/project.ts";
import type { Upload } from "../domain/upload.ts";
import {
  type BalanceChange,
  type Commit,
  type CommitResult,
  type LedgerStore,
  type Registration,
  type StoredBalance,
  type UploadChange,
  versionAfter,
} from "../ports/ledger-store.ts";
import { commitBatches } from "./commit-batches.ts";
import {
  type DataItem,
  dataItem,
  itemDamaged,
  readItem,
  readVersionedItem,
  skOf,
  versionedItem,
  versionOf,
} from "./data-item.ts";
import * as keys from "./keys.ts";
import { putBundle } from "./outbox-item.ts";
import { postingItems, postingsFromItems } from "./posting-items.ts";
import { queryAll } from "./query-all.ts";
import { putIfAbsent, putOverVersion, transact, type TransactionAction } from "./transact.ts";

export interface LedgerTables {
  readonly ledger: string;
  readonly outbox: string;
}

/** Of uploads that are registered at the same moment one gets the number; forty at once are a wild day. */
const maxRegistrations = 40;

/** A transaction is seen in part for milliseconds. */
const maxTornReads = 5;

export class DynamoLedgerStore implements LedgerStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: LedgerTables;

  constructor(client: DynamoDBDocumentClient, tables: LedgerTables) {
    this.#client = client;
    this.#tables = tables;
  }

  async findUpload(books: Books, uploadId: string): Promise<Upload | null> {
    const item = await this.#get(keys.uploadKey(books, uploadId));
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
      const { outcome } = await transact(this.#client, [
        this.#giveNumber(books, seq),
        putIfAbsent(this.#tables.ledger, uploadItem(registered)),
        { Put: { TableName: this.#tables.ledger, Item: dataItem(keys.booksKey(books), books) } },
      ]);
      if (outcome === "committed") return registered;
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
      const { outcome } = await transact(this.#client, [
        this.#giveNumber(books, seq),
        putOverVersion(this.#tables.ledger, uploadItem(upload), upload.version - 1),
      ]);
      if (outcome === "committed") return upload;
    }
    throw numbersContended(books);
  }

  async listUploads(books: Books): Promise<Upload[]> {
    const items = await queryAll(this.#client, this.#tables.ledger, keys.uploadPartition(books));
    return items.map((item) => readVersionedItem(item, uploadFromStored)).toSorted((a, b) => a.seq - b.seq);
  }

  async listBooks(): Promise<Books[]> {
    const items = await queryAll(this.#client, this.#tables.ledger, keys.booksPartition);
    return items.map(booksOf);
  }

  async readBalances(books: Books): Promise<Map<ProjectId, StoredBalance>> {
    const shards = Array.from({ length: keys.balanceShards }, (_, shard) =>
      keys.balancePartition(books, shard),
    );
    const pages = await Promise.all(
      shards.map((shard) => queryAll(this.#client, this.#tables.ledger, shard)),
    );
    const stored = pages.flat().map(storedBalanceOf);
    return new Map(stored.map((each) => [each.balance.project.id, each]));
  }

  async readBalance(books: Books, projectId: ProjectId): Promise<StoredBalance | null> {
    const item = await this.#get(keys.balanceKey(books, projectId));
    return item === null ? null : storedBalanceOf(item);
  }

  /** @throws Failure `posting-torn` when chunks of a posting stay missing. */
  async readPostings(books: Books, projectId: ProjectId): Promise<Posting[]> {
    const partition = keys.postingPartition(books, projectId);
    for (let attempt = 1; attempt <= maxTornReads; attempt++) {
      const postings = postingsFromItems(await queryAll(this.#client, this.#tables.ledger, partition));
      if (postings !== null) return postings;
    }
    throw new Failure("A posting is being written in several parts; it is read again.", {
      code: "posting-torn",
      retryable: true,
      context: { office: books.office, projectId },
    });
  }

  async lastNumber(books: Books): Promise<number> {
    const item = await this.#get(keys.uploadCounterKey(books));
    return item === null ? 0 : versionOf(item);
  }

  inBatches(books: Books, changes: readonly BalanceChange[]): BalanceChange[][] {
    return commitBatches(changes, (change) => this.#put(books, change));
  }

  async commit({ books, changes, closing }: Commit): Promise<CommitResult> {
    const actions = changes.flatMap((change) => this.#put(books, change));
    if (closing !== null) actions.push(...this.#close(closing));
    return transact(this.#client, actions);
  }

  #put(books: Books, change: BalanceChange): TransactionAction[] {
    const { postings, balance, fromVersion } = change;
    const key = keys.balanceKey(books, balance.project.id);
    const balanceItem = versionedItem(key, versionAfter(change), balanceToStored(balance));
    const items = postings.flatMap((posting) => postingItems(books, posting));
    return [
      ...items.map((item) => putIfAbsent(this.#tables.ledger, item)),
      putOverVersion(this.#tables.ledger, balanceItem, fromVersion),
    ];
  }

  /** Conditional: a number is given once. */
  #giveNumber(books: Books, seq: number): TransactionAction {
    const counter = versionedItem(keys.uploadCounterKey(books), seq, null);
    return putOverVersion(this.#tables.ledger, counter, seq - 1);
  }

  #close({ upload, fromVersion, bundle }: UploadChange): TransactionAction[] {
    const put = putOverVersion(this.#tables.ledger, uploadItem(upload), fromVersion);
    return bundle === null ? [put] : [put, putBundle(this.#tables.outbox, bundle)];
  }

  async #get(key: keys.Key): Promise<Record<string, unknown> | null> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#tables.ledger, Key: key, ConsistentRead: true }),
    );
    return answer.Item ?? null;
  }
}

function booksOf(item: unknown): Books {
  const books = readItem(item, (data) => booksSchema.parse(data));
  if (keys.booksKey(books).sk === skOf(item)) return books;
  throw itemDamaged(item, "it names other books than its key", null);
}

function numbersContended({ office, fiscalYear }: Books): Failure {
  return new Failure(
    "Other uploads of the same office kept taking the next number; this one is tried again.",
    { code: "upload-contended", retryable: true, context: { office, fiscalYear } },
  );
}

function uploadItem(upload: Upload): DataItem {
  return versionedItem(keys.uploadKey(upload.books, upload.uploadId), upload.version, uploadToStored(upload));
}

function storedBalanceOf(item: unknown): StoredBalance {
  return { balance: readItem(item, balanceFromStored), version: versionOf(item) };
}
