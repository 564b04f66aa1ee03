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
import type { LedgerFixtures } from "./ledger-fixtures.ts";
import type { TableFixtures } from "./table-fixtures.ts";

export function describeLedgerStore(prepare: () => Promise<TableFixtures>, name: string): void {
  describe(`the ledger in ${name}`, () => {
    let tables: TableFixtures;
    beforeAll(async () => {
      tables = await prepare();
    });
    afterAll(() => tables.close());
    const fixtures: LedgerFixtures = {
      open: async () => {
        const fixture = await tables.open();
        return { ...fixture, ledger: new TableLedgerStore(fixture.table) };
      },
    };
    describeEntries(fixtures);
    describeConflicts(fixtures);
    describeReaders(fixtures);
    describeUploads(fixtures);
    describeConfirmations(fixtures);
    describeBatches(fixtures);
    describeFigures(fixtures);
  });
}
