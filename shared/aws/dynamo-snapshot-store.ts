/** The index of snapshots on DynamoDB, over files that are written once. */
import { type DynamoDBDocumentClient, GetCommand } from "@aws-sdk/lib-dynamodb";
import { entryFromStored, headFromStored, nameFromStored } from "../contracts/stored-snapshot.ts";
import type { Books } from "../domain/books.ts";
import type { SnapshotName } from "../domain/snapshot.ts";
import { linkOf, type SnapshotEntry, type SnapshotHead } from "../domain/snapshot-chain.ts";
import type { SnapshotFiles } from "../ports/snapshot-files.ts";
import type { SnapshotAdding, SnapshotStore } from "../ports/snapshot-store.ts";
import { dataItem, itemDamaged, readItem, versionedItem, versionOf } from "./data-item.ts";
import type { LedgerTables } from "./dynamo-ledger-store.ts";
import * as keys from "./keys.ts";
import { putBundle } from "./outbox-item.ts";
import { queryAll } from "./query-all.ts";
import { putIfAbsent, putOverVersion, transact } from "./transact.ts";

export class DynamoSnapshotStore implements SnapshotStore {
  readonly #client: DynamoDBDocumentClient;
  readonly #tables: LedgerTables;
  readonly #files: SnapshotFiles;

  constructor(client: DynamoDBDocumentClient, tables: LedgerTables, files: SnapshotFiles) {
    this.#client = client;
    this.#tables = tables;
    this.#files = files;
  }

  async list(books: Books): Promise<SnapshotEntry[]> {
    const items = await queryAll(this.#client, this.#tables.ledger, keys.snapshotPartition(books));
    return items.map((item) => readItem(item, entryFromStored)).toSorted((a, b) => a.number - b.number);
  }

  async head(books: Books): Promise<SnapshotHead | null> {
    const item = await this.#get(keys.snapshotHeadKey(books));
    if (item === null) return null;
    const head = readItem(item, headFromStored);
    if (versionOf(item) === head.number) return head;
    throw itemDamaged(item, "its number is another than its version", null);
  }

  read(books: Books, entry: SnapshotEntry): Promise<Uint8Array | null> {
    return this.#files.read(keys.snapshotFileKey(books, entry));
  }

  async add({ books, entry, bytes, bundle }: SnapshotAdding): Promise<"stored" | "conflict"> {
    // The file first: what the index lists is there whole.
    await this.#files.put(keys.snapshotFileKey(books, entry), bytes);
    const { ledger, outbox } = this.#tables;
    const head: SnapshotHead = { ...linkOf(entry), number: entry.number };
    const answers = entry.requestId === null ? [] : [this.#answer(books, entry.requestId, entry)];
    const { outcome } = await transact(this.#client, [
      putIfAbsent(ledger, dataItem(keys.snapshotKey(books, entry), entry)),
      putOverVersion(
        ledger,
        versionedItem(keys.snapshotHeadKey(books), entry.number, head),
        entry.number - 1,
      ),
      ...answers,
      putBundle(outbox, bundle),
    ]);
    return outcome === "committed" ? "stored" : "conflict";
  }

  async answered(books: Books, requestId: string): Promise<SnapshotName | null> {
    const item = await this.#get(keys.snapshotRequestKey(books, requestId));
    return item === null ? null : readItem(item, nameFromStored);
  }

  async answer(books: Books, requestId: string, name: SnapshotName): Promise<void> {
    await transact(this.#client, [this.#answer(books, requestId, name)]);
  }

  #answer(books: Books, requestId: string, { asOf, version }: SnapshotName) {
    return putIfAbsent(
      this.#tables.ledger,
      dataItem(keys.snapshotRequestKey(books, requestId), { asOf, version }),
    );
  }

  async #get(key: keys.Key): Promise<Record<string, unknown> | null> {
    const answer = await this.#client.send(
      new GetCommand({ TableName: this.#tables.ledger, Key: key, ConsistentRead: true }),
    );
    return answer.Item ?? null;
  }
}
