// Sheets that share their headers with the template and are printed for people.
import { expect, test } from "vitest";
import { expectRead, expectRefused } from "../readings.ts";
import { readBytes, type Row, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const read = async (rows: readonly Row[], over = {}) =>
  readBytes(await xlsxOf(sheetOf(rows)), { fiscalYear: 2020, unit: null, ...over });

const heading: readonly Row[] = [["2020년 예산집행 현황 (2020. 10. 31. 현재)"], ["(천원)"]];
const table: readonly Row[] = [
  ["부서", "사업명", "예산액", "집행액"],
  ["총무과", "급식", "9", "4*"],
  ["총무과", "돌봄", "7", "5"],
  ["합계", "", "16", "9"],
];

test("a day in the title, a total without a name and a footnote are read as a printed table's", async () => {
  const { format, records } = expectRead(await read([...heading, ...table]));
  expect(format).toBe("council-report");
  expect(records.map(({ project, asOf }) => `${project.department} ${project.name} ${asOf}`)).toEqual([
    "총무과 급식 2020-10-31",
    "총무과 돌봄 2020-10-31",
  ]);
});

test("a sheet that the template reads stays the template's", async () => {
  const rows = [
    ["부서", "사업명", "예산액", "집행액"],
    ["총무과", "급식", "9", "4"],
  ];
  const over = { asOf: "2020-10-31", unit: "천원" } as const;
  expect(expectRead(await read(rows, over)).format).toBe("template");
});

test("a code or a day of each row is the template's alone: its refusal stands", async () => {
  const rows: readonly Row[] = [
    ["2020년 예산집행 현황 (2020. 10. 31. 현재)"],
    ["(천원)"],
    ["사업코드", "사업명", "예산액", "집행액"],
    ["1", "급식", "9", "4*"],
  ];
  expect(expectRefused(await read(rows))).toContain("amount-not-number@4");
});

test("what neither reads is refused with the template's reasons", async () => {
  expect(expectRefused(await read([["(천원)"], ...table]))).toContain("amount-not-number@3");
});
