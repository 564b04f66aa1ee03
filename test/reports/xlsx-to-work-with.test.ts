/** What one works with in the workbook: dates that are dates, formulas with their values, filters and names. */
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { councilReport } from "../../shared/domain/report/council-report.ts";
import {
  column,
  type PrintedReport,
  type ReportTable,
  table,
  text,
} from "../../shared/domain/report/report-table.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import { unpackedArchive } from "../../shared/reports/zip-archive.ts";
import { aMonthBefore, byProject, byUnitProject } from "../domain/report/report-snapshots.ts";
import { aReportQuestion } from "../support/report-questions.ts";
import { rowsByHucre, rowsByReadExcelFile } from "./report-readers.ts";

const workbook = async (since: typeof aMonthBefore | null = null) =>
  xlsxReport(councilReport(aReportQuestion(byUnitProject, { since })));
const sheetOf = async (name: string, since: typeof aMonthBefore | null = null) => {
  const sheet = (await readXlsx(await workbook(since))).sheets.find((each) => each.name === name);
  if (sheet === undefined) throw new RangeError(`There is no sheet ${name}`);
  return sheet;
};

test("a day is a date that one may sort and count with", async () => {
  const { rows } = await sheetOf("근거 자료");
  expect(rows[3]?.[3]).toEqual(new Date("2020-10-31T00:00:00Z"));
});

test.each([
  { what: "a total", place: "4,1", formula: "SUM(B6:B7)", value: 1_501_000 },
  { what: "a rate", place: "4,4", formula: "C5/B5", value: 950_300 / 1_501_000 },
])("$what is a formula with its value beside it, in every digit", async ({ place, formula, value }) => {
  const { cells } = await sheetOf("예산현황");
  expect(cells?.get(place)).toMatchObject({ formula, formulaResult: value });
});

test("a difference is one too", async () => {
  const { cells } = await sheetOf("지난 보고 이후 변동", aMonthBefore);
  expect(cells?.get("5,3")).toMatchObject({ formula: "C6-B6", formulaResult: 0 });
});

test("a list has a filter, a frozen head and an area to print", async () => {
  const sheet = await sheetOf("집행 지연 사업과 조치");
  expect(sheet.autoFilter?.range).toMatch(/^A3:J\d+$/);
  expect(sheet.freezePane).toMatchObject({ rows: 3, columns: 1 });
});

test("the whole has names", async () => {
  const book = unpackedArchive(await workbook()).find(({ name }) => name === "xl/workbook.xml");
  const xml = new TextDecoder().decode(book?.bytes);
  for (const name of ["계_예산", "계_집행", "계_집행률"]) expect(xml).toContain(`name="${name}"`);
  // An area without quotes around a name with spaces makes Excel repair the file.
  expect(xml.match(/<definedName [^>]*>(?!')/g)).toBeNull();
});

test("a code stands without a sign of ours", async () => {
  const { sheets } = await readXlsx(await xlsxReport(councilReport(aReportQuestion(byProject))));
  const cells = sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => typeof cell === "string");
  expect(cells.filter((cell) => cell.startsWith("code/"))).toEqual([]);
});

test.each([
  ["the signs of XML", 'A&B <도로> "옹벽"'],
  ["white space at its ends and inside", " 앞뒤 \n둘째 줄\t칸 "],
  ["what looks like an error of a spreadsheet", "#N/A"],
  ["what looks like a formula", "=1+1"],
  ["signs that stand for parts of a replacement", "$& $1 $'"],
  ["signs outside of the basic plane", "𠀀 사업"],
])("a text with %s stands as it is, beside other rows and alone", async (_, words) => {
  const report = aReportOf([aTable("one", [words]), aTable("several", ["가", words, "가"])]);
  for (const read of [rowsByHucre, rowsByReadExcelFile]) {
    const rows = await read(await xlsxReport(report));
    expect(rows.flat().filter((cell) => cell.trim() === words.trim())).toHaveLength(2);
  }
});

test("a sign that XML has no place for is written as spreadsheets write it", async () => {
  const names = ["가\u0007나\uffff"];
  const rows = await rowsByHucre(await xlsxReport(aReportOf([aTable("one", names)])));
  expect(rows.flat()).toContain("가\u0007나\uffff");
});

test("a table without rows keeps its headers and its notes", async () => {
  const empty = { ...aTable("empty", []), notes: ["해당 없음"] };
  const rows = await rowsByReadExcelFile(await xlsxReport(aReportOf([empty])));
  expect(rows.map((row) => row.join("|"))).toEqual(expect.arrayContaining(["이름", "주1) 해당 없음"]));
});

function aTable(id: string, names: readonly string[]): ReportTable {
  const columns = [column("name", "이름", "Name", { kind: "text" })];
  const rows = names.map((name) => ({ rank: "line" as const, cells: [text(name)] }));
  return { ...table(id, { ko: id, en: id }, columns, []), rows };
}

function aReportOf(tables: readonly ReportTable[]): PrintedReport {
  const titled = { ko: "제목", en: "Title" };
  const section = {
    id: "one",
    part: "body",
    title: titled,
    paragraphs: [],
    remarks: [],
    tables,
    bars: [],
  } as const;
  return {
    title: titled,
    officeName: "한빛구",
    takenAt: "2026-08-22T00:00:00Z",
    unit: "천원",
    face: [],
    figuresDay: "2026. 8. 21. 기준",
    sections: [section],
  };
}
