/** The balances that the ledger has; where one of them is damaged each by itself, so that the others are still verified. */
import type { Books } from "../../shared/domain/books.ts";
import { readOrDamage } from "../../shared/domain/damage.ts";
import type { Discrepancy } from "../../shared/domain/discrepancy.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { appliedOf } from "./replay-acts.ts";
import { reopenFile } from "./replay-file.ts";

export interface StoredBalances {
  /** Null for one that cannot be read. */
  readonly balances: ReadonlyMap<ProjectId, StoredBalance | null>;
  readonly damage: readonly Discrepancy[];
}

export async function readStoredBalances(
  books: Books,
  uploads: readonly Upload[],
  { ledger, files }: BalanceEvidence,
): Promise<StoredBalances> {
  const all = await readOrDamage(() => ledger.readBalances(books));
  if ("value" in all) return { balances: all.value, damage: [] };
  const balances = new Map<ProjectId, StoredBalance | null>();
  const damage: Discrepancy[] = [];
  for (const projectId of await idsInFiles(uploads, files)) {
    const one = await readOrDamage(() => ledger.readBalance(books, projectId), { projectId });
    if ("damage" in one) {
      damage.push(one.damage);
      balances.set(projectId, null);
    } else if (one.value !== null) balances.set(projectId, one.value);
  }
  // Of a line that no file names the first reading alone tells.
  return { balances, damage: damage.length === 0 ? [all.damage] : damage };
}

interface BalanceEvidence {
  readonly ledger: Pick<LedgerStore, "readBalances" | "readBalance">;
  readonly files: Pick<FileStore, "read">;
}

async function idsInFiles(
  uploads: readonly Upload[],
  files: Pick<FileStore, "read">,
): Promise<Set<ProjectId>> {
  const ids = new Set<ProjectId>();
  for (const upload of uploads.filter((each) => appliedOf(each) !== null)) {
    const file = await reopenFile(upload, files);
    if (file.kind === "lost" || file.reading.kind === "refused") continue;
    for (const { project } of file.reading.records) ids.add(project.id);
  }
  return ids;
}
