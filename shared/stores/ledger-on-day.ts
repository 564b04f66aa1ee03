/**
 * The ledger of an earlier day: what today's files say of days up to it, and not what somebody knew that evening. An upload that
 * came later counts with what it states of earlier days, and one that was undone is gone. Names, versions and `posted`
 * stay today's: departments are called then as now.
 */
import { withCopies } from "../domain/journal/confirmation.ts";
import { balanceOnDay, replayedOnDay } from "../domain/ledger/balance-on-day.ts";
import { endMerged } from "../domain/matching/mergers.ts";
import type { Posting } from "../domain/ledger/posting.ts";
import type { IsoDate } from "../domain/values/calendar.ts";
import type { ProjectId } from "../domain/values/project.ts";
import type { LedgerReading, StoredBalance } from "../ports/ledger-store.ts";
import { readInWaves } from "../ports/read-in-waves.ts";

/**
 * @param reading with what was confirmed up to that day and nothing later.
 * @param postingsOf all of a line up to the reading's last done entry.
 */
export async function ledgerOnDay(
  reading: LedgerReading,
  date: IsoDate,
  postingsOf: (id: ProjectId) => Promise<readonly Posting[]>,
): Promise<LedgerReading> {
  const { confirmations } = reading;
  const balances = new Map<ProjectId, StoredBalance>();
  const reads = readInWaves([...reading.balances], async ([id, stored]) => {
    const then = balanceOnDay(stored.balance, date);
    if (then !== null) return { ...stored, balance: then };
    const postings = withCopies(await postingsOf(id), confirmations.get(id) ?? []);
    return { ...stored, balance: replayedOnDay(postings, stored.balance, date) };
  });
  for await (const stored of reads) balances.set(stored.balance.project.id, stored);
  endMerged(balances, reading.mergers);
  return { ...reading, balances };
}
