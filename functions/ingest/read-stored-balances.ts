/** The balances that the ledger has; where one of them is damaged each by itself, so that the others are still verified. */
import type { Books } from "../../shared/domain/books.ts";
import type { Discrepancy } from "../../shared/domain/discrepancy.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type { FileStore } from "../../shared/ports/file-store.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";
import { damageOf } from "./ledger-damage.ts";
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
  try {
    return { balances: await ledger.readBalances(books), damage: [] };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const first = damageOf(error, {});
    const balances = new Map<ProjectId, StoredBalance | null>();
    const damage: Discrepancy[] = [];
    for (const id of await idsInFiles(uploads, files)) {
      const balance = await readOne(books, id, ledger);
      if (balance !== null && "code" in balance) damage.push(balance);
      if (balance !== null) balances.set(id, "code" in balance ? null : balance);
    }
    // Of a line that no file names the first reading alone tells.
    return { balances, damage: damage.length === 0 ? [first] : damage };
  }
}

interface BalanceEvidence {
  readonly ledger: Pick<LedgerStore, "readBalances" | "readBalance">;
  readonly files: Pick<FileStore, "read">;
}

async function readOne(
  books: Books,
  projectId: ProjectId,
  ledger: Pick<LedgerStore, "readBalance">,
): Promise<StoredBalance | Discrepancy | null> {
  try {
    return await ledger.readBalance(books, projectId);
  } catch (error) {
    if (error instanceof Failure) return damageOf(error, { projectId });
    throw error;
  }
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
