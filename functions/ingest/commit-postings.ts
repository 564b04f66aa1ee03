/**
 * The commit of an upload: fold in memory, write only what changed, in transactions that hold a posting
 * together with the balance it made. The last one also closes the upload and tells of it. Whatever a
 * crash left behind is recognised and passed over, so the next delivery finishes the work.
 */
import type { Period } from "../../shared/domain/calendar.ts";
import { Failure } from "../../shared/domain/failure.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type {
  BalanceChange,
  LedgerStore,
  StoredBalance,
  UploadClosing,
} from "../../shared/ports/ledger-store.ts";
import { type Plan, planChange, type PlanningWorld } from "./plan-change.ts";

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

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

/** The postings of an upload. */
export interface Submitted {
  readonly postings: readonly Posting[];
  /** The days that a payment list covers; null for a file that is no such list. */
  readonly period: Period | null;
}

/** What is known before the fold. */
export interface LedgerReading {
  /** Whether an upload with a smaller number had not ended yet. */
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
  { postings, period }: Submitted,
  { balances, hasEarlierUnderWay }: LedgerReading,
  close: (tally: Omit<CommitTally, "writeUnits">) => UploadClosing,
): Promise<CommitTally | null> {
  const world = { ledger, books: upload.books, period, hasEarlierUnderWay };
  const tally = { added: 0, changed: 0, unchanged: 0, writeUnits: 0 };
  const changes: BalanceChange[] = [];
  for (const group of inGroups(postings, maxReadsAtOnce)) {
    const plans = await Promise.all(
      group.map((posting) => planChange(posting, balances.get(posting.project.id) ?? null, world)),
    );
    for (const plan of plans) {
      if (plan.kind === "unchanged") tally.unchanged += 1;
      else tally[isNew(plan) ? "added" : "changed"] += 1;
      if (plan.kind === "change") changes.push(plan.change);
    }
  }
  // What was planned is what one list adds to the ledger; the list itself is asked again after a conflict.
  const listed = new Map(postings.map((posting) => [posting.project.id, posting]));
  const batches = [...ledger.inBatches(upload.books, changes)];
  const last = batches.pop() ?? [];
  for (const batch of batches) {
    tally.writeUnits += (await commitBatch(upload, batch, listed, world, ledger, null)) ?? 0;
  }
  const writeUnits = await commitBatch(upload, last, listed, world, ledger, close(tally));
  return writeUnits === null ? null : { ...tally, writeUnits: tally.writeUnits + writeUnits };
}

function isNew(plan: Exclude<Plan, { kind: "unchanged" }>): boolean {
  return plan.kind === "done" ? plan.isNew : plan.change.fromVersion === 0;
}

async function commitBatch(
  upload: Upload,
  planned: readonly BalanceChange[],
  listed: ReadonlyMap<ProjectId, Posting>,
  world: PlanningWorld,
  ledger: LedgerStore,
  closing: UploadClosing | null,
): Promise<number | null> {
  const postings = planned.flatMap(({ posting }) => listed.get(posting.project.id) ?? []);
  let changes = planned;
  for (let attempt = 1; attempt <= maxAttempts; attempt++) {
    if (changes.length === 0 && closing === null) return 0;
    const { outcome, writeUnits } = await ledger.commit({ books: upload.books, changes, closing });
    if (outcome === "committed") return writeUnits;
    if (closing !== null && (await isOvertaken(ledger, closing))) return null;
    const plans = await Promise.all(postings.map((posting) => planAgain(posting, world)));
    changes = plans.flatMap((plan) => (plan.kind === "change" ? [plan.change] : []));
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

async function planAgain(posting: Posting, world: PlanningWorld): Promise<Plan> {
  return planChange(posting, await world.ledger.readBalance(world.books, posting.project.id), world);
}

async function isOvertaken(ledger: LedgerStore, { upload, fromVersion }: UploadClosing): Promise<boolean> {
  const current = await ledger.findUpload(upload.books, upload.uploadId);
  return current !== null && current.version !== fromVersion;
}

function inGroups<Item>(items: readonly Item[], size: number): Item[][] {
  const groups: Item[][] = [];
  for (let from = 0; from < items.length; from += size) groups.push(items.slice(from, from + size));
  return groups;
}
