/** What the ledger's readings give when others write between them. */
import { describe, expect, test } from "vitest";
import { emptyHead } from "../../shared/domain/journal/journal-entry.ts";
import type { Item, ItemTable } from "../../shared/ports/item-table.ts";
import { balancePartition } from "../../shared/stores/ledger-keys.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { aPayment, aPosting, aProject } from "../support/builders.ts";
import { anEnd, aStart, begun, written } from "../support/ledger-entries.ts";
import { books } from "../support/uploads.ts";
import { aChange, manyChanges, storedAs } from "./ledger-fixtures.ts";

type Query = ItemTable["query"];

/** The table with other answers to its queries. */
function asking(table: ItemTable, query: Query): ItemTable {
  return { limits: table.limits, get: (key) => table.get(key), query, write: (write) => table.write(write) };
}

/** Somebody else acts so many times, each time before a reader comes to the last partition of the balances. */
function beside(table: ItemTable, times: number, act: () => Promise<unknown>): ItemTable {
  let left = times;
  return asking(table, async (pk, query) => {
    if (pk === balancePartition(books, 7) && left-- > 0) await act();
    return table.query(pk, query);
  });
}

describe("a reader of the ledger", () => {
  test("beside one entry that ends meanwhile sees it whole", async () => {
    const table = new MemoryItemTable();
    const ledger = new TableLedgerStore(table);
    const head = await written(ledger, anEnd());
    const changes = manyChanges(30, 2);
    const moving = beside(table, 1, () => ledger.end(anEnd(head, "b", { changes })));
    const reading = await new TableLedgerStore(moving).readLedger(books);
    expect(reading.head.lastSeq).toBe(2);
    expect(reading.balances).toEqual(storedAs(changes));
  });

  test("beside one that begins meanwhile sees nothing of it", async () => {
    const table = new MemoryItemTable();
    const ledger = new TableLedgerStore(table);
    const known = manyChanges(30);
    const head = await written(ledger, anEnd(emptyHead, "a", { changes: known }));
    const next = known.map(({ postings }) => aChange({ ...postings[0], seq: 2 }, postings));
    const moving = beside(table, 1, async () => {
      await ledger.append(books, await begun(ledger, aStart(head, "b")), next, 0);
    });
    const reading = await new TableLedgerStore(moving).readLedger(books);
    expect(reading.balances).toEqual(storedAs(known));
    expect(reading.ahead.size).toBe(30);
  });

  test("beside entries that never cease says that it cannot, and never mixes two of them", async () => {
    const table = new MemoryItemTable();
    const ledger = new TableLedgerStore(table);
    let head = await written(ledger, anEnd());
    const moving = beside(table, Number.POSITIVE_INFINITY, async () => {
      const seq = head.lastSeq + 1;
      const changes = [aChange({ seq, project: aProject({ name: `사업 ${seq}` }) })];
      head = await written(ledger, anEnd(head, `${seq}`.padStart(4, "0"), { changes }));
    });
    await expect(new TableLedgerStore(moving).readLedger(books)).rejects.toMatchObject({
      code: "ledger-moving",
      retryable: true,
    });
  });
});

describe("a posting in several chunks", () => {
  const entries = Array.from({ length: 60_000 }, (_, at) => aPayment("2020-10-31", BigInt(at) * 999_983n));
  const great = aPosting({ entries });

  test("that is seen in part, because it is just being written, is read again", async () => {
    const ledger = await hiding(2);
    expect(await ledger.readPostings(books, great.project.id, 1)).toEqual([great]);
  });

  test("that stays in part is an error to be tried later, never half a posting", async () => {
    const ledger = await hiding(1_000);
    await expect(ledger.readPostings(books, great.project.id, 1)).rejects.toMatchObject({
      code: "posting-torn",
      retryable: true,
    });
  });

  /** So many readings do not see the last item of what they ask for. */
  async function hiding(times: number): Promise<TableLedgerStore> {
    const table = new MemoryItemTable();
    const changes = [aChange(great)];
    await written(new TableLedgerStore(table), anEnd(emptyHead, "a", { changes }));
    let left = times;
    const query = async (...requested: Parameters<Query>): Promise<Item[]> => {
      const items = await table.query(...requested);
      return left-- > 0 ? items.slice(0, -1) : items;
    };
    return new TableLedgerStore(asking(table, query));
  }
});
