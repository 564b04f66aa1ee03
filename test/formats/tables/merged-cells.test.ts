import { describe, expect, test } from "vitest";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import { codesOf, day, expectRead, expectRefused, recordOf } from "../readings.ts";
import {
  otherWriter,
  readBytes,
  type Row,
  sheetOf,
  withPart,
  xlsxOf,
} from "../containers/workbook/workbooks.ts";

const header: Row = ["부서", "사업명", "예산액", "집행액", "단위"];
const over: Partial<UploadContext> = { unit: null, asOf: day("2026-06-30") };

async function merged(rows: readonly Row[], ...ranges: readonly (readonly [number, number, number])[]) {
  const merges = ranges.map(([column, from, to]) => ({
    startRow: from - 1,
    endRow: to - 1,
    startCol: column,
    endCol: column,
  }));
  return xlsxOf(sheetOf(rows, { merges }));
}

const rows: readonly Row[] = [
  header,
  ["복지정책과", "경로당", 1, 1, "원"],
  [null, "노인", 3, 1, "원"],
  ["건설과", "하천", 2, 2, "원"],
  [null, "도로", 5, 1, "원"],
];

function departments(reading: Awaited<ReturnType<typeof readBytes>>) {
  return expectRead(reading).records.map(({ project }) => project.department);
}

describe("cells that are merged over rows", () => {
  test("hold for all of them", async () => {
    const reading = await readBytes(await merged(rows, [0, 2, 3], [0, 4, 5]), over);
    expect(departments(reading)).toEqual(["복지정책과", "복지정책과", "건설과", "건설과"]);
    expect(codesOf(reading)).toEqual([]);
  });

  test("hold where the tags have a prefix", async () => {
    const bytes = await merged(rows, [0, 2, 3], [0, 4, 5]);
    const prefixed = withPart(bytes, "xl/worksheets/sheet1.xml", (xml) =>
      xml
        .replace(
          "<worksheet",
          '<worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"',
        )
        .replaceAll("mergeCell", "x:mergeCell")
        .replaceAll("/x:x:", "/x:"),
    );
    expect(departments(await readBytes(prefixed, over))).toEqual([
      "복지정책과",
      "복지정책과",
      "건설과",
      "건설과",
    ]);
  });

  test("hold over codes, years and units as well", async () => {
    const table: readonly Row[] = [
      ["회계연도", "부서", "사업명", "예산액", "단위"],
      [2026, "과", "가", 1, "천원"],
      [null, null, "나", 2, null],
    ];
    const reading = await readBytes(await merged(table, [0, 2, 3], [1, 2, 3], [4, 2, 3]), over);
    expect(recordOf(reading, "나").entries).toMatchObject([{ amount: 2_000n }]);
    expect(codesOf(reading)).toEqual([]);
  });

  test("that hold one amount for several projects refuse the file", async () => {
    const table: readonly Row[] = [header, ["과", "가", 4, 1, "원"], ["과", "나", null, 1, "원"]];
    const reading = await readBytes(await merged(table, [2, 2, 3]), over);
    expect(expectRefused(reading)).toEqual(["amounts-merged@2"]);
    expect(reading.findings[0]?.value).toBe("C2:C3");
  });

  test("of a header are no matter", async () => {
    const table: readonly Row[] = [header, ["과", "가", 4, 1, "원"]];
    expect(codesOf(await readBytes(await merged(table, [0, 1, 2]), over))).toEqual([]);
  });

  test("in numbers that no sheet has cost nothing", async () => {
    const bytes = withPart(await merged(rows, [0, 2, 3]), "xl/worksheets/sheet1.xml", (xml) =>
      xml.replace(/<mergeCell .*?\/>/, '<mergeCell ref="A2:A1048576"/>'.repeat(30_000)),
    );
    expect(departments(await readBytes(bytes, over))).toEqual([
      "복지정책과",
      "복지정책과",
      "건설과",
      "복지정책과",
    ]);
  });
});

describe("a department that is blank beside others", () => {
  test("is told with its rows, and waits for a person where each name stands once", async () => {
    const reading = await readBytes(otherWriter(rows, "xlsx"), over);
    expect(reading.findings).toMatchObject([
      { code: "headed-once", consequence: "hold", row: 3, column: "부서" },
      { code: "departments-blank", consequence: "note", row: 3, column: "부서" },
    ]);
    expect(reading.findings[1]?.ko).toContain("3, 5행");
  });

  test("is nothing to tell where no row has one", async () => {
    const reading = await readBytes(otherWriter([header, [null, "가", 1, 1, "원"]], "xlsx"), over);
    expect(codesOf(reading)).toEqual([]);
  });
});
