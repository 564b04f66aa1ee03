/** A port with some of its answers changed: what a planted bug is made of. */
import type { TableWrite, ItemTable } from "../../shared/ports/item-table.ts";
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { BalanceChange, LedgerReading, LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";

export function but(ledger: LedgerStore, changed: Partial<LedgerStore>): LedgerStore {
  return {
    digestOf: (text) => ledger.digestOf(text),
    readHead: (books) => ledger.readHead(books),
    readEntry: (books, seq) => ledger.readEntry(books, seq),
    readJournal: (books, after, limit) => ledger.readJournal(books, after, limit),
    pageJournal: (books, before, limit) => ledger.pageJournal(books, before, limit),
    readLedger: (books) => ledger.readLedger(books),
    readBalances: (books) => ledger.readBalances(books),
    readLedgerAt: (books, date) => ledger.readLedgerAt(books, date),
    readPostings: (books, id, through) => ledger.readPostings(books, id, through),
    readConfirmed: (books) => ledger.readConfirmed(books),
    findUpload: (books, id) => ledger.findUpload(books, id),
    pageUploads: (books, before, limit) => ledger.pageUploads(books, before, limit),
    listUploads: (books) => ledger.listUploads(books),
    listBooks: () => ledger.listBooks(),
    inBatches: (books, changes) => ledger.inBatches(books, changes),
    lanes: ledger.lanes,
    begin: (start) => ledger.begin(start),
    append: (books, running, changes, lane) => ledger.append(books, running, changes, lane),
    end: (end) => ledger.end(end),
    ...changed,
  };
}

/** What entries write of projects, changed on its way. */
export function writing(
  ledger: LedgerStore,
  changed: (changes: readonly BalanceChange[]) => readonly BalanceChange[],
): LedgerStore {
  return but(ledger, {
    append: (books, running, changes, lane) => ledger.append(books, running, changed(changes), lane),
    end: (end) => ledger.end({ ...end, changes: changed(end.changes) }),
  });
}

/** What is read of the whole ledger, changed on its way. */
export function reading(
  ledger: LedgerStore,
  changed: (reading: LedgerReading) => LedgerReading,
): LedgerStore {
  const readLedger = async (books: Parameters<LedgerStore["readLedger"]>[0]): Promise<LedgerReading> =>
    changed(await ledger.readLedger(books));
  return but(ledger, { readLedger, readBalances: async (books) => (await readLedger(books)).balances });
}

export function tableWriting(table: ItemTable, changed: (write: TableWrite) => TableWrite): ItemTable {
  return {
    limits: table.limits,
    get: (key) => table.get(key),
    query: (pk, query) => table.query(pk, query),
    write: (write) => table.write(changed(write)),
  };
}

export function saving(alerts: AlertStore, save: AlertStore["save"]): AlertStore {
  return {
    maxChangesPerSave: alerts.maxChangesPerSave,
    readAlerts: (books) => alerts.readAlerts(books),
    readLog: (books) => alerts.readLog(books),
    noteFirstLoad: (books, found) => alerts.noteFirstLoad(books, found),
    readFirstLoad: (books) => alerts.readFirstLoad(books),
    save,
  };
}

export function storing(notices: NoticeStore, save: NoticeStore["save"]): NoticeStore {
  return {
    maxNoticesPerSave: notices.maxNoticesPerSave,
    read: (address) => notices.read(address),
    pending: (books) => notices.pending(books),
    list: (books) => notices.list(books),
    save,
  };
}
