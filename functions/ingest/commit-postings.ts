/**
 * The commit of an upload: fold in memory, write only what changed, in transactions that hold a posting
 * together with the balance it made. The last one also closes the upload and tells of it. Whatever a
 * crash left behind is recognised and passed over, so the next delivery finishes the work.
 */
import { type Balance, evolve, follows, rebuild } from "../../shared/domain/balance.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import { isRepetition } from "../../shared/domain/same-statement.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type {
  BalanceChange,
  LedgerStore,
  StoredBalance,
  UploadClosing,
} from "../../shared/ports/ledger-store.ts";

export interface CommitTally {
  /** Projects that the ledger did not have. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** DynamoDB write units that this run consumed. */
  readonly writeUnits: number;
}

/** How often one transaction is folded anew after somebody else was first. */
const maxAttempts = 8;

type Plan =
  | { readonly kind: "unchanged" }
  | { readonly kind: "done" | "change"; readonly isNew: boolean; readonly change: BalanceChange | null };

/** Plans a posting against its balance as known at that moment. */
type Planning = (posting: Posting) => Promise<Plan>;

/** What is known before the fold. */
export interface LedgerReading {
  /**
   * Whether an upload with a smaller number had not ended yet. Its figures may come in after ours and
   * must then lose to them, so ours are stored even where they repeat what stands.
   */
  readonly hasEarlierUnderWay: boolean;
  readonly balances: ReadonlyMap<ProjectId, StoredBalance>;
}

/** Uploads first: one that had ended by then has all its figures in the balances that are read after. */
export async function readLedger(ledger: LedgerStore, { books, seq }: Upload): Promise<LedgerReading> {
  const uploads = await ledger.listUploads(books);
  const hasEarlierUnderWay = uploads.some((each) => each.seq < seq && each.outcome.state === "received");
  return { hasEarlierUnderWay, balances: await ledger.readBalances(books) };
}

/**
 * @param close makes the closing from the tally so far.
 * @returns null when another delivery closed the upload first.
 * @throws Failure `ledger-contended` when others kept writing the same projects.
 */
export async function commitPostings(
  ledger: LedgerStore,
  upload: Upload,
  postings: readonly Posting[],
  { balances, hasEarlierUnderWay }: LedgerReading,
  close: (tally: Omit<CommitTally, "writeUnits">) => UploadClosing,
): Promise<CommitTally | null> {
  const stored = new Map(balances);
  const plan: Planning = (posting) =>
    planChange(ledger, upload, posting, stored.get(posting.project.id) ?? null, hasEarlierUnderWay);
  const tally = { added: 0, changed: 0, unchanged: 0, writeUnits: 0 };
  const changing: Posting[] = [];
  for (const posting of postings) {
    const planned = await plan(posting);
    if (planned.kind === "unchanged") tally.unchanged += 1;
    else tally[planned.isNew ? "added" : "changed"] += 1;
    if (planned.kind === "change") changing.push(posting);
  }
  const batches = inBatches(changing, ledger.maxChangesPerCommit);
  const last = batches.pop() ?? [];
  for (const batch of batches) {
    tally.writeUnits += (await commitBatch(ledger, upload, batch, stored, plan, null)) ?? 0;
  }
  const writeUnits = await commitBatch(ledger, upload, last, stored, plan, close(tally));
  return writeUnits === null ? null : { ...tally, writeUnits: tally.writeUnits + writeUnits };
}

async function commitBatch(
  ledger: LedgerStore,
  upload: Upload,
  postings: readonly Posting[],
  stored: Map<ProjectId, StoredBalance>,
  plan: Planning,
  closing: UploadClosing | null,
): Promise<number | null> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const plans = await Promise.all(postings.map(plan));
    const changes = plans.flatMap((each) =>
      each.kind === "change" && each.change !== null ? [each.change] : [],
    );
    if (changes.length === 0 && closing === null) return 0;
    const { outcome, writeUnits } = await ledger.commit({ books: upload.books, changes, closing });
    if (outcome === "committed") return writeUnits;
    if (closing !== null && (await isOvertaken(ledger, closing))) return null;
    await refresh(ledger, upload, postings, stored);
  }
  throw new Failure(
    "Other uploads kept changing the same projects; this one is tried again from where it stands.",
    {
      code: "ledger-contended",
      retryable: true,
      context: { office: upload.books.office, uploadId: upload.uploadId },
    },
  );
}

/**
 * What one posting does to the balance as stored. A posting and its balance are written together, so a
 * balance whose latest number is ours has it, and one with a smaller number cannot have it.
 */
async function planChange(
  ledger: LedgerStore,
  upload: Upload,
  posting: Posting,
  stored: StoredBalance | null,
  hasEarlierUnderWay: boolean,
): Promise<Plan> {
  if (stored === null) return change(posting, evolve(null, posting), 0);
  const { balance, version } = stored;
  if (balance.lastSeq === posting.seq) return { kind: "done", isNew: version === 1, change: null };
  if (follows(balance, posting)) {
    const next = evolve(balance, posting);
    return !hasEarlierUnderWay && isRepetition(balance, posting, next)
      ? { kind: "unchanged" }
      : change(posting, next, version);
  }
  const earlier = await ledger.readPostings(upload.books, posting.project.id);
  if (earlier.some((each) => each.seq === posting.seq)) return { kind: "done", isNew: false, change: null };
  const next = rebuild([...earlier, posting]);
  return next === null ? { kind: "unchanged" } : change(posting, next, version);
}

function change(posting: Posting, balance: Balance, fromVersion: number): Plan {
  return { kind: "change", isNew: fromVersion === 0, change: { posting, balance, fromVersion } };
}

async function isOvertaken(ledger: LedgerStore, { upload, fromVersion }: UploadClosing): Promise<boolean> {
  const current = await ledger.findUpload(upload.books, upload.uploadId);
  return current !== null && current.version !== fromVersion;
}

async function refresh(
  ledger: LedgerStore,
  { books }: Upload,
  postings: readonly Posting[],
  stored: Map<ProjectId, StoredBalance>,
): Promise<void> {
  const read = postings.map(async ({ project: { id } }) => {
    const current = await ledger.readBalance(books, id);
    if (current !== null) stored.set(id, current);
  });
  await Promise.all(read);
}

function inBatches<Item>(items: readonly Item[], size: number): Item[][] {
  const batches: Item[][] = [];
  for (let from = 0; from < items.length; from += size) batches.push(items.slice(from, from + size));
  return batches;
}
