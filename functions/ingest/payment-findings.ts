/** What a payment list lacks of the payments that the ledger has from earlier ones. */
import type { Books } from "../../shared/domain/books.ts";
import type { Balance } from "../../shared/domain/balance.ts";
import type { Period } from "../../shared/domain/calendar.ts";
import type { Finding } from "../../shared/domain/finding.ts";
import { linesCompared, paymentsVanished } from "../../shared/domain/payment-check.ts";
import { vanishedPayments } from "../../shared/domain/payment-difference.ts";
import type { SourceRecord } from "../../shared/domain/posting.ts";
import type { ProjectId } from "../../shared/domain/project.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";

/** Projects whose history is read at the same time. */
const maxReadsAtOnce = 25;

export async function findVanishedPayments(
  ledger: Pick<LedgerStore, "readPostings">,
  books: Books,
  { records, period }: { readonly records: readonly SourceRecord[]; readonly period: Period },
  balances: ReadonlyMap<ProjectId, Balance>,
): Promise<Finding[]> {
  const listed = new Map(records.map(({ project, entries }) => [project.id, entries]));
  const lines = linesCompared(records, balances, period);
  const findings: Finding[] = [];
  for (let from = 0; from < lines.length; from += maxReadsAtOnce) {
    const reads = lines.slice(from, from + maxReadsAtOnce).map(async (project) => {
      const postings = await ledger.readPostings(books, project.id);
      const vanished = vanishedPayments(listed.get(project.id) ?? [], postings, period);
      return vanished === null ? [] : [paymentsVanished(project, vanished)];
    });
    findings.push(...(await Promise.all(reads)).flat());
  }
  return findings;
}
