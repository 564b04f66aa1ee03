// A sheet that is sent alone says in its name of which year or month it is.
import { expect, test } from "vitest";
import { day } from "../readings.ts";
import { readBytes, type Row, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const plain: readonly Row[] = [
  ["사업명", "예산액", "집행액"],
  ["급식", "9", "4"],
];
/** Read as a printed table, since its day stands above it. */
const printed: readonly Row[] = [
  ["2020. 10. 31. 현재"],
  ["단위사업명", "예산액", "집행액"],
  ["급식", "9", "4"],
];

const heldBy = async (name: string, rows: readonly Row[] = plain) => {
  const bytes = await xlsxOf(sheetOf(rows, { name }));
  const reading = await readBytes(bytes, { fiscalYear: 2020, asOf: day("2020-10-31"), unit: "천원" });
  expect(reading.kind).toBe("read");
  return reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
};

test.each(["2019년", "2019", "19년", "2019년 집행현황", "전년도"])("another year waits: %s", async (name) => {
  expect(await heldBy(name)).toEqual(["sheet-of-other-year"]);
  expect(await heldBy(name, printed)).toEqual(["sheet-of-other-year"]);
});

test.each(["9월", "9월말", "2020년 9월"])("another month waits: %s", async (name) => {
  expect(await heldBy(name)).toEqual(["sheet-of-other-day"]);
});

test.each(["2020년", "10월", "2020년 10월말", "Sheet1", "사업별 집행", "19차", "집행현황"])(
  "any other name is only a name: %s",
  async (name) => {
    expect(await heldBy(name)).toEqual([]);
  },
);
