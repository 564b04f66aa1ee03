/** What a payment list takes away: payments of its days that the ledger has and the list lacks. */
import type { Books } from "../../shared/domain/books.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { vanishedPayments } from "../../shared/domain/listed-payments.ts";
import { liveEntries, livePostings } from "../../shared/domain/live-entries.ts";
import {
  areTooManyVanished,
  isTooMuchVanished,
  paymentsVanished,
  type VanishedFromLine,
} from "../../shared/domain/payment-check.ts";
import type { Entry, Posting } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { LedgerStore, StoredBalance } from "../../shared/ports/ledger-store.ts";

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

export interface PaymentSources {
  readonly ledger: Pick<LedgerStore, "readPostings">;
  readonly books: Books;
  readonly through: number;
}

/** @param postings what the list would post. */
export async function findVanishedPayments(
  { ledger, books, through }: PaymentSources,
  postings: readonly Posting[],
  stored: ReadonlyMap<ProjectId, StoredBalance>,
): Promise<Finding[]> {
  const overlapping = postings.filter((posting) => hasPaymentsOf(posting, stored.get(posting.project.id)));
  const vanished: VanishedFromLine[] = [];
  let compared = 0;
  for (let from = 0; from < overlapping.length; from += maxReadsAtOnce) {
    const reads = overlapping.slice(from, from + maxReadsAtOnce).map(async (posting) => {
      const { project } = posting;
      const earlier = await ledger.readPostings(books, project.id, through);
      const before = paymentsIn(earlier);
      const payments = vanishedPayments(before, paymentsIn([...earlier, posting]));
      return { project, payments, count: before.length };
    });
    for (const { project, payments, count } of await Promise.all(reads)) {
      compared += count;
      if (payments !== null) vanished.push({ project, payments, isWhole: payments.count === count });
    }
  }
  const count = vanished.reduce((sum, { payments }) => sum + payments.count, 0);
  const isHeld = areTooManyVanished(count, compared) || isTooMuchVanished(vanished, postings);
  return vanished.map(({ project, payments }) => paymentsVanished(project, payments, isHeld));
}

function hasPaymentsOf({ covers }: Posting, stored: StoredBalance | undefined): boolean {
  const last = stored?.balance.measures.expenditure?.days.at(-1);
  return covers !== null && last !== undefined && last.date >= covers.from;
}

function paymentsIn(postings: readonly Posting[]): Entry[] {
  return liveEntries(livePostings(postings), "expenditure")
    .map(({ entry }) => entry)
    .filter(({ kind }) => kind === "increment");
}
