/** What a payment list changes in the payments that the ledger has of its days, project by project. */
import type { Books } from "../domain/values/books.ts";
import { type ComparedLine, comparedLine, paymentLosses } from "../domain/coverage/payment-losses.ts";
import { checkLosses, checkOverruled } from "../domain/coverage/payment-losses-finding.ts";
import type { Finding } from "../domain/values/finding.ts";
import { liveEntries, livePostings } from "../domain/ledger/live-entries.ts";
import type { Entry, Posting } from "../domain/ledger/posting.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { LedgerStore, StoredBalance } from "../ports/ledger-store.ts";

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

export interface PaymentSources {
  readonly ledger: Pick<LedgerStore, "readPostings">;
  readonly books: Books;
  readonly through: number;
}

/** @param postings what the list would post. */
export async function findPaymentChanges(
  sources: PaymentSources,
  postings: readonly Posting[],
  stored: ReadonlyMap<ProjectId, StoredBalance>,
): Promise<Finding[]> {
  const known = postings.filter((posting) => mayChange(posting, stored.get(posting.project.id)));
  const lines: ComparedLine[] = [];
  for (let from = 0; from < known.length; from += maxReadsAtOnce) {
    const reads = known.slice(from, from + maxReadsAtOnce).map((posting) => compare(posting, sources));
    lines.push(...(await Promise.all(reads)));
  }
  const compared = new Set(known);
  const fresh = postings.filter((posting) => !compared.has(posting));
  return [...checkLosses(paymentLosses(lines, fresh)), ...checkOverruled(lines)];
}

async function compare(posting: Posting, { ledger, books, through }: PaymentSources): Promise<ComparedLine> {
  const { project, covers } = posting;
  const earlier = await ledger.readPostings(books, project.id, through);
  const payments = {
    before: paymentsIn(earlier),
    after: paymentsIn([...earlier, posting]),
    stated: posting.entries,
  };
  return comparedLine(
    project,
    payments,
    ({ date }) => covers !== null && date >= covers.from && date <= covers.to,
  );
}

/** Whether the ledger has payments since the list's first day, or a list that was known later: without any it states days too. */
function mayChange({ covers, asOf }: Posting, stored: StoredBalance | undefined): boolean {
  if (covers === null || stored === undefined) return false;
  const last = stored.balance.measures.expenditure?.days.at(-1);
  return (last !== undefined && last.date >= covers.from) || stored.balance.asOf > asOf;
}

function paymentsIn(postings: readonly Posting[]): Entry[] {
  return liveEntries(livePostings(postings), "expenditure")
    .map(({ entry }) => entry)
    .filter(({ kind }) => kind === "increment");
}
