/** A ledger whose every access a test may act before or after: to crash there, or to let somebody else write. */
import { Failure } from "../../shared/domain/failure.ts";
import type { Commit, LedgerStore } from "../../shared/ports/ledger-store.ts";

export interface Watch {
  /** @param count how many commits were asked for before this one. */
  readonly beforeCommit?: (count: number, commit: Commit) => Promise<void> | void;
  /** After it was stored, and before the caller hears of it. */
  readonly afterCommit?: (count: number, commit: Commit) => Promise<void> | void;
  /** Before each access of any kind. */
  readonly beforeAccess?: () => Promise<void>;
}

export function watchedLedger(ledger: LedgerStore, watch: Watch): LedgerStore {
  let count = 0;
  const access = async <Result>(act: () => Promise<Result>): Promise<Result> => {
    await watch.beforeAccess?.();
    return act();
  };
  return {
    inBatches: (books, changes) => ledger.inBatches(books, changes),
    findUpload: (books, uploadId) => access(() => ledger.findUpload(books, uploadId)),
    registerUpload: (upload) => access(() => ledger.registerUpload(upload)),
    takeNumber: (books, decide) => access(() => ledger.takeNumber(books, decide)),
    lastNumber: (books) => access(() => ledger.lastNumber(books)),
    listUploads: (books) => access(() => ledger.listUploads(books)),
    listBooks: () => access(() => ledger.listBooks()),
    readBalances: (books) => access(() => ledger.readBalances(books)),
    readBalance: (books, projectId) => access(() => ledger.readBalance(books, projectId)),
    readPostings: (books, projectId) => access(() => ledger.readPostings(books, projectId)),
    commit: (commit) =>
      access(async () => {
        const at = count++;
        await watch.beforeCommit?.(at, commit);
        const result = await ledger.commit(commit);
        await watch.afterCommit?.(at, commit);
        return result;
      }),
  };
}

/** The process dies at its nth commit (from 0), before it is stored or before its answer is heard. */
export function crashingLedger(ledger: LedgerStore, nth: number, when: "before" | "after"): LedgerStore {
  const crash = (count: number): void => {
    if (count >= nth) throw crashed;
  };
  return watchedLedger(ledger, when === "before" ? { beforeCommit: crash } : { afterCommit: crash });
}

export const crashed = new Failure("The process died", { code: "crashed", retryable: true });
