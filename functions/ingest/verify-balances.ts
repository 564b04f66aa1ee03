/** Every balance of the ledger against the fold of the postings that the files give. */
import { balanceToStored } from "../../shared/contracts/stored-balance.ts";
import { rebuild } from "../../shared/domain/balance.ts";
import type { Books } from "../../shared/domain/books.ts";
import { differences } from "../../shared/domain/differences.ts";
import { discrepanciesOf, type Discrepancy, discrepancyOf } from "../../shared/domain/discrepancy.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { StoredBalance } from "../../shared/ports/ledger-store.ts";
import type { ReplayedLedger } from "./replayed-ledger.ts";

/** @param stored null for one that cannot be read, which is told by itself. */
export async function verifyBalances(
  books: Books,
  stored: ReadonlyMap<ProjectId, StoredBalance | null>,
  replayed: ReplayedLedger,
): Promise<Discrepancy[]> {
  const found: Discrepancy[] = [];
  const ids = new Set(replayed.ids);
  for (const projectId of ids) {
    const postings = await replayed.readPostings(books, projectId);
    const balance = rebuild(postings);
    const is = stored.get(projectId);
    if (balance === null || is === null) continue;
    if (is === undefined) {
      found.push(discrepancyOf("balance-missing", { projectId }));
      continue;
    }
    const parted = differences(
      { ...balanceToStored(balance), version: postings.length },
      { ...balanceToStored(is.balance), version: is.version },
    );
    found.push(...discrepanciesOf("balance-differs", { projectId }, parted));
  }
  for (const [projectId, is] of stored)
    if (is !== null && !ids.has(projectId)) found.push(discrepancyOf("balance-unexpected", { projectId }));
  return found;
}
