/** What the ledger promises of figures: they come back as they were. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { emptyHead, type JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import { writtenBy } from "../../shared/domain/ledger/posting.ts";
import { balances as anyBalance, greatestWon, postings as anyPosting } from "../contracts/arbitraries.ts";
import { aPayment, aProject, aStatement } from "../support/builders.ts";
import { anEnd, written } from "../support/ledger-entries.ts";
import { books } from "../support/uploads.ts";
import { aChange, type LedgerFixtures, storedAs } from "./ledger-fixtures.ts";

export function describeFigures(fixtures: LedgerFixtures): void {
  describe("figures come back as they were", () => {
    test("in every measure and fund, stated and not stated, to the last won", async () => {
      const { ledger } = await fixtures.open();
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
        { ...aPayment("2020-11-01", -7n), object: "401-01" },
        ...aStatement("2020-12-31", amounts, "plan"),
      ];
      const change = aChange({ entries, rows: [2, 3, 170_000] });
      await written(ledger, anEnd(emptyHead, "a", { changes: [change] }));
      expect(await ledger.readBalances(books)).toEqual(storedAs([change]));
      expect(await ledger.readPostings(books, aProject().id, 1)).toEqual(change.postings);
    });

    test("whatever they are", async () => {
      const { ledger } = await fixtures.open();
      let head: JournalHead = emptyHead;
      await fc.assert(
        fc.asyncProperty(anyBalance, anyPosting, async (anything, stated) => {
          const seq = head.lastSeq + 1;
          const { id } = aProject({ name: `사업 ${seq}` });
          const change = aChange({ ...stated, seq, entries: [], project: { ...stated.project, id } });
          const balance = { ...anything, lastSeq: seq, project: { ...anything.project, id } };
          const posting = { ...stated, seq, project: { ...stated.project, id } };
          const changes = [{ ...change, postings: [posting] as const, balance }];
          head = await written(ledger, anEnd(head, `${seq}`.padStart(4, "0"), { changes }));
          expect((await ledger.readBalances(books)).get(id)?.balance).toEqual(balance);
          expect(await ledger.readPostings(books, id, writtenBy(posting))).toEqual([posting]);
        }),
        { seed: 20201031, numRuns: 100, endOnFailure: true },
      );
    });

    test("under the longest project id there may be", async () => {
      const { ledger } = await fixtures.open();
      const change = aChange({
        project: aProject({ department: null, name: "가".repeat(300 - "project//".length) }),
      });
      expect(change.balance.project.id).toHaveLength(300);
      await written(ledger, anEnd(emptyHead, "a", { changes: [change] }));
      expect(await ledger.readBalances(books)).toEqual(storedAs([change]));
      expect(await ledger.readPostings(books, change.balance.project.id, 1)).toEqual(change.postings);
    });
  });
}
