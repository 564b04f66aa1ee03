/**
 * The commit of an upload: fold in memory, write only what changed, in transactions that hold a posting
 * together with the balance it made. The last one also closes the upload and tells of it. Whatever a
 * crash left behind is recognised and passed over, so the next delivery finishes the work.
 */
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import type {
  BalanceChange,
  LedgerStore,
  StoredBalance,
  UploadClosing,
} from "../../shared/ports/ledger-store.ts";
import { commitChanges } from "./commit-changes.ts";
import { inGroups } from "./in-groups.ts";
import { type Plan, planChange, type PlanningWorld } from "./plan-change.ts";

export interface CommitTally {
  /** Projects that the ledger did not have. */
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  /** DynamoDB write units that this run consumed. */
  readonly writeUnits: number;
}

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

/** What is known before the fold. */
export interface LedgerReading {
  /** Whether an upload with a smaller number, or the undoing of any, had not ended yet. */
  readonly hasEarlierUnderWay: boolean;
  readonly balances: ReadonlyMap<ProjectId, StoredBalance>;
}

/** Uploads first: one that had ended by then has all its figures in the balances that are read after. */
export async function readLedger(
  ledger: LedgerStore,
  { books, uploadId, seq }: Upload,
): Promise<LedgerReading> {
  const uploads = await ledger.listUploads(books);
  const hasEarlierUnderWay = uploads.some((each) => each.uploadId !== uploadId && isUnderWay(each, seq));
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
  const world = { ledger, books: upload.books, hasEarlierUnderWay };
  const tally = { added: 0, changed: 0, unchanged: 0 };
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
  const closing = close(tally);
  const writeUnits = await commitChanges(ledger, {
    books: upload.books,
    changes,
    closing,
    planAgain: ({ postings: [posting] }) => planAgain(posting, world),
  });
  return writeUnits === null ? null : { ...tally, writeUnits };
}

function isUnderWay({ seq, outcome }: Upload, before: number): boolean {
  if (outcome.state === "undoing" || outcome.state === "restoring") return true;
  return seq < before && outcome.state === "received";
}

function isNew(plan: Exclude<Plan, { kind: "unchanged" }>): boolean {
  return plan.kind === "done" ? plan.isNew : plan.change.fromVersion === 0;
}

async function planAgain(posting: Posting, world: PlanningWorld): Promise<BalanceChange | null> {
  const current = await world.ledger.readBalance(world.books, posting.project.id);
  const plan = await planChange(posting, current, world);
  return plan.kind === "change" ? plan.change : null;
}
