/** What every ledger store promises of figures: they come back as they were. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balances as anyBalance, greatestWon, postings as anyPosting } from "../contracts/arbitraries.ts";
import { aPayment, aProject, aStatement } from "../support/builders.ts";
import { books } from "../support/uploads.ts";
import { aChange, commitOf, type LedgerWorlds, storedAs } from "./ledger-worlds.ts";

export function describeFigures(name: string, worlds: () => LedgerWorlds): void {
  describe(`figures in ${name} come back as they were`, () => {
    test("in every measure and fund, stated and not stated, to the last won", async () => {
      const { ledger } = await worlds().open();
      const amounts = {
        national: 0n,
        provincial: -1n,
        municipal: 2n ** 53n + 1n,
        other: greatestWon,
        unsplit: -greatestWon,
      };
      const entries = [
        ...aStatement("2020-01-31", { unsplit: 10n ** 19n }, "appropriation"),
        ...aStatement("2020-01-31", amounts, "current-budget"),
        ...aStatement("2020-02-29", { national: 5n }, "commitment"),
        ...aStatement("2020-03-01", { unsplit: 3n }),
        ...aStatement("2020-10-31", { national: 60n, municipal: 40n }),
        aPayment("2020-11-01", -7n),
        ...aStatement("2020-12-31", amounts, "plan"),
      ];
      const change = aChange({ entries, rows: [2, 3, 170_000] });
      await ledger.commit(commitOf(change));
      expect(await ledger.readBalances(books)).toEqual(storedAs([change]));
      expect(await ledger.readPostings(books, aProject().id)).toEqual(change.postings);
    });

    test("whatever they are", async () => {
      const { ledger } = await worlds().open();
      let count = 0;
      await fc.assert(
        fc.asyncProperty(anyBalance, anyPosting, async (anything, said) => {
          count += 1;
          const { id } = aProject({ name: `사업 ${count}` });
          const balance = { ...anything, project: { ...anything.project, id } };
          const posting = { ...said, project: { ...said.project, id } };
          await ledger.commit(commitOf({ postings: [posting], balance, fromVersion: 0 }));
          expect(await ledger.readBalance(books, id)).toEqual({ balance, version: 1 });
          expect(await ledger.readPostings(books, id)).toEqual([posting]);
        }),
        { seed: 20201031, numRuns: 100 },
      );
    });

    test("under any project id", async () => {
      const { ledger } = await worlds().open();
      await fc.assert(
        fc.asyncProperty(anyPosting, async (said) => {
          const { id } = said.project;
          const before = await ledger.readBalance(books, id);
          const seq = (before?.version ?? 0) + 1;
          const change = { ...aChange({ ...said, seq, entries: [] }), fromVersion: seq - 1 };
          await ledger.commit(commitOf(change));
          expect(await ledger.readBalance(books, id)).toEqual({ balance: change.balance, version: seq });
          expect(await ledger.readPostings(books, id)).toContainEqual(change.postings[0]);
        }),
        { seed: 228, numRuns: 50, endOnFailure: true },
      );
    });

    test("under the longest project id there may be", async () => {
      const { ledger } = await worlds().open();
      const change = aChange({
        project: aProject({ department: null, name: "가".repeat(300 - "project//".length) }),
      });
      expect(change.balance.project.id).toHaveLength(300);
      await ledger.commit(commitOf(change));
      expect(await ledger.readBalances(books)).toEqual(storedAs([change]));
    });
  });
}
