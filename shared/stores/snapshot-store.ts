/** The index of snapshots in a table, over files that are written once. */
import { itemCorrupt } from "../contracts/stored/corrupt-item.ts";
import { entryFromStored, headFromStored, nameFromStored } from "../contracts/stored/stored-snapshot.ts";
import {
  linkOf,
  type SnapshotEntry,
  type SnapshotHead,
  type SnapshotName,
} from "../domain/snapshots/snapshot.ts";
import type { Books } from "../domain/values/books.ts";
import { everything, type ItemTable, type Put } from "../ports/item-table.ts";
import type { SnapshotAdding, SnapshotFiles, SnapshotStore } from "../ports/snapshot-store.ts";
import * as keys from "./keys.ts";
import {
  dataItem,
  putIfAbsent,
  putOverVersion,
  readItem,
  versionedItem,
  versionOf,
  writeOf,
} from "./stored-items.ts";

export class TableSnapshotStore implements SnapshotStore {
  readonly #table: ItemTable;
  readonly #files: SnapshotFiles;

  constructor(table: ItemTable, files: SnapshotFiles) {
    this.#table = table;
    this.#files = files;
  }

  async list(books: Books): Promise<SnapshotEntry[]> {
    const items = await this.#table.query(keys.snapshotPartition(books), everything());
    return items.map((item) => readItem(item, entryFromStored)).toSorted((a, b) => a.number - b.number);
  }

  async head(books: Books): Promise<SnapshotHead | null> {
    const item = await this.#table.get(keys.snapshotHeadKey(books));
    if (item === null) return null;
    const head = readItem(item, headFromStored);
    if (versionOf(item) === head.number) return head;
    throw itemCorrupt(item, "its number is another than its version", null);
  }

  read(books: Books, entry: SnapshotEntry): Promise<Uint8Array | null> {
    return this.#files.read(keys.snapshotFileKey(books, entry));
  }

  async add({ books, entry, bytes, bundle }: SnapshotAdding): Promise<"stored" | "conflict"> {
    // The file first: what the index lists is there whole.
    await this.#files.put(keys.snapshotFileKey(books, entry), bytes);
    const head: SnapshotHead = { ...linkOf(entry), number: entry.number };
    const answers = entry.requestId === null ? [] : [answerPut(books, entry.requestId, entry)];
    const puts = [
      putIfAbsent(dataItem(keys.snapshotKey(books, entry), entry)),
      putOverVersion(versionedItem(keys.snapshotHeadKey(books), entry.number, head), entry.number - 1),
      ...answers,
    ];
    const outcome = await this.#table.write(writeOf({ puts, bundle }));
    return outcome === "written" ? "stored" : "conflict";
  }

  async answered(books: Books, requestId: string): Promise<SnapshotName | null> {
    const item = await this.#table.get(keys.snapshotRequestKey(books, requestId));
    return item === null ? null : readItem(item, nameFromStored);
  }

  async answer(books: Books, requestId: string, name: SnapshotName): Promise<void> {
    await this.#table.write(writeOf({ puts: [answerPut(books, requestId, name)] }));
  }
}

function answerPut(books: Books, requestId: string, { asOf, version }: SnapshotName): Put {
  return putIfAbsent(dataItem(keys.snapshotRequestKey(books, requestId), { asOf, version }));
}
