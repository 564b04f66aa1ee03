/** Snapshots in a table in memory, over files; a test may damage both. */
import type { SnapshotEntry, SnapshotHead, SnapshotName } from "../../shared/domain/snapshots/snapshot.ts";
import type { Books } from "../../shared/domain/values/books.ts";
import type { Item, ItemKey } from "../../shared/ports/item-table.ts";
import { snapshotHeadKey, snapshotKey } from "../../shared/stores/keys.ts";
import type { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableSnapshotStore } from "../../shared/stores/snapshot-store.ts";
import { dataItem, versionedItem, writeOf } from "../../shared/stores/stored-items.ts";
import type { MemoryOutbox } from "./memory-outbox.ts";
import { MemorySnapshotFiles } from "./memory-snapshot-files.ts";

export class MemorySnapshotStore extends TableSnapshotStore {
  readonly files: MemorySnapshotFiles;
  readonly #table: MemoryItemTable;

  constructor({ table }: MemoryOutbox) {
    const files = new MemorySnapshotFiles();
    super(table, files);
    this.files = files;
    this.#table = table;
  }

  /** Another entry in the place of that one. */
  setEntry(books: Books, name: SnapshotName, entry: SnapshotEntry): Promise<unknown> {
    return this.#put(dataItem(snapshotKey(books, name), entry));
  }

  removeEntries(books: Books, ...names: readonly SnapshotName[]): Promise<unknown> {
    return this.#remove(names.map((name) => snapshotKey(books, name)));
  }

  setHead(books: Books, head: SnapshotHead): Promise<unknown> {
    return this.#put(versionedItem(snapshotHeadKey(books), head.number, head));
  }

  removeHead(books: Books): Promise<unknown> {
    return this.#remove([snapshotHeadKey(books)]);
  }

  #put(item: Item): Promise<unknown> {
    return this.#table.write(writeOf({ puts: [{ item, when: "always" }] }));
  }

  #remove(deletes: readonly ItemKey[]): Promise<unknown> {
    return this.#table.write(writeOf({ deletes }));
  }
}
