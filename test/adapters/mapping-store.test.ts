/** What an office taught of its tables comes back under its number, until it is forgotten or taught anew. */
import { describe, expect, test } from "vitest";
import { parseMapping } from "../../shared/contracts/files/column-mapping.ts";
import { MemoryItemTable } from "../../shared/stores/memory-item-table.ts";
import { TableMappingStore } from "../../shared/stores/mapping-store.ts";

const office = "4573000";
const [kim, lee] = [
  { by: "김예산", at: "2026-07-01T00:00:00.000Z" },
  { by: "이지출", at: "2026-08-01T00:00:00.000Z" },
];

function mapping(header: string, means = "department", asOf: string | null = null) {
  const columns = [
    { header: "사업", means: "projectName" },
    { header, means },
  ];
  return parseMapping(
    JSON.stringify({ version: 1, sheet: "6월", headerRow: 2, unit: "천원", asOf, columns }),
  );
}

describe("mappings of an office", () => {
  test("come back with number, who and when, and without the day that the first file was of", async () => {
    const store = new TableMappingStore(new MemoryItemTable());
    const taught = await store.teach(office, mapping("과", "department", "2026-06-30"), kim);
    expect(taught).toMatchObject({ replaced: null, isNew: true });
    await store.teach(office, mapping("팀"), lee);
    const known = await store.list(office);
    expect(known.map((each) => [each.taught, each.asOf])).toEqual([
      [{ number: 1, ...kim }, null],
      [{ number: 2, ...lee }, null],
    ]);
    expect(await store.list("1129000")).toEqual([]);
  });

  test("are replaced where the header is the same, whatever its spaces, and not written twice", async () => {
    const store = new TableMappingStore(new MemoryItemTable());
    await store.teach(office, mapping("담당 부서"), kim);
    expect(await store.teach(office, mapping("담당 부서"), lee)).toMatchObject({
      mapping: { taught: { number: 1, ...kim } },
      isNew: false,
    });
    expect(await store.teach(office, mapping("담당부서", "team"), lee)).toMatchObject({
      mapping: { taught: { number: 2 } },
      replaced: 1,
    });
    expect((await store.list(office)).map(({ taught }) => taught.number)).toEqual([2]);
  });

  test("are forgotten once, and their numbers are never given again", async () => {
    const store = new TableMappingStore(new MemoryItemTable());
    await store.teach(office, mapping("과"), kim);
    expect(await store.forget(office, 1, lee)).toMatchObject({ taught: { number: 1 } });
    expect(await store.forget(office, 1, lee)).toBeNull();
    expect(await store.forget(office, 7, lee)).toBeNull();
    expect(await store.teach(office, mapping("과"), lee)).toMatchObject({
      mapping: { taught: { number: 2 } },
    });
  });

  test("are at most a hundred, and one that stands is still replaced then", async () => {
    const store = new TableMappingStore(new MemoryItemTable());
    for (let at = 1; at <= 100; at++) await store.teach(office, mapping(`과${at}`), kim);
    expect(await store.teach(office, mapping("과101"), kim)).toBeNull();
    expect(await store.teach(office, mapping("과7", "team"), kim)).toMatchObject({ replaced: 7 });
  });

  test("that two teach at one moment both stand, each under a number of its own", async () => {
    const store = new TableMappingStore(new MemoryItemTable());
    await Promise.all(["가", "나", "다"].map((header) => store.teach(office, mapping(header), kim)));
    expect((await store.list(office)).map(({ taught }) => taught.number)).toEqual([1, 2, 3]);
  });
});
