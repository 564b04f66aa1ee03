/** Who was overtaken writes nothing: every transaction of an entry names what it was planned on. */
import { describe, expect, test } from "vitest";
import { emptyHead, type JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import type { EntryEnd } from "../../shared/ports/ledger-store.ts";
import { aProject } from "../support/builders.ts";
import { anEnd, aStart, begun, headOf, written } from "../support/ledger-entries.ts";
import { books } from "../support/uploads.ts";
import { aChange, type LedgerFixture, type LedgerFixtures, storedAs } from "./ledger-fixtures.ts";

export function describeConflicts(fixtures: LedgerFixtures): void {
  const first = aChange({ seq: 1 });
  const bystander = aChange({ seq: 2, project: aProject({ name: "다른 사업" }) });
  const isNew = aChange({ seq: 2, project: aProject({ name: "새 사업" }) });

  /** A ledger whose first entry posted one project. */
  async function opened(): Promise<LedgerFixture & { head: JournalHead }> {
    const fixture = await fixtures.open();
    return { ...fixture, head: await written(fixture.ledger, anEnd(emptyHead, "a", { changes: [first] })) };
  }

  describe("an end that was overtaken stores nothing", () => {
    test.each<{ what: string; change: (end: EntryEnd) => Partial<EntryEnd> }>([
      { what: "the head of before", change: () => ({ from: emptyHead }) },
      { what: "a head that is not there yet", change: ({ from }) => ({ from: { ...from, version: 4 } }) },
      { what: "a number that is given already", change: ({ entry }) => ({ entry: { ...entry, seq: 1 } }) },
      { what: "an upload that is there", change: () => ({ upload: anEnd().upload }) },
      {
        what: "an upload of another version",
        change: ({ upload }) => ({ upload: { ...upload, fromVersion: 4 } }),
      },
      {
        what: "a balance that was written since",
        change: () => ({ changes: [bystander, aChange({ seq: 2 })] }),
      },
      {
        what: "a balance of a version that is not there yet",
        change: () => ({ changes: [bystander, { ...aChange({ seq: 2 }), fromVersion: 2 }] }),
      },
      {
        what: "a posting that is in already",
        change: () => ({ changes: [bystander, { ...first, fromVersion: 1 }] }),
      },
      {
        what: "a balance that should be there and is not",
        change: () => ({ changes: [bystander, { ...isNew, fromVersion: 1 }] }),
      },
      { what: "events that were told before", change: () => ({ bundle: anEnd().bundle }) },
    ])("over $what", async ({ change }) => {
      const { ledger, announced, head } = await opened();
      const end = anEnd(head, "b", { changes: [bystander] });
      expect(await ledger.end({ ...end, ...change(end) })).toBe("conflict");
      expect(await ledger.readHead(books)).toEqual(head);
      expect(await ledger.readBalances(books)).toEqual(storedAs([first]));
      expect(await ledger.readPostings(books, bystander.balance.project.id, 9)).toEqual([]);
      expect(await ledger.findUpload(books, end.entry.uploadId)).toBeNull();
      expect(await ledger.readEntry(books, 2)).toBeNull();
      expect(await announced()).toEqual([anEnd().bundle.id]);
      // The same end as it was planned still fits.
      expect(await ledger.end(end)).toBe("written");
    });
  });

  describe("of an entry that runs", () => {
    test("no other one begins or ends beside it", async () => {
      const { ledger, head } = await opened();
      const running = await begun(ledger, aStart(head, "b"));
      expect(await ledger.begin(aStart(head, "c"))).toBe("conflict");
      expect(await ledger.end(anEnd(head, "c"))).toBe("conflict");
      expect(await ledger.readHead(books)).toEqual(running);
      expect((await ledger.listUploads(books)).map(({ fileName }) => fileName)).toEqual(["a.csv", "b.csv"]);
    });

    test("two workers write each batch once, and the entry ends once", async () => {
      const { ledger, announced, head } = await opened();
      const running = await begun(ledger, aStart(head, "b"));
      const batches = await Promise.all(
        [1, 2, 3].map(() => ledger.append(books, running, [bystander, isNew], 0)),
      );
      expect(batches.toSorted()).toEqual(["conflict", "conflict", "written"]);
      const end = anEnd(running, "b", { changes: [aChange({ seq: 2 }, first.postings)] });
      const ends = await Promise.all([1, 2, 3].map(() => ledger.end(end)));
      expect(ends.toSorted()).toEqual(["conflict", "conflict", "written"]);
      expect((await ledger.readBalances(books)).size).toBe(3);
      expect(await announced()).toHaveLength(2);
    });

    test("batches of every lane are written beside each other, and none of them after its end", async () => {
      const { ledger, head } = await opened();
      const running = await begun(ledger, aStart(head, "b"));
      const lines = [bystander, isNew];
      const written1 = await Promise.all(
        lines.map((line, lane) => ledger.append(books, running, [line], lane)),
      );
      expect(written1).toEqual(["written", "written"]);
      await written(ledger, anEnd(running, "b"));
      for (let lane = 0; lane < 6; lane++)
        expect(await ledger.append(books, running, [bystander], lane)).toBe("conflict");
      expect((await ledger.readBalances(books)).size).toBe(3);
    });

    test("a batch that comes after its end, or is of another entry, is not stored", async () => {
      const { ledger, head } = await opened();
      const running = await begun(ledger, aStart(head, "b"));
      const other = { ...running, version: running.version + 2 };
      expect(await ledger.append(books, other, [bystander], 0)).toBe("conflict");
      const done = await written(ledger, anEnd(running, "b"));
      expect(await ledger.append(books, running, [bystander], 0)).toBe("conflict");
      const next = await begun(ledger, aStart(done, "c"));
      expect(await ledger.append(books, running, [bystander], 0)).toBe("conflict");
      expect(await ledger.readHead(books)).toEqual(next);
      expect(await ledger.readBalances(books)).toEqual(storedAs([first]));
    });
  });

  test("of several entries that begin at once one is stored, whatever they are about", async () => {
    const { ledger, announced } = await fixtures.open();
    const rivals = ["a", "b", "c", "d", "e"].map((letter) =>
      anEnd(emptyHead, letter, { changes: [aChange()] }),
    );
    const results = await Promise.all(rivals.map((end) => ledger.end(end)));
    expect(results.filter((result) => result === "written")).toHaveLength(1);
    expect(await ledger.readHead(books)).toEqual(headOf(anEnd()));
    expect(await ledger.readPostings(books, aProject().id, 9)).toHaveLength(1);
    expect(await ledger.listUploads(books)).toHaveLength(1);
    expect(await announced()).toHaveLength(1);
  });
}
