/** What every audit trail promises, and that whoever writes past it is found out. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyAudit } from "../../functions/api/verify-audit.ts";
import type { AuditEntry, AuditTrail } from "../../shared/ports/audit-trail.ts";
import { everything, type Item, type ItemTable } from "../../shared/ports/item-table.ts";
import * as keys from "../../shared/stores/keys.ts";
import { dataItem, writeOf } from "../../shared/stores/stored-items.ts";
import { books } from "../support/uploads.ts";

export interface AuditFixture {
  readonly open: () => Promise<{ readonly trail: AuditTrail; readonly table: ItemTable }>;
  readonly close: () => Promise<void>;
}

export function describeAuditTrail(begin: () => Promise<AuditFixture>, name: string): void {
  describe(`an audit trail in ${name}`, () => {
    let fixture: AuditFixture;
    let trail: AuditTrail;
    let table: ItemTable;
    beforeAll(async () => {
      fixture = await begin();
    });
    afterAll(() => fixture.close());
    beforeEach(async () => {
      ({ trail, table } = await fixture.open());
    });

    test("gives entries back as they were written, the newest first, in pages", async () => {
      const entries = [1, 2, 3, 4, 5].map(entryOf);
      for (const [at, entry] of entries.entries()) await trail.append(books, entry, `id-${at}`);
      const first = await trail.read(books, 2, null);
      const second = await trail.read(books, 2, first.next);
      const third = await trail.read(books, 2, second.next);
      const read = [...first.entries, ...second.entries, ...third.entries];
      expect(read).toEqual(entries.toReversed());
      expect(third.next).toBeNull();
    });

    test("keeps the first of one id, whatever is written later", async () => {
      await trail.append(books, entryOf(1), "same");
      await trail.append(books, { ...entryOf(1), target: "another" }, "same");
      expect((await trail.read(books, 10, null)).entries).toEqual([entryOf(1)]);
    });

    test("keeps books and the installation apart", async () => {
      await trail.append(books, entryOf(1), "id");
      expect(await trail.read("installation", 10, null)).toEqual({ entries: [], next: null });
      await trail.append("installation", entryOf(2), "id");
      expect((await trail.read("installation", 10, null)).entries).toEqual([entryOf(2)]);
      expect(await trail.read({ ...books, fiscalYear: 2021 }, 10, null)).toEqual({ entries: [], next: null });
    });

    test("chains each entry to the one before it, also of writers that come at once and of clocks that go back", async () => {
      const entries = [5, 3, 1, 4, 2].map(entryOf);
      await Promise.all(entries.map((entry, at) => trail.append(books, entry, `id-${at}`)));
      await trail.append(books, entryOf(0), "last");
      expect((await verify()).checked).toBe(6);
      expect(await problems()).toEqual([]);
      expect(await trail.head(books)).toMatchObject({ number: 6 });
      const { entries: chained } = await trail.readChain(books);
      expect(chained.map(({ number }) => number).toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
    });

    test.each<{ what: string; tamper: () => Promise<void>; found: readonly string[] }>([
      {
        what: "an entry that was altered",
        tamper: () => replace(2, (text) => text.replace("2020/2", "2020/9")),
        found: ["audit-differs #2"],
      },
      {
        what: "the last entry that was altered",
        tamper: () => replace(4, (text) => text.replace("done", "refused")),
        found: ["audit-differs #4"],
      },
      {
        what: "an entry whose hash alone was altered",
        tamper: () => replace(3, (text) => text.replace(/"hash":"./, '"hash":"g')),
        found: ["audit-differs #3"],
      },
      { what: "an entry that was removed", tamper: () => remove(2), found: ["audit-missing #2"] },
      { what: "the first that was removed", tamper: () => remove(1), found: ["audit-missing #1"] },
      { what: "the last that was removed", tamper: () => remove(4), found: ["audit-missing #4"] },
      {
        what: "a copy of an entry under another name",
        tamper: async () => put({ ...(await itemOf(3)), sk: "2020-11-02T00:00:03.500Z#forged" }),
        found: ["audit-unexpected #3"],
      },
      {
        what: "an entry without a place in the chain",
        tamper: () => put(dataItem(keys.auditKey(books, entryOf(3).at, "forged"), entryOf(3))),
        found: ["audit-differs before the chain"],
      },
      {
        what: "an entry after the head",
        tamper: async () => {
          const item = await itemOf(4);
          await put({
            ...item,
            sk: "2020-11-02T00:00:09.000Z#forged",
            data: item.data.replace('"number":4', '"number":5'),
          });
        },
        found: ["audit-unexpected #5"],
      },
      {
        what: "an entry that is none",
        tamper: () => replace(2, () => "{"),
        found: ["item-damaged", "audit-missing #2"],
      },
      {
        what: "two entries that were altered, the first of them first",
        tamper: async () => {
          await replace(1, (text) => text.replace("김담당", "이담당"));
          await replace(3, (text) => text.replace("김담당", "이담당"));
        },
        found: ["audit-differs #1", "audit-differs #3"],
      },
      {
        what: "a chain whose head was taken away",
        tamper: () => write({ deletes: [keys.auditHeadKey(books)] }),
        found: ["audit-missing #4 head"],
      },
    ])("names $what past it", async ({ tamper, found }) => {
      for (const second of [1, 2, 3, 4]) await trail.append(books, entryOf(second), `id-${second}`);
      expect(await problems()).toEqual([]);
      await tamper();
      const named = await problems();
      expect(named).toHaveLength(found.length);
      for (const [at, text] of found.entries()) expect(named[at]).toContain(text);
    });

    test("begins with the entries that were there before it, and guards them", async () => {
      const earlier = dataItem(keys.auditKey(books, entryOf(1).at, "old"), entryOf(1));
      await put(earlier);
      expect(await problems()).toEqual([]);
      await trail.append(books, entryOf(2), "new");
      expect((await trail.read(books, 10, null)).entries).toEqual([entryOf(2), entryOf(1)]);
      expect(await problems()).toEqual([]);
      await put({ ...earlier, data: earlier.data.replace("done", "refused") });
      expect(await problems()).toEqual([expect.stringContaining("audit-differs before the chain")]);
    });

    const verify = () => verifyAudit(books, { audit: trail });

    async function problems(): Promise<string[]> {
      return (await verify()).discrepancies.map((each) => `${each.code} ${each.name}`);
    }

    async function itemOf(number: number): Promise<Item> {
      const items = await table.query(keys.auditPartition(books), everything());
      const item = items.find(({ data }) => data.includes(`"number":${number},`));
      if (item === undefined) throw new RangeError(`There is no entry ${number}`);
      return item;
    }

    async function replace(number: number, change: (text: string) => string): Promise<void> {
      const item = await itemOf(number);
      await put({ ...item, data: change(item.data) });
    }

    async function remove(number: number): Promise<void> {
      await write({ deletes: [await itemOf(number)] });
    }

    function put(item: Item): Promise<void> {
      return write({ puts: [{ item, when: "always" }] });
    }

    async function write(past: Parameters<typeof writeOf>[0]): Promise<void> {
      await table.write(writeOf(past));
    }
  });
}

function entryOf(second: number): AuditEntry {
  return {
    at: `2020-11-02T00:00:0${second}.000Z`,
    by: { subject: "test", name: "김담당", role: "finance" },
    act: "set-policy",
    target: `2020/${second}`,
    outcome: "done",
    before: { version: second },
    after: null,
  };
}
