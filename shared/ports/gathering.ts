/** Entries that are stored together, as many as one transaction holds: on a disk a commit costs more than an entry. */
import type { LedgerStore, WriteResult } from "./ledger-store.ts";

export interface Gathering {
  /**
   * The ledger with what was gathered; its writes are gathered too, and answered before they are stored.
   * @throws NoRoom when a write does not fit beside the others.
   */
  readonly ledger: LedgerStore;
  /** What was written up to now is whole: the next `store` takes it. */
  keep(): void;
  /**
   * Stores what was kept in one transaction and forgets the rest.
   * @returns conflict when somebody else wrote meanwhile: then nothing of it is stored.
   */
  store(): Promise<WriteResult>;
}

/** The write is for a transaction of its own. */
export class NoRoom extends Error {
  constructor() {
    super("A write does not fit beside those that were gathered.");
    this.name = "NoRoom";
  }
}
