/** The read log in a table: one item a download, and one for all looks of a person at a thing within an hour. */
import { readRecord, type ReadRecord } from "../contracts/api/bodies/reads.ts";
import type { Books } from "../domain/values/books.ts";
import { repeatWhileOvertaken } from "../domain/values/repeat-while-overtaken.ts";
import { everything, type ItemTable } from "../ports/item-table.ts";
import type { ReadLog, ReadPage, ReadRange, ReadThing } from "../ports/audit-trail.ts";
import * as keys from "./keys.ts";
import { dataItem, putIfAbsent, putOverVersion, readItem, versionedItem, writeOf } from "./stored-items.ts";

/** A person's page asks for a thing some times at once, not a hundred. */
const contention = {
  maxAttempts: 20,
  message: "The same look was counted by others again and again at the same moment. Try again.",
  code: "read-log-busy",
};

/** One transaction's worth. */
const forgottenAtOnce = 100;

export class TableReadLog implements ReadLog {
  readonly #table: ItemTable;

  constructor(table: ItemTable) {
    this.#table = table;
  }

  async record(books: Books, read: ReadThing, id: string): Promise<void> {
    const { at, by, ...thing } = read;
    const first: ReadRecord = {
      ...thing,
      by: { name: by.name, role: by.role, subject: by.subject },
      first: at,
      last: at,
      count: 1,
    };
    if (read.kind === "download") {
      const item = dataItem(keys.downloadKey(books, at, id), first);
      await this.#table.write(writeOf({ puts: [putIfAbsent(item)] }));
      return;
    }
    const key = keys.viewKey(books, read);
    await repeatWhileOvertaken(contention, async () => {
      const known = await this.#table.get(key);
      const before = known === null ? null : readItem(known, (data) => readRecord.parse(data));
      const record = before === null ? first : { ...before, last: at, count: before.count + 1 };
      const put = putOverVersion(versionedItem(key, record.count, record), before?.count ?? 0);
      return (await this.#table.write(writeOf({ puts: [put] }))) === "written" ? record : null;
    });
  }

  async page(books: Books, range: ReadRange, limit: number, cursor: string | null): Promise<ReadPage> {
    const bounds = [cursor, range.before === null ? null : keys.readHour(range.before)];
    const before = bounds.filter((each) => each !== null).toSorted()[0] ?? null;
    const items = await this.#table.query(keys.readPartition(books), {
      ...everything(),
      after: range.from === null ? null : keys.readHour(range.from),
      before,
      // One more, which tells whether there is a next page.
      limit: limit + 1,
      order: "descending",
    });
    const page = items.slice(0, limit);
    return {
      records: page.map((item) => readItem(item, (data) => readRecord.parse(data))),
      next: items.length > limit ? (page.at(-1)?.sk ?? null) : null,
    };
  }

  async forget(books: Books, before: string): Promise<number> {
    const query = { ...everything(), before: keys.readHour(before), limit: forgottenAtOnce };
    let count = 0;
    for (;;) {
      const items = await this.#table.query(keys.readPartition(books), query);
      if (items.length === 0) return count;
      await this.#table.write(writeOf({ deletes: items.map(({ pk, sk }) => ({ pk, sk })) }));
      count += items.length;
    }
  }
}
