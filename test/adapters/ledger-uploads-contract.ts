/** What the ledger promises of uploads: found with their findings, listed without, paged from the latest. */
import { describe, expect, test } from "vitest";
import { emptyHead, type JournalHead } from "../../shared/domain/journal/journal-entry.ts";
import type { Upload } from "../../shared/domain/uploads/upload.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { day } from "../support/builders.ts";
import { anEnd, written } from "../support/ledger-entries.ts";
import { aFinding, anAppliedOutcome, anUpload, books } from "../support/uploads.ts";
import type { LedgerFixtures } from "./ledger-fixtures.ts";

export function describeUploads(fixtures: LedgerFixtures): void {
  describe("uploads", () => {
    test("are found by their id, with all that the sender said", async () => {
      const { ledger } = await fixtures.open();
      const options = { asOf: day("2020-10-31"), unit: "천원", mapping: '{"version":1}' } as const;
      const upload = anUpload("a", { options, fileName: "집행 현황.csv" });
      await written(ledger, anEnd(emptyHead, "a", { upload: { upload, fromVersion: 0 } }));
      expect(await ledger.findUpload(books, upload.uploadId)).toEqual(upload);
      expect(await ledger.findUpload(books, "nobody")).toBeNull();
    });

    test("keep their first 200 findings apart and say how many there were: no list reads them", async () => {
      const { ledger } = await fixtures.open();
      const found = Array.from({ length: 250 }, (_, row) => ({ ...aFinding({ row }), projectId: null }));
      const outcome = anAppliedOutcome({ findings: found, findingCount: 250 });
      const upload = anUpload("a", { outcome });
      const head = await written(ledger, anEnd(emptyHead, "a", { upload: { upload, fromVersion: 0 } }));
      const kept = { ...upload, outcome: { ...outcome, findings: found.slice(0, 200) } };
      const listed = { ...upload, outcome: { ...outcome, findings: [] } };
      expect(await ledger.findUpload(books, upload.uploadId)).toEqual(kept);
      expect(await ledger.listUploads(books)).toEqual([listed]);
      expect((await ledger.pageUploads(books, null, 5)).uploads).toEqual([listed]);
      const clean = { ...upload, seq: 2, version: 4, outcome: anAppliedOutcome() };
      await written(ledger, anEnd(head, "a", { upload: { upload: clean, fromVersion: 2 } }));
      expect(await ledger.findUpload(books, upload.uploadId)).toEqual(clean);
    });

    test("are paged from the latest place in the journal, each once, whatever was decided between", async () => {
      const { ledger } = await fixtures.open();
      let head = await sent(ledger, emptyHead, "a", "b", "c");
      head = await settled(ledger, head, anUpload("a"));
      head = await sent(ledger, head, "d");
      head = await again(ledger, head, anUpload("b"));
      head = await settled(ledger, head, anUpload("d", { seq: 5 }));
      expect(head.uploads).toBe(4);
      for (const limit of [1, 2, 3, 4, 5]) expect(await pagesOf(ledger, limit)).toEqual(["b", "d", "c", "a"]);
    });

    test.each([1, 2, 7])("are not there in pages of %i where none came", async (limit) => {
      const { ledger } = await fixtures.open();
      expect(await ledger.pageUploads(books, null, limit)).toEqual({ uploads: [], before: null });
    });
  });
}

async function sent(ledger: LedgerStore, from: JournalHead, ...letters: string[]): Promise<JournalHead> {
  let head = from;
  for (const letter of letters) head = await written(ledger, anEnd(head, letter));
  return head;
}

/** A person's decision about an upload, which keeps its place. */
function settled(ledger: LedgerStore, head: JournalHead, upload: Upload): Promise<JournalHead> {
  const end = anEnd(head, "", {
    upload: { upload: { ...upload, version: 4 }, fromVersion: 2 },
  });
  return written(ledger, { ...end, entry: { ...end.entry, act: { kind: "discard" } } });
}

/** The same bytes once more: the upload moves to the place of that entry. */
function again(ledger: LedgerStore, head: JournalHead, upload: Upload): Promise<JournalHead> {
  const moved = { ...upload, seq: head.lastSeq + 1, version: 4 };
  return written(ledger, anEnd(head, "", { upload: { upload: moved, fromVersion: 2 } }));
}

/** The letters of all uploads, page by page. */
async function pagesOf(ledger: LedgerStore, limit: number): Promise<string[]> {
  const letters: string[] = [];
  let before: number | null = null;
  do {
    const page = await ledger.pageUploads(books, before, limit);
    expect(page.uploads.length).toBeLessThanOrEqual(limit);
    letters.push(...page.uploads.map(({ fileName }) => fileName.slice(0, 1)));
    before = page.before;
  } while (before !== null);
  return letters;
}
