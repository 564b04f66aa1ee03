/** What writes to a ledger: with a memory of its own, and waits that only let others go on. */
import { openDocument } from "../../shared/formats/containers/document/open-document.ts";
import { CurrentLedger } from "../../shared/reading/current-ledger.ts";
import type { LedgerDependencies } from "../../functions/ingest/journal/ledger-dependencies.ts";

export function ledgerWriter(
  stores: Pick<LedgerDependencies, "ledger" | "files" | "clock">,
): LedgerDependencies {
  return {
    ...stores,
    readDocument: openDocument,
    current: new CurrentLedger(stores.ledger),
    pause: () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
  };
}
