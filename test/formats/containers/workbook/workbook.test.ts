import { gzipSync } from "node:zlib";
import type { Cell } from "hucre/xlsx";
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, expectRefused, recordOf } from "../../readings.ts";
import { otherWriter, readBytes, type Row, sheetOf, withPart, xlsxOf } from "./workbooks.ts";

const june = { asOf: day("2026-06-30") };
const header = ["사업명", "부서", "예산액", "집행액"];
const sheetXml = "xl/worksheets/sheet1.xml";

describe("the template as XLSX", () => {
  test("reads as it does in CSV, with the rows that the spreadsheet shows", async () => {
    const rows = [
      header,
      ["가", "과", 1_234_567_890_123, "△30"],
      [null, null, null, null],
      ["나", "과", 2, null],
    ];
    const reading = await readBytes(await xlsxOf(sheetOf(rows)), june);
    expect(reading).toMatchObject({ format: "template", findings: [{ code: "running-total-negative" }] });
    expect(reading.explanation).toContain('of the sheet "양식"');
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({ unsplit: 1_234_567_890_123n });
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: -30n });
    expect(recordOf(reading, "나").rows).toEqual([4]);
  });

  test("is known below a unit line, and beside empty formatted columns", async () => {
    const rows = [["", "", "", "(단위: 천원)"], header, ["가", "과", 1.5, 1, "", " "]];
    const reading = await readBytes(await xlsxOf(sheetOf(rows)), { ...june, unit: null });
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({ unsplit: 1_500n });
  });

  test("takes days from date cells", async () => {
    const rows = [
      [...header, "기준일"],
      ["가", "과", 1, 1, new Date(Date.UTC(2026, 5, 30))],
    ];
    expect(recordOf(await readBytes(await xlsxOf(sheetOf(rows))), "가").asOf).toBe("2026-06-30");
  });

  test.each([
    ["a float that drifted, in won", 0.1 + 0.2, "amount-below-one-won@2"],
    ["a third", 1 / 3, "amount-inexact@2"],
    ["sixteen digits", 1_234_567_890_123_456, "amount-inexact@2"],
    ["an exponent", 1e21, "amount-inexact@2"],
    ["half a won", 0.5, "amount-below-one-won@2"],
    ["a truth value", true, "amount-not-number@2"],
    ["a day", new Date(Date.UTC(2026, 0, 2)), "amount-not-number@2"],
    ["an error as text", "#REF!", "amount-formula-error@2"],
  ])("refuses %s as an amount", async (_, value, code) => {
    expect(
      expectRefused(await readBytes(await xlsxOf(sheetOf([header, ["가", "과", value, 1]])), june)),
    ).toEqual([code]);
  });

  test("refuses a code that became a number of sixteen digits", async () => {
    const rows = [
      ["사업코드", "사업명", "예산액"],
      [4_740_000_200_830_010, "가", 1],
    ];
    expect(expectRefused(await readBytes(await xlsxOf(sheetOf(rows)), june))).toEqual(["code-damaged@2"]);
  });

  test("refuses amounts that are shown in thousands of what is stored", async () => {
    const scaled = new Map<string, Partial<Cell>>([
      ["1,2", { value: 936_864_000, style: { numFmt: "#,##0," } }],
    ]);
    const plain = new Map<string, Partial<Cell>>([["1,2", { value: 936_864, style: { numFmt: "#,##0_-" } }]]);
    const rows = [header, ["가", "과", 1, 1]];
    expect(expectRefused(await readBytes(await xlsxOf(sheetOf(rows, { cells: scaled })), june))).toEqual([
      "number-format-scales",
    ]);
    expect((await readBytes(await xlsxOf(sheetOf(rows, { cells: plain })), june)).kind).toBe("read");
  });

  test.each([
    ['#,##0"백만원"', ["unit-conflict@3"]],
    ["#,##0\\천\\원", ["unit-conflict@3"]],
    ['_-* #,##0"억원"', ["unit-conflict@3"]],
    ['#,##0"원"', []],
    ['#,##0"명"', []],
    ['"원"#,##0', []],
  ])("takes the unit that the format %s shows for a part of the amount", async (numFmt, refused) => {
    const shown = new Map<string, Partial<Cell>>([["2,2", { value: 500, style: { numFmt } }]]);
    const rows = [["", "", "", "(단위: 원)"], header, ["가", "과", 500, 1]];
    const reading = await readBytes(await xlsxOf(sheetOf(rows, { cells: shown })), { ...june, unit: null });
    expect(reading.kind === "read" ? [] : expectRefused(reading)).toEqual(refused);
  });
});

describe("the formulas of a workbook", () => {
  const withFormula = (cell: Partial<Cell>) =>
    xlsxOf(sheetOf([header, ["가", "과", 1, 1]], { cells: new Map([["1,2", cell]]) }));

  test("are read as their stored values, and named", async () => {
    const reading = await readBytes(
      await withFormula({ formula: "40+2", formulaResult: 42, value: 42 }),
      june,
    );
    expect(amountsOf(recordOf(reading, "가"), "appropriation")).toEqual({ unsplit: 42n });
    expect(reading.findings).toMatchObject([
      { code: "formula-values-used", consequence: "note", value: "C2" },
    ]);
  });

  test("stop the file where no value is stored", async () => {
    expect(expectRefused(await readBytes(await withFormula({ formula: "40+2", value: null }), june))).toEqual(
      ["formula-not-calculated"],
    );
  });

  test("stop the file where the value is an error", async () => {
    const bytes = withPart(
      await withFormula({ formula: "1/0", formulaResult: 1, value: 1 }),
      sheetXml,
      (xml) => xml.replace(/<c r="C2"[^>]*>.*?<\/c>/, '<c r="C2" t="e"><f>1/0</f><v>#DIV/0!</v></c>'),
    );
    expect(expectRefused(await readBytes(bytes, june))).toEqual(["amount-formula-error@2"]);
  });
});

describe("the sheets of a workbook", () => {
  const rows = [header, ["가", "과", 1, 1]];

  test("that are hidden are not read, and named", async () => {
    const reading = await readBytes(
      await xlsxOf(
        sheetOf(rows),
        sheetOf(rows, { name: "지난해", hidden: true }),
        sheetOf(rows, { name: "비밀", veryHidden: true }),
      ),
      june,
    );
    expect(expectRead(reading).records).toHaveLength(1);
    expect(reading.findings).toMatchObject([{ code: "sheets-hidden", value: "지난해, 비밀" }]);
  });

  test("that are of no format are passed over, and named", async () => {
    const reading = await readBytes(
      await xlsxOf(sheetOf([["메모"]], { name: "메모장" }), sheetOf(rows)),
      june,
    );
    expect(expectRead(reading).records).toHaveLength(1);
    expect(reading.findings).toMatchObject([{ code: "sheets-ignored", value: "메모장" }]);
  });

  test("that sum up departments beside one with projects are passed over, and named", async () => {
    const summary: readonly Row[] = [
      ["부서", "예산액", "집행액"],
      ["과", 1, 1],
    ];
    for (const sheets of [
      [sheetOf(rows), sheetOf(summary, { name: "요약" })],
      [sheetOf(summary, { name: "요약" }), sheetOf(rows)],
    ]) {
      const reading = await readBytes(await xlsxOf(...sheets), june);
      expect(expectRead(reading).records).toHaveLength(1);
      expect(reading.findings).toMatchObject([{ code: "sheets-ignored", value: "요약" }]);
    }
  });

  test.each(["chart", "dialog"])("that are nothing but a %s are none", async (kind) => {
    const tables = await xlsxOf(
      sheetOf([["그림"]], { name: "그래프" }),
      sheetOf([header, ["가", "과", 2, 1]]),
    );
    const workbook = withPart(tables, "xl/_rels/workbook.xml.rels", (text) =>
      text.replace(/<Relationship [^>]*worksheets\/sheet1\.xml[^>]*>/, (link) =>
        link.replace(/\/worksheet"/, `/${kind}sheet"`).replace("worksheets/", `${kind}sheets/`),
      ),
    );
    expect(workbook).not.toEqual(tables);
    const reading = await readBytes(workbook, june);
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 1n });
    expect(codesOf(reading)).toEqual([]);
  });

  test("stop the file when two are of one format", async () => {
    const bytes = await xlsxOf(sheetOf(rows, { name: "1과" }), sheetOf(rows, { name: "2과" }));
    expect(expectRefused(await readBytes(bytes, june))).toEqual(["sheets-many"]);
  });
});

describe("other containers", () => {
  const rows = [header, ["가", "과", 1_234_567_890_123, -30], ["나", "과", 2, 0]];

  test("XLS reads as XLSX does, and is told what it cannot show", async () => {
    const xls = otherWriter(rows, "biff8");
    const [old, modern] = await Promise.all([
      readBytes(xls, june),
      readBytes(await xlsxOf(sheetOf(rows)), june),
    ]);
    expect(expectRead(old).records).toEqual(expectRead(modern).records);
    expect(codesOf(old)).toEqual(["xls-old-format", "running-total-negative"]);
  });

  test("a workbook of another writer reads the same", async () => {
    const other = otherWriter(rows, "xlsx");
    const [theirs, ours] = await Promise.all([
      readBytes(other, june),
      readBytes(await xlsxOf(sheetOf(rows)), june),
    ]);
    expect(expectRead(theirs).records).toEqual(expectRead(ours).records);
  });

  test.each(["CSV", "XLSX"])("gzip around %s is taken off", async (kind) => {
    const csv = new TextEncoder().encode("사업명,부서,예산액,집행액\n가,과,1,1");
    const inside = kind === "CSV" ? csv : await xlsxOf(sheetOf([header, ["가", "과", 1, 1]]));
    expect(expectRead(await readBytes(gzipSync(inside), june)).records).toHaveLength(1);
  });
});
