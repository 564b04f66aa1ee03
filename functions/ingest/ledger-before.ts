/**
 * The ledger as it stood before an upload of which a crash left a part in it: what is found against the
 * rest must be what was found when it began, and not be found against its own half.
 */
import { rebuild } from "../../shared/domain/balance.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { inGroups } from "./in-groups.ts";

export interface LedgerBefore {
  /** Whether a part of the upload is in. */
  readonly isResumed: boolean;
  readonly balances: ReadonlyMap<ProjectId, StoredBalance>;
}

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

export async function ledgerBefore(
  ledger: Pick<LedgerStore, "readPostings">,
  { books, seq }: Pick<Upload, "books" | "seq">,
  balances: ReadonlyMap<ProjectId, StoredBalance>,
): Promise<LedgerBefore> {
  const written = [...balances].filter(([, { balance }]) => balance.lastSeq === seq);
  if (written.length === 0) return { isResumed: false, balances };
  const before = new Map(balances);
  for (const group of inGroups(written, maxReadsAtOnce)) {
    const histories = await Promise.all(group.map(([id]) => ledger.readPostings(books, id)));
    for (const [at, [id, { version }]] of group.entries()) {
      const balance = rebuild((histories[at] ?? []).filter((posting) => posting.seq !== seq));
      if (balance === null) before.delete(id);
      else before.set(id, { balance, version: version - 1 });
    }
  }
  return { isResumed: true, balances: before };
}
