/** Tables of department codes and names as offices send them: what is read, and what is refused with its row. */
import { readFileSync, existsSync } from "node:fs";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { departmentTable } from "../../../shared/formats/names/department-codes.ts";
import type { SourceReading } from "../../../shared/formats/registry.ts";
import { codesOf, day, expectRead, expectRefused, readText } from "../readings.ts";
import { readBytes, type Row, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const over = { office: "4573000", fiscalYear: 2026 };
const known = new URL("../../../../shared/data/muju-budget/department-codes.csv", import.meta.url);

function rowsOf(reading: SourceReading) {
  return expectRead(reading).departments?.rows.map(({ code, name }) => [code, name]);
}

const two = [
  ["1001", "건설과"],
  ["1002", "복지과"],
];

describe("a table of departments", () => {
  const text = "부서코드,부서명\r\n1001,건설과\r\n1002,복지과\r\n";

  test.each([
    ["UTF-8", new TextEncoder().encode(text)],
    ["UTF-8 with a mark", new TextEncoder().encode(`\ufeff${text}`)],
    ["CP949", iconv.encode(text, "cp949")],
    ["UTF-16", iconv.encode(text, "utf-16le", { addBOM: true })],
    ["tabs", new TextEncoder().encode(text.replaceAll(",", "\t"))],
  ])("is read in %s", async (_, bytes) => {
    expect(rowsOf(await readBytes(new Uint8Array(bytes), over))).toEqual(two);
  });

  test("is read from a workbook", async () => {
    const rows: readonly Row[] = [
      ["부서코드", "부서명"],
      ["1001", "건설과"],
      ["1002", "복지과"],
    ];
    expect(rowsOf(await readBytes(await xlsxOf(sheetOf(rows)), over))).toEqual(two);
  });

  test("has its names without numbering and footnotes", () => {
    expect(
      rowsOf(readText("번호,부서코드,부서명\n1,1001,1. 건설과\n2,1002,복지과 (주: 신설)", over)),
    ).toEqual(two);
  });

  test("keeps the day that its sender gave", () => {
    const { departments } = expectRead(
      readText("부서코드,부서명\n1001,건설과", { ...over, asOf: day("2026-07-01") }),
    );
    expect(departments?.asOf).toBe("2026-07-01");
  });

  test("tells the columns that it does not read, and never keeps a person", () => {
    const reading = readText("부서코드,부서명,담당자,청사\n1001,건설과,아무개,본청", over);
    expect(reading.findings.map(({ code, column }) => [code, column])).toEqual([
      ["personal-column-ignored", "담당자"],
      ["column-ignored", "청사"],
    ]);
    expect(
      JSON.stringify(reading, (_key, value: unknown) => (typeof value === "bigint" ? `${value}` : value)),
    ).not.toContain("아무개");
  });

  test("of its own office says nothing of that", () => {
    expect(
      codesOf(readText("자치단체코드,자치단체명,부서코드,부서명\n4573000,무주군,1001,건설과", over)),
    ).toEqual([]);
    expect(readText("자치단체명,부서코드,부서명\n무주군,1001,건설과", over).names.office).toBe("무주군");
  });

  test.each([
    ["has a code with two names", "1001,건설과\n1001,복지과", "department-twice@3"],
    ["has a row without a name", "1001,건설과\n1002,", "department-incomplete@3"],
    ["has a row without a code", "1001,건설과\n,복지과", "department-incomplete@3"],
    ["has a total row", "1001,건설과\n합계,1개 부서", "department-code-unlikely@3"],
    ["lost a character of a name", "1001,건?과", "characters-lost@2"],
    ["lost a character for a sign", "1001,건\ufffd과", "text-damaged"],
    ["has a code that a spreadsheet made a number", "1.2E+9,건설과", "code-damaged@2"],
    ["has a code with the commas of an amount", '"1,001,005",건설과', "code-damaged@2"],
    ["has a space in a code", "1001 005,건설과", "department-code-spaced@2"],
    ["has two codes in one cell", "1001 1002,건설과", "department-code-spaced@2"],
    ["has its columns swapped", "건설과,1001", "department-code-unlikely@2"],
    ["has a code for a name", "1001,1002", "department-name-unlikely@2"],
    ["has a name that is too long", `1001,${"가".repeat(121)}`, "name-too-long@2"],
    ["is a header alone", "", "departments-none@1"],
  ])("is refused where it %s", (_, rows, code) => {
    expect(expectRefused(readText(`부서코드,부서명\n${rows}`, over))).toEqual([code]);
  });

  test("says what is wrong with a code in words of departments, with its row and column", () => {
    for (const code of ["1.2E+9", '"1,001,005"', "1001 005"]) {
      const reading = readText(`부서코드,부서명\n${code},건설과`, over);
      expect(reading.findings).toMatchObject([
        {
          row: 2,
          column: "부서코드",
          ko: expect.stringMatching(/^2행의 부서코드 "(?!.*사업코드)/) as string,
        },
      ]);
    }
  });

  test("takes a code that is given twice with one name once, whatever spaces stand around it", () => {
    const reading = readText("부서코드,부서명\n 1001 ,건설과\n1001, 건설과 \n\u00a01001,건설과", over);
    expect(rowsOf(reading)).toEqual([["1001", "건설과"]]);
  });

  test("of another fiscal year is refused, and says nothing else", () => {
    expect(
      expectRefused(readText("회계연도,부서코드,부서명\n2025,1001,건설과\n2025,1002,복지과", over)),
    ).toEqual(["fiscal-year-differs@2"]);
  });

  test("of several fiscal years is held, and names what its own year does", () => {
    const reading = readText("회계연도,부서코드,부서명\n2025,1001,옛건설과\n2026,1001,건설과", over);
    expect(rowsOf(reading)).toEqual([["1001", "건설과"]]);
    expect(reading.findings).toMatchObject([{ code: "rows-of-other-year", consequence: "hold", row: 2 }]);
    expect(reading.findings[0]?.ko).toContain('"회계연도" 열이 "2025"인 1건(2행)은');
  });

  test("of another office is refused", () => {
    expect(expectRefused(readText("자치단체코드,부서코드,부서명\n1129000,1001,건설과", over))).toEqual([
      "office-differs@1",
    ]);
  });

  async function merged(column: number, rows: readonly Row[]) {
    const merges = [{ startRow: 1, endRow: 2, startCol: column, endCol: column }];
    return readBytes(await xlsxOf(sheetOf([["부서코드", "부서명"], ...rows], { merges })), over);
  }

  test("has a name that is merged over two codes for both", async () => {
    const rows: readonly Row[] = [
      ["1001", "건설과"],
      ["1002", null],
    ];
    expect(rowsOf(await merged(1, rows))).toEqual([
      ["1001", "건설과"],
      ["1002", "건설과"],
    ]);
  });

  test("is refused where a code is merged over two names", async () => {
    const rows: readonly Row[] = [
      ["1001", "건설과"],
      [null, "복지과"],
    ];
    expect(expectRefused(await merged(0, rows))).toEqual(["department-twice@3"]);
  });

  test.skipIf(!existsSync(known))("of the county is read whole", () => {
    expect(rowsOf(readText(readFileSync(known, "utf8").trimEnd(), over))).toHaveLength(28);
  });
});

describe("a name that a person enters", () => {
  const entered = (name: string, at = "2026-08-21T01:00:00.000Z") => departmentTable("1001", name, at);

  test.each(["건설과", '건설 "도로"과', "건설,도로과"])("is a table that says %s", async (name) => {
    const reading = await readBytes(entered(name), over);
    expect(rowsOf(reading)).toEqual([["1001", name]]);
    expect(codesOf(reading)).toEqual([]);
  });

  test("is another file each time", () => {
    expect(entered("건설과")).not.toEqual(entered("건설과", "2026-08-22T01:00:00.000Z"));
  });
});
