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
import type { BalanceChange, LedgerStore, StoredBalance, UploadClosing } from "../../shared/ports/ledger-store.ts";

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

/** Transactions under way at once: enough to hide the latency, few enough not to throttle a small table. */
const concurrentCommits = 4;

type Plan = { readonly kind: "unchanged" } | { readonly kind: "done" | "change"; readonly isNew: boolean; readonly change: BalanceChange | null };

/**
 * @param close makes the closing from the tally so far.
 * @returns null when another delivery closed the upload first.
 * @throws Failure `ledger-contended` when others kept writing the same projects.
 */
export async function commitPostings(
  ledger: LedgerStore,
  upload: Upload,
  postings: readonly Posting[],
  balances: ReadonlyMap<ProjectId, StoredBalance>,
  close: (tally: Omit<CommitTally, "writeUnits">) => UploadClosing,
): Promise<CommitTally | null> {
  const stored = new Map(balances);
  const tally = { added: 0, changed: 0, unchanged: 0, writeUnits: 0 };
  const changing: Posting[] = [];
  for (const posting of postings) {
    const plan = await planChange(ledger, upload, posting, stored.get(posting.project.id) ?? null);
    if (plan.kind === "unchanged") tally.unchanged += 1;
    else tally[plan.isNew ? "added" : "changed"] += 1;
    if (plan.kind === "change") changing.push(posting);
  }
  const batches = inBatches(changing, ledger.maxChangesPerCommit);
  const last = batches.pop() ?? [];
  for (const wave of inBatches(batches, concurrentCommits)) {
    const results = await Promise.all(wave.map((batch) => commitBatch(ledger, upload, batch, stored, null)));
    for (const writeUnits of results) tally.writeUnits += writeUnits ?? 0;
  }
  const writeUnits = await commitBatch(ledger, upload, last, stored, close(tally));
  return writeUnits === null ? null : { ...tally, writeUnits: tally.writeUnits + writeUnits };
}

async function commitBatch(
  ledger: LedgerStore,
  upload: Upload,
  postings: readonly Posting[],
  stored: Map<ProjectId, StoredBalance>,
  closing: UploadClosing | null,
): Promise<number | null> {
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    const plans = await Promise.all(
      postings.map((posting) => planChange(ledger, upload, posting, stored.get(posting.project.id) ?? null)),
    );
    const changes = plans.flatMap((plan) => (plan.kind === "change" && plan.change !== null ? [plan.change] : []));
    if (changes.length === 0 && closing === null) return 0;
    const { outcome, writeUnits } = await ledger.commit({ books: upload.books, changes, closing });
    if (outcome === "committed") return writeUnits;
    if (closing !== null && (await isOvertaken(ledger, closing))) return null;
    await refresh(ledger, upload, postings, stored);
  }
  throw new Failure("Other uploads kept changing the same projects; this one is tried again from where it stands.", {
    code: "ledger-contended",
    retryable: true,
    context: { office: upload.books.office, uploadId: upload.uploadId },
  });
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
): Promise<Plan> {
  if (stored === null) return change(posting, evolve(null, posting), 0);
  const { balance, version } = stored;
  if (balance.lastSeq === posting.seq) return { kind: "done", isNew: version === 1, change: null };
  if (follows(balance, posting)) {
    const next = evolve(balance, posting);
    return isRepetition(balance, posting, next) ? { kind: "unchanged" } : change(posting, next, version);
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
