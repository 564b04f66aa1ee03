/** What every ledger store promises of uploads and of the books they belong to. */
import { describe, expect, test } from "vitest";
import type { Books } from "../../shared/domain/books.ts";
import type { Upload } from "../../shared/domain/upload.ts";
import { day } from "../support/builders.ts";
import { aClosing, aFinding, aRegistration, books } from "../support/uploads.ts";
import { aChange, type LedgerWorlds } from "./ledger-worlds.ts";

export function describeUploads(name: string, worlds: () => LedgerWorlds): void {
  describe(`uploads in ${name}`, () => {
    test("are numbered from 1 in the order in which they come", async () => {
      const { ledger } = await worlds().open();
      const registered: Upload[] = [];
      for (const letter of ["c", "a", "b"])
        registered.push(await ledger.registerUpload(aRegistration(letter)));
      expect(registered[0]).toEqual({
        ...aRegistration("c"),
        seq: 1,
        earlierSeqs: [],
        version: 1,
        outcome: { state: "received" },
      });
      expect(registered.map(({ seq }) => seq)).toEqual([1, 2, 3]);
      expect(await ledger.listUploads(books)).toEqual(registered);
    });

    test("are found by their id, with all that the sender said", async () => {
      const { ledger } = await worlds().open();
      const said = {
        options: { asOf: day("2020-10-31"), unit: "천원" as const, mapping: null },
        fileName: "집행 현황.csv",
      };
      const upload = await ledger.registerUpload(aRegistration("a", said));
      expect(await ledger.findUpload(books, upload.uploadId)).toEqual(upload);
      expect(await ledger.findUpload(books, "nobody")).toBeNull();
    });

    test("keep what was registered first when the same bytes come again", async () => {
      const { ledger } = await worlds().open();
      const first = await ledger.registerUpload(aRegistration("a"));
      const again = aRegistration("a", { fileName: "again.csv", receivedAt: "2020-12-01T00:00:00.000Z" });
      expect(await ledger.registerUpload(again)).toEqual(first);
      expect(await ledger.listUploads(books)).toEqual([first]);
    });

    test("that are registered all at once get one number each, and the same bytes one in all", async () => {
      const { ledger } = await worlds().open();
      const letters = ["a", "b", "c", "d", "a", "b", "c", "d"];
      const registered = await Promise.all(
        letters.map((letter) => ledger.registerUpload(aRegistration(letter))),
      );
      expect(new Set(registered.map(({ seq }) => seq)).size).toBe(4);
      expect(registered.slice(4)).toEqual(registered.slice(0, 4));
      expect(await ledger.listUploads(books)).toHaveLength(4);
    });

    test("keep the first 200 findings and say how many there were", async () => {
      const { ledger } = await worlds().open();
      const upload = await ledger.registerUpload(aRegistration());
      const findings = Array.from({ length: 250 }, (_, row) => aFinding({ row }));
      const at = "2020-11-02T00:00:01.000Z";
      const outcome = { state: "rejected", format: null, at, findings, findingCount: 250 } as const;
      const closing = aClosing(upload);
      const rejected = { ...closing.upload, outcome };
      await ledger.commit({ books, changes: [], closing: { ...closing, upload: rejected } });
      const kept = { ...rejected, outcome: { ...outcome, findings: findings.slice(0, 200) } };
      expect(await ledger.findUpload(books, upload.uploadId)).toEqual(kept);
    });
  });

  describe(`books in ${name}`, () => {
    const others: readonly Books[] = [
      { office: "1129000", fiscalYear: 2021 },
      { office: "4182000", fiscalYear: 2020 },
    ];

    test("are listed once an upload came for them", async () => {
      const { ledger } = await worlds().open();
      expect(await ledger.listBooks()).toEqual([]);
      await ledger.registerUpload(aRegistration("a"));
      await ledger.registerUpload(aRegistration("b"));
      await ledger.registerUpload(aRegistration("a", { books: { office: "4182000", fiscalYear: 2020 } }));
      const listed = (await ledger.listBooks()).map(({ office, fiscalYear }) => `${office}/${fiscalYear}`);
      expect(listed.toSorted()).toEqual(["1129000/2020", "4182000/2020"]);
    });

    test.each(others)("of office $office for $fiscalYear see nothing of any other", async (other) => {
      const { ledger } = await worlds().open();
      const change = aChange();
      const { id } = change.balance.project;
      const upload = await ledger.registerUpload(aRegistration());
      await ledger.commit({ books, changes: [change], closing: aClosing(upload) });
      expect(await ledger.readBalances(other)).toEqual(new Map());
      expect(await ledger.readBalance(other, id)).toBeNull();
      expect(await ledger.readPostings(other, id)).toEqual([]);
      expect(await ledger.listUploads(other)).toEqual([]);
      expect(await ledger.findUpload(other, upload.uploadId)).toBeNull();
      expect((await ledger.registerUpload(aRegistration("a", { books: other }))).seq).toBe(1);
    });

    test("can hold the same project and the same bytes as others, each their own", async () => {
      const { ledger } = await worlds().open();
      const [other] = others;
      if (other === undefined) throw new RangeError("There is no other office");
      for (const each of [books, other]) {
        const upload = await ledger.registerUpload(aRegistration("a", { books: each }));
        const result = await ledger.commit({ books: each, changes: [aChange()], closing: aClosing(upload) });
        expect(result.outcome).toBe("committed");
      }
    });
  });
}
