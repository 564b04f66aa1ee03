/**
 * The commit of an upload: fold in memory, write only what changed, in transactions that hold a posting
 * together with the balance it made. The last one also closes the upload and tells of it. Whatever a
 * crash left behind is recognised and passed over, so the next delivery finishes the work.
 */
import type { Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import { isComingIn, isUnderWay, type Upload } from "../../shared/domain/upload.ts";
import type {
  BalanceChange,
  LedgerStore,
  StoredBalance,
  UploadChange,
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
}

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

/** What is known before the fold. */
export interface LedgerReading {
  /** Whether an upload with a smaller number, or the undoing of any, had not ended yet. */
  readonly hasEarlierUnderWay: boolean;
  readonly uploads: readonly Upload[];
  readonly balances: ReadonlyMap<ProjectId, StoredBalance>;
}

/** Uploads first: one that had ended by then has all its figures in the balances that are read after. */
export async function readLedger(
  ledger: LedgerStore,
  { books, uploadId, seq }: Upload,
): Promise<LedgerReading> {
  const uploads = await ledger.listUploads(books);
  const hasEarlierUnderWay = uploads.some((each) => each.uploadId !== uploadId && mayStillMove(each, seq));
  return { hasEarlierUnderWay, uploads, balances: await ledger.readBalances(books) };
}

/** What the upload becomes on its way in. */
export interface Passage {
  /** Stored before the first of several transactions; null where it was begun before. */
  readonly begin: UploadChange | null;
  /** Made from the tally, in place of that version of the upload. */
  readonly close: (tally: CommitTally, fromVersion: number) => UploadClosing;
}

/**
 * One transaction needs no beginning: it is in whole or not at all.
 * @returns null when another delivery carried the upload on first.
 * @throws Failure `ledger-contended` when others kept writing the same projects.
 */
export async function commitPostings(
  ledger: LedgerStore,
  upload: Upload,
  postings: readonly Posting[],
  { balances, hasEarlierUnderWay }: LedgerReading,
  { begin, close }: Passage,
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
  const { books } = upload;
  const batches = ledger.inBatches(books, changes);
  const beginning = batches.length > 1 ? begin : null;
  if (beginning !== null) {
    const { outcome } = await ledger.commit({ books, changes: [], closing: beginning });
    if (outcome === "conflict") return null;
  }
  const ending = await commitChanges(ledger, {
    books,
    batches,
    closing: close(tally, (beginning?.upload ?? upload).version),
    planAgain: ({ postings: [posting] }) => planAgain(posting, world),
  });
  return ending === "overtaken" ? null : tally;
}

function mayStillMove({ seq, outcome }: Upload, before: number): boolean {
  return isUnderWay(outcome) && (seq < before || !isComingIn(outcome.state));
}

function isNew(plan: Exclude<Plan, { kind: "unchanged" }>): boolean {
  return plan.kind === "done" ? plan.isNew : plan.change.fromVersion === 0;
}

async function planAgain(posting: Posting, world: PlanningWorld): Promise<BalanceChange | null> {
  const current = await world.ledger.readBalance(world.books, posting.project.id);
  const plan = await planChange(posting, current, world);
  return plan.kind === "change" ? plan.change : null;
}
