/** What every ledger store promises of a commit: all of it or nothing. */
import { describe, expect, test } from "vitest";
import { balanceShards, shardOf } from "../../shared/stores/keys.ts";
import type { BalanceChange } from "../../shared/ports/ledger-store.ts";
import { aPayment, aProject } from "../support/builders.ts";
import { aClosing, aRegistration, books } from "../support/uploads.ts";
import { aChange, commitOf, type LedgerWorlds, storedAs } from "./ledger-worlds.ts";

const aMoment = "2020-11-02T00:00:00.000Z";

export function describeCommits(name: string, worlds: () => LedgerWorlds): void {
  describe(`a commit in ${name}`, () => {
    test("stores postings, balances, the upload's end and its events together", async () => {
      const { ledger, told } = await worlds().open();
      const closing = aClosing(await ledger.registerUpload(aRegistration()));
      const changes = ["가", "나", "다"].map((title) => aChange({ project: aProject({ name: title }) }));
      const { outcome } = await ledger.commit({ books, changes, closing });
      expect(outcome).toBe("committed");
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
      for (const {
        postings: [posting],
      } of changes) {
        expect(await ledger.readPostings(books, posting.project.id)).toEqual([posting]);
      }
      expect(await ledger.findUpload(books, closing.upload.uploadId)).toEqual(closing.upload);
      expect(await told()).toEqual([closing.bundle]);
    });

    test("stores what an upload becomes on its way, and tells nobody", async () => {
      const { ledger, told } = await worlds().open();
      const registered = await ledger.registerUpload(aRegistration());
      const applying = { state: "applying", at: aMoment, findings: [], releasedBy: "재무과" } as const;
      const begun = { ...registered, version: 2, outcome: applying };
      const closing = { upload: begun, fromVersion: 1, bundle: null };
      expect(await ledger.commit({ books, changes: [], closing })).toMatchObject({ outcome: "committed" });
      expect(await ledger.findUpload(books, begun.uploadId)).toEqual(begun);
      expect(await told()).toEqual([]);
      expect(await ledger.commit({ books, changes: [], closing })).toMatchObject({ outcome: "conflict" });
    });

    test("takes the greatest batch there may be, with its closing", async () => {
      const { ledger, told } = await worlds().open();
      const closing = aClosing(await ledger.registerUpload(aRegistration()));
      const [changes = [], rest] = ledger.inBatches(books, manyChanges(60));
      expect([changes.length, rest?.length]).toEqual([49, 11]);
      expect(await ledger.commit({ books, changes, closing })).toMatchObject({ outcome: "committed" });
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
      expect(await told()).toHaveLength(1);
    });

    test("reads back balances that lie in all eight shards", async () => {
      const { ledger } = await worlds().open();
      const changes = manyChanges(120);
      expect(new Set(changes.map(({ balance }) => shardOf(balance.project.id))).size).toBe(balanceShards);
      for (const from of [0, 40, 80]) {
        await ledger.commit({ books, changes: changes.slice(from, from + 40), closing: null });
      }
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
    });

    test("counts a balance's version up by one, whatever read it", async () => {
      const { ledger } = await worlds().open();
      const { id } = aProject();
      expect(await ledger.readBalance(books, id)).toBeNull();
      for (const seq of [1, 2, 3]) {
        const change = aChange({ seq }, seq - 1);
        expect(await ledger.commit(commitOf(change))).toMatchObject({ outcome: "committed" });
        expect(await ledger.readBalance(books, id)).toEqual({ balance: change.balance, version: seq });
      }
    });

    test("lists the postings of a project by upload number, whenever each was written", async () => {
      const { ledger } = await worlds().open();
      const numbers = [10, 2, 9, 1, 100];
      for (const [at, seq] of numbers.entries()) await ledger.commit(commitOf(aChange({ seq }, at)));
      const postings = await ledger.readPostings(books, aProject().id);
      expect(postings.map(({ seq }) => seq)).toEqual([1, 2, 9, 10, 100]);
    });

    test("reads back postings that together are larger than a page of the table", async () => {
      const { ledger } = await worlds().open();
      const entries = Array.from({ length: 40_000 }, (_, at) => aPayment("2020-10-31", BigInt(at)));
      for (const seq of [1, 2, 3, 4, 5, 6]) await ledger.commit(commitOf(aChange({ seq, entries }, seq - 1)));
      const postings = await ledger.readPostings(books, aProject().id);
      expect(postings.map((posting) => [posting.seq, posting.entries.length])).toEqual(
        [1, 2, 3, 4, 5, 6].map((seq) => [seq, 40_000]),
      );
    });

    test("keeps a posting of any size whole, beside small ones, in batches that it takes", async () => {
      const { ledger } = await worlds().open();
      const entries = Array.from({ length: 60_000 }, (_, at) =>
        aPayment("2020-10-31", BigInt(at) * 999_983n),
      );
      const changes = ["가", "나", "다", "라", "마", "바"].map((title) =>
        aChange({ project: aProject({ name: title }), entries: title === "바" ? [] : entries }),
      );
      for (const batch of ledger.inBatches(books, changes)) {
        expect(await ledger.commit({ books, changes: batch, closing: null })).toMatchObject({
          outcome: "committed",
        });
      }
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
      for (const {
        postings: [posting],
      } of changes) {
        expect(await ledger.readPostings(books, posting.project.id)).toEqual([posting]);
      }
    });

    test("of nothing is done", async () => {
      const { ledger } = await worlds().open();
      expect(await ledger.commit({ books, changes: [], closing: null })).toEqual({ outcome: "committed" });
    });
  });

  describe(`a conflict in ${name} leaves nothing of the commit`, () => {
    const fresh = aChange({ seq: 2, project: aProject({ name: "새 사업" }) });

    test.each<{ what: string; change: BalanceChange }>([
      { what: "a balance that was written since", change: aChange({ seq: 2 }, 0) },
      { what: "a balance of a version that is not there yet", change: aChange({ seq: 2 }, 2) },
      { what: "a posting that is in already", change: aChange({ seq: 1 }, 1) },
      { what: "a balance that should be there and is not", change: { ...fresh, fromVersion: 1 } },
    ])("over $what", async ({ change }) => {
      const { ledger, told } = await worlds().open();
      const closing = aClosing(await ledger.registerUpload(aRegistration()));
      const first = aChange({ seq: 1 });
      await ledger.commit(commitOf(first));
      const bystander = aChange({ seq: 2, project: aProject({ name: "다른 사업" }) });
      const refused = await ledger.commit({ books, changes: [bystander, change], closing });
      expect(refused).toEqual({ outcome: "conflict" });
      expect(await ledger.readBalances(books)).toEqual(storedAs([first]));
      expect(await ledger.readPostings(books, bystander.balance.project.id)).toEqual([]);
      expect((await ledger.findUpload(books, closing.upload.uploadId))?.outcome.state).toBe("received");
      expect(await told()).toEqual([]);
    });

    test("over an upload that another delivery has closed", async () => {
      const { ledger, told } = await worlds().open();
      const closing = aClosing(await ledger.registerUpload(aRegistration()));
      await ledger.commit({ books, changes: [], closing });
      const late = { ...closing, bundle: { ...closing.bundle, id: "another" } };
      expect(await ledger.commit({ books, changes: [aChange()], closing: late })).toMatchObject({
        outcome: "conflict",
      });
      expect(await ledger.readBalances(books)).toEqual(new Map());
      expect(await told()).toEqual([closing.bundle]);
    });

    test("over events that were told before", async () => {
      const { ledger, told } = await worlds().open();
      const closing = aClosing(await ledger.registerUpload(aRegistration("a")));
      await ledger.commit({ books, changes: [], closing });
      const other = aClosing(await ledger.registerUpload(aRegistration("b")));
      const retold = { ...other, bundle: closing.bundle };
      expect(await ledger.commit({ books, changes: [], closing: retold })).toMatchObject({
        outcome: "conflict",
      });
      expect((await ledger.findUpload(books, other.upload.uploadId))?.version).toBe(1);
      expect(await told()).toHaveLength(1);
    });

    test("when several write the same version at once: one of them is stored", async () => {
      const { ledger } = await worlds().open();
      const rivals = [1, 2, 3, 4, 5].map((seq) => aChange({ seq }));
      const results = await Promise.all(rivals.map((change) => ledger.commit(commitOf(change))));
      expect(results.filter(({ outcome }) => outcome === "committed")).toHaveLength(1);
      expect((await ledger.readBalance(books, aProject().id))?.version).toBe(1);
      expect(await ledger.readPostings(books, aProject().id)).toHaveLength(1);
    });
  });
}

function manyChanges(count: number): BalanceChange[] {
  return Array.from({ length: count }, (_, at) => aChange({ project: aProject({ name: `사업 ${at}` }) }));
}
