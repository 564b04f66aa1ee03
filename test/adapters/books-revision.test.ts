// The word for the state of some books is another one after everything that is stored, and the same until then.
import { describe, expect, test } from "vitest";
import type { Books } from "../../shared/domain/values/books.ts";
import { emptyHead } from "../../shared/domain/journal/journal-entry.ts";
import { TableAlertStore } from "../../shared/stores/alert-store.ts";
import { TableBooksRevision } from "../../shared/stores/books-revision.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TablePolicyStore } from "../../shared/stores/policy-store.ts";
import { anEnd, aStart, headOf } from "../support/ledger-entries.ts";
import { anAlert, anUpload, books } from "../support/uploads.ts";

describe("the revision of books", () => {
  test("moves with each step of an entry, policy and alert, and with last year's books, and not by itself", async () => {
    const table = new MemoryItemTable();
    const ledger = new TableLedgerStore(table);
    const alerts = new TableAlertStore(table);
    const policies = new TablePolicyStore(table);
    const revisions = new TableBooksRevision(table);
    const at = "2020-11-02T00:00:00.000Z";
    const seen = [await revisions.revision(books)];
    const after = async (act: () => Promise<unknown>): Promise<void> => {
      await act();
      seen.push(await revisions.revision(books));
      expect(await revisions.revision(books)).toBe(seen.at(-1));
    };
    const start = aStart();
    await after(() => ledger.begin(start));
    await after(() => ledger.end(anEnd(headOf(start))));
    await after(async () => policies.add(books, await policies.current(books), "김담당", at));
    await after(() =>
      alerts.save({ books, changes: [{ alert: anAlert(), change: "raised", at }], bundle: null }),
    );
    // A clock that is behind writes before the newest entry.
    const earlier = {
      alert: anAlert({ version: 2 }),
      change: "acknowledged",
      at: "2020-11-01T00:00:00.000Z",
    } as const;
    await after(() => alerts.save({ books, changes: [earlier], bundle: null }));
    const lastYear = { ...books, fiscalYear: books.fiscalYear - 1 };
    await after(() => ledger.end(anEnd(emptyHead, "b", entryOf(lastYear))));
    expect(new Set(seen).size).toBe(seen.length);
    const others = { ...books, office: "4573000" };
    const other = await revisions.revision(others);
    await ledger.end(anEnd(headOf(anEnd(headOf(start))), "c"));
    expect(await revisions.revision(others)).toBe(other);
  });
});

function entryOf(of: Books) {
  return { upload: { upload: anUpload("b", { books: of }), fromVersion: 0 } };
}
