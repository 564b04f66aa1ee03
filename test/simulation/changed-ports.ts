/** A port with some of its answers changed: what a planted bug is made of. */
import type { AlertStore } from "../../shared/ports/alert-store.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { NoticeStore } from "../../shared/ports/notice-store.ts";

export function but(ledger: LedgerStore, changed: Partial<LedgerStore>): LedgerStore {
  return {
    inBatches: (books, changes) => ledger.inBatches(books, changes),
    findUpload: (books, id) => ledger.findUpload(books, id),
    registerUpload: (upload) => ledger.registerUpload(upload),
    takeNumber: (books, decide) => ledger.takeNumber(books, decide),
    lastNumber: (books) => ledger.lastNumber(books),
    listUploads: (books) => ledger.listUploads(books),
    listBooks: () => ledger.listBooks(),
    readBalances: (books) => ledger.readBalances(books),
    readBalance: (books, id) => ledger.readBalance(books, id),
    readPostings: (books, id) => ledger.readPostings(books, id),
    commit: (commit) => ledger.commit(commit),
    ...changed,
  };
}

export function saving(alerts: AlertStore, save: AlertStore["save"]): AlertStore {
  return {
    maxChangesPerSave: alerts.maxChangesPerSave,
    readAlerts: (books) => alerts.readAlerts(books),
    readLog: (books) => alerts.readLog(books),
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
