/** Each morning: who read what goes once it was kept for as long as the settings say. */
import { forgottenBefore } from "../../shared/domain/access/read-retention.ts";
import type { Clock } from "../../shared/ports/clock.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import type { ReadLog } from "../../shared/ports/audit-trail.ts";

export interface ForgetDependencies {
  readonly ledger: Pick<LedgerStore, "listBooks">;
  readonly reads: Pick<ReadLog, "forget">;
  readonly readLogDays: number;
  readonly clock: Clock;
}

/** @returns how many records went. */
export async function forgetReads({
  ledger,
  reads,
  readLogDays,
  clock,
}: ForgetDependencies): Promise<number> {
  const before = forgottenBefore(clock.today(), readLogDays);
  let count = 0;
  for (const books of await ledger.listBooks()) count += await reads.forget(books, before);
  return count;
}
