/**
 * What one posting does to the balance as stored, with nothing written. What is planned holds for the
 * version of the balance that it was made against: a commit over any other version is a conflict.
 */
import { type Balance, evolve, follows, rebuild } from "../../shared/domain/balance.ts";
import type { Books } from "../../shared/domain/books.ts";
import type { Period } from "../../shared/domain/calendar.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { newPayments } from "../../shared/domain/payment-difference.ts";
import type { Posting } from "../../shared/domain/posting.ts";
import { isRepetition } from "../../shared/domain/same-statement.ts";
import type { BalanceChange, LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";

export type Plan =
  /** It says nothing new. */
  | { readonly kind: "unchanged" }
  /** It is in already. */
  | { readonly kind: "done"; readonly isNew: boolean }
  | { readonly kind: "change"; readonly change: BalanceChange };

export interface PlanningWorld {
  readonly ledger: Pick<LedgerStore, "readBalance" | "readPostings">;
  readonly books: Books;
  /** The days that a payment list covers; null for a file that is no such list. */
  readonly period: Period | null;
  /**
   * Whether an upload with a smaller number had not ended yet. Its figures may come in after ours and
   * must then lose to them, so ours are stored even where they repeat what stands.
   */
  readonly hasEarlierUnderWay: boolean;
}

/** How often a project is read anew because somebody wrote between the reading of its parts. */
const maxReadings = 8;

/**
 * A posting and its balance are written together, so a balance whose latest number is ours has it, one
 * with a smaller number cannot have it, and its version is the number of its postings.
 * @throws Failure `ledger-contended` when others kept writing the project.
 */
export async function planChange(
  posting: Posting,
  known: StoredBalance | null,
  world: PlanningWorld,
): Promise<Plan> {
  const { ledger, books, period } = world;
  const { id } = posting.project;
  let stored = known;
  for (let reading = 1; reading <= maxReadings; reading++) {
    if (stored === null) return planFirst(posting, period);
    const { balance, version } = stored;
    if (balance.lastSeq === posting.seq) return { kind: "done", isNew: version === 1 };
    if (period === null && follows(balance, posting)) return planNext(posting, stored, world);
    if (period !== null && isBefore(balance, period)) {
      const fresh = { ...posting, ...newPayments(posting, []) };
      if (follows(balance, fresh)) return change(fresh, evolve(balance, fresh), version);
    }
    const earlier = await ledger.readPostings(books, id);
    if (earlier.some(({ seq }) => seq === posting.seq)) return { kind: "done", isNew: false };
    if (earlier.length === version) return planOver(posting, stored, earlier, period);
    stored = await ledger.readBalance(books, id);
  }
  throw new Failure("Others kept writing a project while it was read; this upload is tried again.", {
    code: "ledger-contended",
    retryable: true,
    context: { office: books.office, uploadId: posting.uploadId, projectId: id },
  });
}

function planFirst(posting: Posting, period: Period | null): Plan {
  const first = period === null ? posting : { ...posting, ...newPayments(posting, []) };
  return change(first, evolve(null, first), 0);
}

function planNext(
  posting: Posting,
  { balance, version }: StoredBalance,
  { hasEarlierUnderWay }: PlanningWorld,
): Plan {
  const next = evolve(balance, posting);
  return !hasEarlierUnderWay && isRepetition(balance, posting, next)
    ? { kind: "unchanged" }
    : change(posting, next, version);
}

/** @param earlier all postings that the balance is the fold of. */
function planOver(
  posting: Posting,
  { balance, version }: StoredBalance,
  earlier: readonly Posting[],
  period: Period | null,
): Plan {
  const said = period === null ? posting : { ...posting, ...newPayments(posting, earlier) };
  if (period !== null && said.entries.length === 0) return { kind: "unchanged" };
  const next = follows(balance, said) ? evolve(balance, said) : rebuild([...earlier, said]);
  return next === null ? { kind: "unchanged" } : change(said, next, version);
}

function change(posting: Posting, balance: Balance, fromVersion: number): Plan {
  return { kind: "change", change: { posting, balance, fromVersion } };
}

/** True when no payment of the balance can be one that the list names. */
function isBefore(balance: Balance, { from }: Period): boolean {
  return Object.values(balance.measures).every(({ latest }) => latest < from);
}
