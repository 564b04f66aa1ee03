/** What an entry of the journal stores when nobody is in its way. */
import { describe, expect, test } from "vitest";
import { emptyHead, nothingStated, type JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import { aProject, day } from "../support/builders.ts";
import { anEnd, aStart, begun, headOf, written } from "../support/ledger-entries.ts";
import { anUpload, books } from "../support/uploads.ts";
import { aChange, type LedgerFixtures, manyChanges, storedAs } from "./ledger-fixtures.ts";

export function describeEntries(fixtures: LedgerFixtures): void {
  describe("an entry of the journal", () => {
    test("is not there before the first one: the head is empty", async () => {
      const { ledger } = await fixtures.open();
      expect(await ledger.readHead(books)).toEqual(emptyHead);
      expect(await ledger.readEntry(books, 1)).toBeNull();
      expect(await ledger.readJournal(books, 0, 10)).toEqual([]);
      expect(await ledger.readBalances(books)).toEqual(new Map());
    });

    test("in one transaction stores postings, balances, upload, entry, head and events together", async () => {
      const { ledger, announced } = await fixtures.open();
      const changes = ["가", "나", "다"].map((name) => aChange({ project: aProject({ name }) }));
      const end = anEnd(emptyHead, "a", { changes });
      expect(await ledger.end(end)).toBe("written");
      expect(await ledger.readBalances(books)).toEqual(storedAs(changes));
      for (const { postings, balance } of changes)
        expect(await ledger.readPostings(books, balance.project.id, 1)).toEqual(postings);
      expect(await ledger.findUpload(books, end.entry.uploadId)).toEqual(end.upload.upload);
      expect(await ledger.readEntry(books, 1)).toEqual(end.entry);
      expect(await ledger.readHead(books)).toEqual({ ...emptyHead, version: 2, lastSeq: 1, uploads: 1 });
      expect(await announced()).toEqual([end.bundle.id]);
    });

    test("in several transactions says that it runs until the last, and tells nobody before", async () => {
      const { ledger, announced } = await fixtures.open();
      const start = aStart();
      const { uploadId } = start.entry;
      expect(await ledger.begin(start)).toBe("written");
      const running = { ...emptyHead, version: 1, lastSeq: 1, running: { seq: 1, uploadId }, uploads: 1 };
      expect(await ledger.readHead(books)).toEqual(running);
      expect(await ledger.readEntry(books, 1)).toEqual(start.entry);
      expect(await ledger.findUpload(books, uploadId)).toEqual(start.upload.upload);
      const [first, second, last] = manyChanges(3);
      if (first === undefined || second === undefined || last === undefined)
        throw new RangeError("no changes");
      expect(await ledger.append(books, running, [first], 0)).toBe("written");
      expect(await ledger.append(books, running, [second], 0)).toBe("written");
      expect(await ledger.readHead(books)).toEqual(running);
      expect(await announced()).toEqual([]);
      const end = anEnd(running, "a", { changes: [last] });
      expect(await ledger.end(end)).toBe("written");
      expect(await ledger.readHead(books)).toEqual({ ...running, version: 2, running: null });
      expect(await ledger.readBalances(books)).toEqual(storedAs([first, second, last]));
      expect(await announced()).toEqual([end.bundle.id]);
    });

    test("keeps what the head knows of payment lists, of uploads that wait, and of how many came", async () => {
      const { ledger } = await fixtures.open();
      const fulls = [day("2020-01-31")];
      const lists = [
        { seq: 1, asOf: day("2020-01-31"), period: { from: day("2020-01-01"), to: day("2020-01-31") } },
      ];
      const first = await written(
        ledger,
        anEnd(emptyHead, "a", { known: { ...nothingStated, lists, fulls, officeName: "무주군" } }),
      );
      const held = heldUpload(first);
      const second = await written(ledger, anEnd(first, "b", { upload: { upload: held, fromVersion: 0 } }));
      expect(second).toMatchObject({
        lastSeq: 2,
        lists,
        fulls,
        officeName: "무주군",
        held: [held.uploadId],
        uploads: 2,
      });
      expect(await ledger.readHead(books)).toEqual(second);
      const released = { ...held, seq: 3, outcome: anUpload().outcome, version: 4 };
      const third = await written(
        ledger,
        anEnd(second, "b", { upload: { upload: released, fromVersion: 2 } }),
      );
      expect(third).toMatchObject({ lastSeq: 3, held: [], uploads: 2 });
      expect(await ledger.readHead(books)).toEqual(third);
    });

    test("of one office or year is nothing to another: each has its own journal", async () => {
      const { ledger } = await fixtures.open();
      const changes = [aChange()];
      const { id } = aProject();
      await written(ledger, anEnd(emptyHead, "a", { changes }));
      for (const other of [
        { ...books, fiscalYear: 2021 },
        { ...books, office: "4182000" },
      ]) {
        expect(await ledger.readHead(other)).toEqual(emptyHead);
        expect(await ledger.readBalances(other)).toEqual(new Map());
        expect(await ledger.readPostings(other, id, 1)).toEqual([]);
        expect(await ledger.listUploads(other)).toEqual([]);
        const upload = anUpload("a", { books: other });
        const end = anEnd(emptyHead, "a", { changes, upload: { upload, fromVersion: 0 } });
        expect(await ledger.end(end)).toBe("written");
      }
      const named = (await ledger.listBooks()).map(({ office, fiscalYear }) => `${office}/${fiscalYear}`);
      expect(named.toSorted()).toEqual(["1129000/2020", "1129000/2021", "4182000/2020"]);
    });

    test("makes its books known with its first step", async () => {
      const { ledger } = await fixtures.open();
      expect(await ledger.listBooks()).toEqual([]);
      await begun(ledger, aStart());
      expect(await ledger.listBooks()).toEqual([books]);
    });

    test("is read in pages from both ends of the journal", async () => {
      const { ledger } = await fixtures.open();
      let head: JournalHead = emptyHead;
      const seqs = async (page: Promise<{ seq: number }[]>): Promise<number[]> =>
        (await page).map(({ seq }) => seq);
      for (const letter of "abcdefghijk") head = await written(ledger, anEnd(head, letter));
      expect(head).toEqual(headOf(anEnd({ ...head, lastSeq: 10, version: 20, uploads: 10 }, "k")));
      expect(await seqs(ledger.readJournal(books, 0, 4))).toEqual([1, 2, 3, 4]);
      expect(await seqs(ledger.readJournal(books, 8, 4))).toEqual([9, 10, 11]);
      expect(await seqs(ledger.readJournal(books, 11, 4))).toEqual([]);
      expect(await seqs(ledger.pageJournal(books, null, 3))).toEqual([11, 10, 9]);
      expect(await seqs(ledger.pageJournal(books, 9, 3))).toEqual([8, 7, 6]);
      expect(await seqs(ledger.pageJournal(books, 1, 3))).toEqual([]);
    });
  });
}

function heldUpload({ lastSeq }: JournalHead) {
  const outcome = {
    state: "held",
    format: "template",
    asOf: null,
    at: "2020-11-02T00:00:00.000Z",
    findings: [],
    findingCount: 0,
  } as const;
  return anUpload("b", { seq: lastSeq + 1, outcome });
}
