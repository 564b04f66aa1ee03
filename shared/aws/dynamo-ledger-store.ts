/** The ledger on DynamoDB, or on any engine that speaks its protocol. */
import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import * as z from "zod";
import { books as booksSchema } from "../contracts/primitives.ts";
import { balanceFromStored, balanceToStored } from "../contracts/stored-balance.ts";
import { storedCount } from "../contracts/stored-numbers.ts";
import { postingFromStored, postingToStored } from "../contracts/stored-posting.ts";
import { uploadFromStored, uploadToStored } from "../contracts/stored-upload.ts";
import type { Books } from "../domain/books.ts";
import type { Posting } from "../domain/posting.ts";
import type { ProjectId } from "../domain/project.ts";
import type { Upload } from "../domain/upload.ts";
import type { Commit, CommitResult, LedgerStore, StoredBalance, UploadClosing } from "../ports/ledger-store.ts";
import * as keys from "./keys.ts";
import { putBundle } from "./outbox-item.ts";
import { queryAll } from "./query-all.ts";
import { maxTransactionActions, putIfAbsent, putOverVersion, transact, type TransactionAction } from "./transact.ts";

export interface LedgerTables {
  readonly ledger: string;
  readonly outbox: string;
}

/** A change is two actions, posting and balance; a closing is two more, upload and events. */
const maxChangesPerCommit = Math.floor((maxTransactionActions - 2) / 2);

export class DynamoLedgerStore implements LedgerStore {
  readonly maxChangesPerCommit = maxChangesPerCommit;
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: LedgerTables;

  constructor(client: DynamoDBDocumentClient, tables: LedgerTables) {
    this.#client = client;
    this.#tables = tables;
  }

  async findUpload(books: Books, uploadId: string): Promise<Upload | null> {
    const item = await this.#get(keys.uploadKey(books, uploadId));
    return item === null ? null : uploadFromStored(item);
  }

  async registerUpload(upload: Omit<Upload, "seq" | "version" | "outcome">): Promise<Upload> {
    const { books, uploadId } = upload;
    const seq = await this.#nextSeq(books);
    const registered: Upload = { ...upload, seq, version: 1, outcome: { state: "received" } };
    const item = { ...keys.uploadKey(books, uploadId), ...uploadToStored(registered) };
    const { outcome } = await transact(this.#client, [putIfAbsent(this.#tables.ledger, item)]);
    if (outcome === "conflict") {
      const earlier = await this.findUpload(books, uploadId);
      if (earlier !== null) return earlier;
    }
    await this.#rememberBooks(books);
    return registered;
  }

  async listUploads(books: Books): Promise<Upload[]> {
    const items = await queryAll(this.#client, this.#tables.ledger, keys.uploadPartition(books));
    return items.map(uploadFromStored).toSorted((a, b) => a.seq - b.seq);
  }

  async listBooks(): Promise<Books[]> {
    const items = await queryAll(this.#client, this.#tables.ledger, keys.booksPartition);
    return items.map(({ office, fiscalYear }) => booksSchema.parse({ office, fiscalYear: storedCount.parse(fiscalYear) }));
  }

  async readBalances(books: Books): Promise<Map<ProjectId, StoredBalance>> {
    const shards = Array.from({ length: keys.balanceShards }, (_, shard) => keys.balancePartition(books, shard));
    const pages = await Promise.all(shards.map((shard) => queryAll(this.#client, this.#tables.ledger, shard)));
    const stored = pages.flat().map(balanceFromStored);
    return new Map(stored.map((each) => [each.balance.project.id, each]));
  }

  async readBalance(books: Books, projectId: ProjectId): Promise<StoredBalance | null> {
    const item = await this.#get(keys.balanceKey(books, projectId));
    return item === null ? null : balanceFromStored(item);
  }

  async readPostings(books: Books, projectId: ProjectId): Promise<Posting[]> {
    const items = await queryAll(this.#client, this.#tables.ledger, keys.postingPartition(books, projectId));
    return items.map(postingFromStored);
  }

  async commit({ books, changes, closing }: Commit): Promise<CommitResult> {
    const actions = changes.flatMap(({ posting, balance, fromVersion }): TransactionAction[] => {
      const { id } = balance.project;
      const postingItem = { ...keys.postingKey(books, id, posting.seq), ...postingToStored(posting) };
      const balanceItem = { ...keys.balanceKey(books, id), ...balanceToStored(balance, fromVersion + 1) };
      return [
        putIfAbsent(this.#tables.ledger, postingItem),
        putOverVersion(this.#tables.ledger, balanceItem, fromVersion),
      ];
    });
    if (closing !== null) actions.push(...this.#close(books, closing));
    return transact(this.#client, actions);
  }

  #close(books: Books, { upload, fromVersion, bundle }: UploadClosing): TransactionAction[] {
    const item = { ...keys.uploadKey(books, upload.uploadId), ...uploadToStored(upload) };
    return [putOverVersion(this.#tables.ledger, item, fromVersion), putBundle(this.#tables.outbox, bundle)];
  }

  async #nextSeq(books: Books): Promise<number> {
    const answer = await this.#client.send(
      new UpdateCommand({
        TableName: this.#tables.ledger,
        Key: keys.uploadCounterKey(books),
        UpdateExpression: "ADD #seq :one",
        ExpressionAttributeNames: { "#seq": "seq" },
        ExpressionAttributeValues: { ":one": 1 },
        ReturnValues: "UPDATED_NEW",
      }),
    );
    return z.object({ seq: storedCount }).parse(answer.Attributes).seq;
  }

  async #rememberBooks(books: Books): Promise<void> {
    try {
      await this.#client.send(
        new PutCommand({
          TableName: this.#tables.ledger,
          Item: { ...keys.booksKey(books), ...books },
          ConditionExpression: "attribute_not_exists(pk)",
        }),
      );
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }

  async #get(key: keys.Key): Promise<Record<string, unknown> | null> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#tables.ledger, Key: key, ConsistentRead: true }),
    );
    return answer.Item ?? null;
  }
}
