/** What the ledger promises on every table. */
import { afterAll, beforeAll, describe } from "vitest";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { describeBatches } from "./ledger-batches-contract.ts";
import { describeConfirmations } from "./ledger-confirmations-contract.ts";
import { describeConflicts } from "./ledger-conflicts-contract.ts";
import { describeEntries } from "./ledger-entries-contract.ts";
import { describeFigures } from "./ledger-figures-contract.ts";
import { describeReaders } from "./ledger-readers-contract.ts";
import { describeUploads } from "./ledger-uploads-contract.ts";
import type { LedgerWorlds } from "./ledger-worlds.ts";
import type { TableWorlds } from "./table-worlds.ts";

export function describeLedgerStore(prepare: () => Promise<TableWorlds>, name: string): void {
  describe(`the ledger in ${name}`, () => {
    let tables: TableWorlds;
    beforeAll(async () => {
      tables = await prepare();
    });
    afterAll(() => tables.close());
    const worlds: LedgerWorlds = {
      open: async () => {
        const world = await tables.open();
        return { ...world, ledger: new TableLedgerStore(world.table) };
      },
    };
    describeEntries(worlds);
    describeConflicts(worlds);
    describeReaders(worlds);
    describeUploads(worlds);
    describeConfirmations(worlds);
    describeBatches(worlds);
    describeFigures(worlds);
  });
}
