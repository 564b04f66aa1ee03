/** An entry of any size is cut into transactions, on each host as DynamoDB takes them; a file takes the entry in one. */
import { describe, expect, test } from "vitest";
import { emptyHead } from "../../shared/domain/journal/journal-entry.ts";
import type { BalanceChange, LedgerStore } from "../../shared/ports/ledger-store.ts";
import { transactionLimits } from "../../shared/ports/item-table.ts";
import { batchLimitsIn } from "../../shared/stores/commit-batches.ts";
import { balanceShards, shardOf } from "../../shared/stores/ledger-keys.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { aPayment, aProject, day } from "../support/builders.ts";
import { anEnd, aStart, begun, written } from "../support/ledger-entries.ts";
import { aFinding, anAppliedOutcome, anUpload, books } from "../support/uploads.ts";
import { aChange, type LedgerFixtures, manyChanges, storedAs } from "./ledger-fixtures.ts";

export function describeBatches(given: LedgerFixtures): void {
  const fixtures = inTransactions(given);
  describe("batches of an entry", () => {
    test("leave room for the greatest end: findings, and confirmations of all twelve months", async () => {
      const { ledger, announced } = await fixtures.open();
      const [before, changes = []] = ledger.inBatches(books, manyChanges(49));
      expect([before?.length, changes.length]).toEqual([17, 32]);
      const confirmed = Array.from({ length: 12 }, (_, at) => ({
        seq: 1,
        uploadId: anUpload().uploadId,
        date: day(`2020-${`${at + 1}`.padStart(2, "0")}-15`),
        measures: ["expenditure" as const],
        lines: new Map([[aProject({ name: "사업 3" }).id, 1]]),
      }));
      const findings = Array.from({ length: 200 }, (_, row) => ({ ...aFinding({ row }), projectId: null }));
      const outcome = anAppliedOutcome({ findings, findingCount: 200 });
      const upload = { upload: anUpload("a", { outcome }), fromVersion: 0 };
      expect(await ledger.end(anEnd(emptyHead, "a", { changes, confirmed, upload }))).toBe("written");
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
      expect(await ledger.readConfirmed(books)).toHaveLength(12);
      expect(await announced()).toHaveLength(1);
    });

    test("of hundreds of projects are read back from all eight shards", async () => {
      const { ledger } = await fixtures.open();
      const changes = manyChanges(300);
      expect(new Set(changes.map(({ balance }) => shardOf(balance.project.id))).size).toBe(balanceShards);
      expect(await run(ledger, changes)).toBe(7);
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
    });

    test("keep a posting of any size whole, beside small ones", async () => {
      const { ledger } = await fixtures.open();
      const entries = Array.from({ length: 60_000 }, (_, at) =>
        aPayment("2020-10-31", BigInt(at) * 999_983n),
      );
      const changes = ["가", "나", "다", "라"].map((name) =>
        aChange({ project: aProject({ name }), entries: name === "라" ? [] : entries }),
      );
      await run(ledger, changes);
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
      for (const { postings, balance } of changes)
        expect(await ledger.readPostings(books, balance.project.id, 1)).toEqual(postings);
    });

    test("read back postings that together are larger than a page of the table", async () => {
      const { ledger } = await fixtures.open();
      const entries = Array.from({ length: 40_000 }, (_, at) => aPayment("2020-10-31", BigInt(at)));
      let [head, before] = [emptyHead, [] as BalanceChange["postings"][number][]];
      for (const seq of [1, 2, 3, 4, 5, 6]) {
        const change = aChange({ seq, entries }, before);
        head = await written(ledger, anEnd(head, `${seq}`, { changes: [change] }));
        before = [...before, change.postings[0]];
      }
      const postings = await ledger.readPostings(books, aProject().id, 6);
      expect(postings.map((posting) => [posting.seq, posting.entries.length])).toEqual(
        [1, 2, 3, 4, 5, 6].map((seq) => [seq, 40_000]),
      );
    });

    test("are refused of a project whose posting no transaction takes, before anything is stored", async () => {
      const { ledger } = await fixtures.open();
      const entries = Array.from({ length: 400_000 }, (_, at) =>
        aPayment("2020-10-31", BigInt(at) * 999_983n),
      );
      expect(() => ledger.inBatches(books, [aChange(), aChange({ entries })])).toThrow(
        expect.objectContaining({ code: "posting-too-large", retryable: false }),
      );
      expect(await ledger.readHead(books)).toEqual(emptyHead);
    });

    test("are as few as the table takes: the dump of a county is one in a file and 37 in DynamoDB", async () => {
      const { ledger, table } = await given.open();
      const batches = ledger.inBatches(books, manyChanges(1_763));
      expect(batches).toHaveLength(table.limits.actions > transactionLimits.actions ? 1 : 37);
      expect(batches.flat()).toHaveLength(1_763);
    });

    test("of nothing are none", async () => {
      const { ledger } = await fixtures.open();
      expect(ledger.inBatches(books, [])).toEqual([]);
    });
  });
}

/** Cut as DynamoDB needs it, also where a table takes more. */
function inTransactions({ open }: LedgerFixtures): LedgerFixtures {
  return {
    open: async () => {
      const fixture = await open();
      return { ...fixture, ledger: new TableLedgerStore(fixture.table, batchLimitsIn(transactionLimits)) };
    },
  };
}

/** As an entry of its own. @returns how many batches there were. */
async function run(ledger: LedgerStore, changes: readonly BalanceChange[]): Promise<number> {
  const batches = ledger.inBatches(books, changes);
  const running = await begun(ledger, aStart());
  for (const batch of batches.slice(0, -1))
    expect(await ledger.append(books, running, batch, 0)).toBe("written");
  await written(ledger, anEnd(running, "a", { changes: batches.at(-1) ?? [] }));
  return batches.length;
}
