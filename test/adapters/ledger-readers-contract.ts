/** Readers see the ledger as of the last entry that ended, whatever runs beside them. */
import { describe, expect, test } from "vitest";
import { emptyHead } from "../../shared/domain/journal/journal-entry.ts";
import { projectIdOf } from "../../shared/domain/values/project.ts";
import { aProject, aStatement } from "../support/builders.ts";
import { anEnd, aStart, begun, written } from "../support/ledger-entries.ts";
import { anUpload, books } from "../support/uploads.ts";
import { aChange, type LedgerFixtures, storedAs } from "./ledger-fixtures.ts";

export function describeReaders(fixtures: LedgerFixtures): void {
  describe("a reader beside an entry that runs", () => {
    const known = aChange({ seq: 1 });
    const untouched = aChange({ seq: 1, project: aProject({ name: "그대로" }) });
    const entries = aStatement("2020-10-31", { unsplit: 7n });
    const changed = aChange({ seq: 2, entries }, known.postings);
    const isNew = aChange({ seq: 2, project: aProject({ name: "새 사업" }) });

    test("sees what was there before it, and which projects are ahead, until it ends", async () => {
      const { ledger } = await fixtures.open();
      const head = await written(ledger, anEnd(emptyHead, "a", { changes: [known, untouched] }));
      const running = await begun(ledger, aStart(head, "b"));
      expect((await ledger.readLedger(books)).ahead).toEqual(new Set());
      await ledger.append(books, running, [changed, isNew], 0);
      const ids = [changed, isNew].map(({ balance }) => balance.project.id);
      const beside = await ledger.readLedger(books);
      expect(beside).toMatchObject({ head: running, ahead: new Set(ids) });
      expect(beside.balances).toEqual(storedAs([untouched, known]));
      expect(await ledger.readBalances(books)).toEqual(beside.balances);
      expect(await ledger.readPostings(books, known.balance.project.id, 1)).toEqual(known.postings);
      expect(await ledger.readPostings(books, isNew.balance.project.id, 1)).toEqual([]);
      await written(ledger, anEnd(running, "b"));
      const after = await ledger.readLedger(books);
      expect(after.ahead).toEqual(new Set());
      expect(after.balances).toEqual(storedAs([changed, untouched, isNew]));
    });

    test("sees what an undo takes back until the undo ended", async () => {
      const { ledger } = await fixtures.open();
      const head = await written(ledger, anEnd(emptyHead, "a", { changes: [known] }));
      const upload = anUpload("a", { version: 3 });
      const entry = {
        ...aStart(head, "a").entry,
        act: { kind: "undo", reverses: 1 },
        by: "재무과",
      } as const;
      const start = { books, from: head, entry, upload: { upload, fromVersion: 2 } };
      const running = await begun(ledger, start);
      const reversal = { ...known.postings[0], seq: 2, entries: [], format: null, reverses: 1 };
      await ledger.append(books, running, [aChange(reversal, known.postings)], 0);
      expect(await ledger.readBalances(books)).toEqual(storedAs([known]));
      const undone = { upload: { ...upload, version: 4 }, fromVersion: 3 };
      await written(ledger, {
        ...anEnd(running, "a", { upload: undone }),
        entry: { ...entry, state: "done" },
        bundle: { ...anEnd().bundle, id: "undone" },
      });
      const id = known.balance.project.id;
      const stored = (await ledger.readBalances(books)).get(id);
      expect(stored).toMatchObject({ version: 2, statement: null, balance: { toldSeq: null } });
      expect(await ledger.readPostings(books, id, 2)).toHaveLength(2);
    });
  });

  test("postings of a project come in the order of their numbers, up to the one that is asked for", async () => {
    const { ledger } = await fixtures.open();
    const numbers = [1, 2, 9, 10, 100];
    let head = emptyHead;
    let before: ReturnType<typeof aChange>["postings"][number][] = [];
    for (const seq of numbers) {
      const change = aChange({ seq }, before);
      const from = { ...head, lastSeq: seq - 1 };
      head = await written(ledger, anEnd(from, `${seq}`, { changes: [change] }));
      before = [...before, change.postings[0]];
    }
    const seqsThrough = async (through: number): Promise<number[]> =>
      (await ledger.readPostings(books, aProject().id, through)).map(({ seq }) => seq);
    expect(await seqsThrough(100)).toEqual(numbers);
    expect(await seqsThrough(9)).toEqual([1, 2, 9]);
    expect(await seqsThrough(0)).toEqual([]);
    expect(await ledger.readPostings(books, projectIdOf("code/nobody"), 100)).toEqual([]);
  });
}
