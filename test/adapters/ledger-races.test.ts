/** What becomes of the ledger's writes and readings when others are in between, or the power goes. */
import { describe, expect, test } from "vitest";
import type { Item, ItemTable } from "../../shared/ports/item-table.ts";
import type { BalanceChange } from "../../shared/ports/ledger-store.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { aBalance, aPayment, aPosting } from "../support/builders.ts";
import { aRegistration, books } from "../support/uploads.ts";

/** A table of which some answers are other ones. */
function but(table: ItemTable, changed: Partial<ItemTable>): ItemTable {
  return {
    get: (key) => table.get(key),
    query: (pk, query) => table.query(pk, query),
    write: (write) => table.write(write),
    ...changed,
  };
}

describe("an upload that is registered", () => {
  test("while others take the number it reached for gets the next one, and none is lost", async () => {
    const table = new MemoryItemTable();
    let refusals = 3;
    const write: ItemTable["write"] = (given) =>
      refusals-- > 0 ? Promise.resolve("conflict") : table.write(given);
    const ledger = new TableLedgerStore(but(table, { write }));
    const first = await ledger.registerUpload(aRegistration("a"));
    const second = await ledger.registerUpload(aRegistration("b"));
    expect([first.seq, second.seq]).toEqual([1, 2]);
    expect(await ledger.listUploads(books)).toEqual([first, second]);
  });

  test("and never gets its turn is tried again later, and leaves nothing behind", async () => {
    const table = new MemoryItemTable();
    const write = (): Promise<"conflict"> => Promise.resolve("conflict");
    const registering = new TableLedgerStore(but(table, { write })).registerUpload(aRegistration());
    await expect(registering).rejects.toMatchObject({ code: "upload-contended", retryable: true });
    const ledger = new TableLedgerStore(table);
    expect(await ledger.listUploads(books)).toEqual([]);
    expect((await ledger.registerUpload(aRegistration())).seq).toBe(1);
  });

  test("is never there without its books, nor they without it", async () => {
    const table = new MemoryItemTable();
    const write = (): Promise<never> => Promise.reject(new Error("the power went"));
    const broken = new TableLedgerStore(but(table, { write }));
    await expect(broken.registerUpload(aRegistration())).rejects.toThrow("the power went");
    const ledger = new TableLedgerStore(table);
    expect(await ledger.listUploads(books)).toEqual([]);
    expect(await ledger.listBooks()).toEqual([]);
    await ledger.registerUpload(aRegistration());
    expect(await ledger.listBooks()).toEqual([books]);
  });
});

describe("a posting in several chunks", () => {
  const entries = Array.from({ length: 60_000 }, (_, at) => aPayment("2020-10-31", BigInt(at) * 999_983n));
  const great = aPosting({ entries });

  test("that is seen in part, because it is just being written, is read again", async () => {
    const ledger = await hiding(2);
    expect(await ledger.readPostings(books, great.project.id)).toEqual([great]);
  });

  test("that stays in part is an error to be tried later, never half a posting", async () => {
    const ledger = await hiding(1_000);
    await expect(ledger.readPostings(books, great.project.id)).rejects.toMatchObject({
      code: "posting-torn",
      retryable: true,
    });
  });

  /** So many readings do not see the last item of what they ask for. */
  async function hiding(times: number): Promise<TableLedgerStore> {
    const table = new MemoryItemTable();
    const change: BalanceChange = { postings: [great], balance: aBalance(great), fromVersion: 0 };
    await new TableLedgerStore(table).commit({ books, changes: [change], closing: null });
    let left = times;
    const query = async (...asked: Parameters<ItemTable["query"]>): Promise<Item[]> => {
      const items = await table.query(...asked);
      return left-- > 0 ? items.slice(0, -1) : items;
    };
    return new TableLedgerStore(but(table, { query }));
  }
});
