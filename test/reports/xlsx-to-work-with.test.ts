/** What one works with in the workbook: dates that are dates, formulas with their values, filters and names. */
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { councilReport } from "../../shared/domain/report/council-report.ts";
import { xlsxReport } from "../../shared/reports/xlsx-report.ts";
import { unpackedArchive } from "../../shared/reports/zip-archive.ts";
import { aMonthBefore, byProject, byUnitProject } from "../domain/report/report-snapshots.ts";
import { aReportQuestion } from "../support/report-questions.ts";

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
