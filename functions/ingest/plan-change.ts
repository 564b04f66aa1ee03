/**
 * What one posting does to the balance as stored, with nothing written. What is planned holds for the
 * version of the balance that it was made against: a commit over any other version is a conflict.
 */
import { type Balance, evolve, follows, rebuild } from "../../shared/domain/balance.ts";
import type { Books } from "../../shared/domain/books.ts";
import { Failure } from "../../shared/domain/failure.ts";
import { repeatsLatestList } from "../../shared/domain/listed-payments.ts";
import { livePostings } from "../../shared/domain/live-entries.ts";
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
  const { ledger, books } = world;
  const { id } = posting.project;
  let stored = known;
  for (let reading = 1; reading <= maxReadings; reading++) {
    if (stored === null) return change(posting, evolve(null, posting), 0);
    const { balance, version } = stored;
    if (balance.lastSeq === posting.seq) return { kind: "done", isNew: version === 1 };
    if (follows(balance, posting)) return planNext(posting, stored, world);
    const earlier = await ledger.readPostings(books, id);
    if (earlier.some(({ seq }) => seq === posting.seq)) return { kind: "done", isNew: false };
    if (earlier.length === version) return planOver(posting, stored, earlier, world);
    stored = await ledger.readBalance(books, id);
  }
  throw new Failure("Others kept writing a project while it was read; this upload is tried again.", {
    code: "ledger-contended",
    retryable: true,
    context: { office: books.office, uploadId: posting.uploadId, projectId: id },
  });
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
  { version }: StoredBalance,
  earlier: readonly Posting[],
  { hasEarlierUnderWay }: PlanningWorld,
): Plan {
  const isRepeated = posting.covers !== null && repeatsLatestList(posting, livePostings(earlier));
  const next = isRepeated && !hasEarlierUnderWay ? null : rebuild([...earlier, posting]);
  return next === null ? { kind: "unchanged" } : change(posting, next, version);
}

function change(posting: Posting, balance: Balance, fromVersion: number): Plan {
  return { kind: "change", change: { postings: [posting], balance, fromVersion } };
}
