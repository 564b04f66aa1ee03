/** What every ledger store promises, whatever it stands on. */
import { afterAll, beforeAll } from "vitest";
import { describeCommits } from "./ledger-commits-contract.ts";
import { describeFigures } from "./ledger-figures-contract.ts";
import { describeUploads } from "./ledger-uploads-contract.ts";
import type { LedgerWorlds } from "./ledger-worlds.ts";

export function describeLedgerStore(prepare: () => Promise<LedgerWorlds>, name: string): void {
  let worlds: LedgerWorlds;
  const current = (): LedgerWorlds => worlds;
  beforeAll(async () => {
    worlds = await prepare();
  });
  afterAll(() => worlds.close());
  describeUploads(name, current);
  describeCommits(name, current);
  describeFigures(name, current);
}
