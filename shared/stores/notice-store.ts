/** Notices in a table: an item each, and while it is to be sent a second one in the list of what is pending. */
import * as z from "zod";
import { books as booksSchema } from "../contracts/values/primitives.ts";
import { storedNoticeFromJson, storedNoticeToJson } from "../contracts/stored/stored-notice.ts";
import type { Books } from "../domain/values/books.ts";
import { destinationText } from "../domain/notices/notice.ts";
import { dueMoment, type StoredNotice } from "../domain/notices/notice-state.ts";
import { everything, type ItemTable, type Put, transactionLimits } from "../ports/item-table.ts";
import type { NoticeAddress, NoticeStore, PendingNotice } from "../ports/notice-store.ts";
import * as keys from "./keys.ts";
import { dataItem, putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";
import { ascending } from "../domain/values/order.ts";

const pendingSchema = z.lazy(() =>
  z.object({
    books: booksSchema,
    at: z.string(),
    id: z.string(),
    until: z.string(),
    to: z.string(),
  }),
);

export class TableNoticeStore implements NoticeStore {
  /** A notice is two actions, itself and its place in the list; and a letter of 49 matters is some 80 KB of the 4 MB. */
  readonly maxNoticesPerSave = Math.min(Math.floor(transactionLimits.actions / 2), 40);
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async read({ books, at, id }: NoticeAddress): Promise<StoredNotice | null> {
    const item = await this.#table.get(keys.noticeKey(books, at, id));
    return item === null ? null : readItem(item, storedNoticeFromJson);
  }

  async save(notices: readonly StoredNotice[]): Promise<"saved" | "conflict"> {
    const puts = notices.flatMap((stored) => {
      const { books, at, id } = stored.notice;
      const item = versionedItem(keys.noticeKey(books, at, id), stored.version, storedNoticeToJson(stored));
      return [putOverVersion(item, stored.version - 1), ...pendingPuts(stored)];
    });
    const done = notices.filter((stored) => dueMoment(stored) === null);
    const deletes = done.map(({ notice: { books, at, id } }) => keys.pendingKey(books, at, id));
    const outcome = await this.#table.write(writeOf({ puts, deletes }));
    return outcome === "written" ? "saved" : "conflict";
  }

  async pending(books: Books | null): Promise<PendingNotice[]> {
    const prefix = books === null ? "" : keys.pendingPrefix(books);
    const items = await this.#table.query(keys.pendingPartition, everything(prefix));
    return items
      .map((item) => readItem(item, (data) => pendingSchema.parse(data)))
      .toSorted((a, b) => ascending(a.at, b.at));
  }

  async list(books: Books): Promise<StoredNotice[]> {
    const items = await this.#table.query(keys.noticePartition(books), everything());
    return items.map((item) => readItem(item, storedNoticeFromJson));
  }
}

/** Its place in the list, while there is something to be done. */
function pendingPuts(stored: StoredNotice): Put[] {
  const { books, at, id, to } = stored.notice;
  const until = dueMoment(stored);
  if (until === null) return [];
  const data = { books, at, id, until, to: destinationText(to) };
  return [{ item: dataItem(keys.pendingKey(books, at, id), data), when: "always" }];
}
