/** How two ledgers are held against each other where an item is more than its text. */
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { Buffer } from "node:buffer";
import { describe, expect, test } from "vitest";
import { emptyHead } from "../../shared/domain/journal/journal-entry.ts";
import type { Discrepancy } from "../../shared/domain/verify/discrepancy.ts";
import type { Item } from "../../shared/ports/item-table.ts";
import type { LedgerStore } from "../../shared/ports/ledger-store.ts";
import { replayTarget } from "../../shared/stores/compare-ledgers.ts";
import { TableLedgerStore } from "../../shared/stores/ledger-store.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { aPayment, aProject, day } from "../support/builders.ts";
import { anEnd, written } from "../support/ledger-entries.ts";
import { anUpload, books } from "../support/uploads.ts";
import { aChange } from "./ledger-fixtures.ts";
import { TableCopy } from "./table-copy.ts";

const entries = Array.from({ length: 60_000 }, (_, at) => aPayment("2020-10-31", BigInt(at) * 999_983n));
const confirmed = [
  {
    seq: 1,
    uploadId: anUpload().uploadId,
    date: day("2020-10-31"),
    measures: ["expenditure" as const],
    lines: new Map(Array.from({ length: 200 }, (_, at) => [aProject({ name: `사업 ${at}` }).id, at])),
  },
];
const end = anEnd(emptyHead, "a", {
  changes: [aChange({ entries, uploadId: anUpload().uploadId })],
  confirmed,
});

/** What is said of a ledger in which every item became another one, or null for none. */
async function compared(change: (item: Item) => Item | null): Promise<readonly Discrepancy[]> {
  const table = new MemoryItemTable();
  await written(new TableLedgerStore(table), end);
  const stored = await TableCopy.of(table.items().flatMap((item) => change(item) ?? []));
  const target = replayTarget(stored);
  await written(target.ledger, end);
  return (
    await target.compare(
      books,
      () => false,
      () => {},
    )
  ).discrepancies;
}

const isChunk = ({ pk, sk }: Item, number: number): boolean =>
  pk.startsWith("POST#") && sk.includes(`#${number}/`);

describe("a comparison of ledgers", () => {
  test("says nothing where nobody touched anything", async () => {
    expect(await compared((item) => item)).toEqual([]);
  });

  test("reads a posting in several chunks as one, and names the field in whichever chunk it lies", async () => {
    const last = `${59_999n * 999_983n}`;
    const found = await compared((item) =>
      isChunk(item, 3) ? { ...item, data: item.data.replace(last, `${last}0`) } : item,
    );
    expect(found).toMatchObject([
      { code: "posting-differs", fileName: "a.csv", row: 2, projectId: aProject().id },
    ]);
  });

  test.each([1, 2])("names a posting whose chunk %i is gone", async (number) => {
    const found = await compared((item) => (isChunk(item, number) ? null : item));
    expect(found).toMatchObject([{ code: "item-damaged" }]);
  });

  test("names a posting that differs where its project's balance is gone too", async () => {
    const last = `${59_999n * 999_983n}`;
    const found = await compared((item) => {
      if (item.pk.startsWith("BAL#")) return null;
      return isChunk(item, 3) ? { ...item, data: item.data.replace(last, `${last}0`) } : item;
    });
    expect(found.map(({ code }) => code)).toEqual(["balance-missing", "posting-differs"]);
  });

  test("holds what was confirmed against each other, not the bytes into which a release packed it", async () => {
    const packing = (change: (text: string) => string) => (item: Item) => {
      const packed = /"packed":"([^"]+)"/.exec(item.data)?.[1];
      if (packed === undefined) return item;
      const text = change(inflateRawSync(Buffer.from(packed, "base64")).toString("utf8"));
      const other = deflateRawSync(text, { level: 1 }).toString("base64");
      expect(other).not.toBe(packed);
      return { ...item, data: item.data.replace(packed, other) };
    };
    expect(await compared(packing((text) => text))).toEqual([]);
    expect(await compared(packing((text) => text.replace("2020-10-31", "2020-10-30")))).toMatchObject([
      { code: "confirmation-differs", field: "packed.0.date", expected: "2020-10-31", found: "2020-10-30" },
      { code: "confirmation-differs", field: "packed.0.date", expected: "2020-10-31", found: "2020-10-30" },
    ]);
  });

  test("holds a month that several writers confirmed to be what one writer, who knew the month before, makes of it", async () => {
    const [a, b, c] = ["가", "나", "다"].map((name) => aProject({ name }).id);
    const files = [[a, b, c], [a, c], [c]].map((ids, at) => ({
      seq: at + 1,
      uploadId: anUpload("abc"[at]).uploadId,
      date: day("2020-10-31"),
      measures: ["expenditure" as const],
      lines: new Map(ids.flatMap((id) => (id === undefined ? [] : [[id, 1] as const]))),
    }));
    const writtenBy = async (ledger: () => LedgerStore): Promise<void> => {
      let head = emptyHead;
      for (const [at, file] of files.entries())
        head = await written(ledger(), anEnd(head, "abc"[at], { confirmed: [file] }));
    };
    const stored = new MemoryItemTable();
    await writtenBy(() => new TableLedgerStore(stored));
    const target = replayTarget(stored);
    await writtenBy(() => target.ledger);
    expect(
      (
        await target.compare(
          books,
          () => false,
          () => {},
        )
      ).discrepancies,
    ).toEqual([]);
  });
});
