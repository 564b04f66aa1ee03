/** What writes to a ledger: with a memory of its own, and waits that only let others go on. */
import type { LedgerDependencies } from "../../functions/ingest/journal/submission.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";

export function ledgerWriter(
  stores: Pick<LedgerDependencies, "ledger" | "files" | "clock">,
): LedgerDependencies {
  return {
    ...stores,
    current: new CurrentLedger(stores.ledger),
    pause: () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
  };
}
