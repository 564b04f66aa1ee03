/**
 * Writes what was planned, in transactions that hold postings together with the balances they make. The
 * last one also closes the upload and tells of it. What others wrote in between is planned anew.
 */
import type { Books } from "../../shared/domain/books.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { BalanceChange, LedgerStore, UploadClosing } from "../../shared/ports/ledger-store.ts";

/** How often one transaction is folded anew after somebody else was first. */
const maxAttempts = 8;

type Ending = "committed" | "overtaken";

export interface PlannedChanges {
  readonly books: Books;
  /** As the ledger cuts them: each fits into one transaction. */
  readonly batches: readonly (readonly BalanceChange[])[];
  readonly closing: UploadClosing;
  /** The change as it would be now; null where it is in already, or not needed any more. */
  readonly planAgain: (change: BalanceChange) => Promise<BalanceChange | null>;
}

/**
 * @returns `overtaken` when another delivery closed the upload first.
 * @throws Failure `ledger-contended` when others kept writing the same projects.
 */
export async function commitChanges(ledger: LedgerStore, planned: PlannedChanges): Promise<Ending> {
  const batches = [...planned.batches];
  const last = batches.pop() ?? [];
  for (const batch of batches) await commitBatch(ledger, planned, batch, null);
  return commitBatch(ledger, planned, last, planned.closing);
}

async function commitBatch(
  ledger: LedgerStore,
  { books, planAgain }: PlannedChanges,
  batch: readonly BalanceChange[],
  closing: UploadClosing | null,
): Promise<Ending> {
  let changes = batch;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    if (changes.length === 0 && closing === null) return "committed";
    const { outcome } = await ledger.commit({ books, changes, closing });
    if (outcome === "committed") return outcome;
    if (closing !== null && (await isOvertaken(ledger, closing))) return "overtaken";
    changes = (await Promise.all(batch.map(planAgain))).filter((change) => change !== null);
  }
  throw new Failure(
    "Other uploads kept changing the same projects; this one is tried again from where it stands.",
    { code: "ledger-contended", retryable: true, context: { office: books.office } },
  );
}

async function isOvertaken(ledger: LedgerStore, { upload, fromVersion }: UploadClosing): Promise<boolean> {
  const current = await ledger.findUpload(upload.books, upload.uploadId);
  return current !== null && current.version !== fromVersion;
}
