import type { ReadDocument } from "../../../shared/formats/kernel/format.ts";
import type { Clock } from "../../../shared/ports/clock.ts";
import type { FileStore } from "../../../shared/ports/file-store.ts";
import type { LedgerStore } from "../../../shared/ports/ledger-store.ts";
import type { CurrentLedger } from "../../../shared/reading/current-ledger.ts";

/** What it takes to read files and to write the ledger. */
export interface LedgerDependencies {
  readonly ledger: LedgerStore;
  readonly files: FileStore;
  readonly readDocument: ReadDocument;
  readonly clock: Clock;
  /** The ledger as this process last read or wrote it. */
  readonly current: CurrentLedger;
  /** Waits so many milliseconds. */
  readonly pause: (milliseconds: number) => Promise<void>;
}
