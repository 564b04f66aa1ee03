// A sheet of one department beside that of the whole office: it says some of it again.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, codesOf, containing, day, expectRead, expectRefused } from "../readings.ts";
import { type Row, readBytes, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const june = { asOf: day("2026-06-30"), unit: null };
const header = ["부서", "세부사업명", "예산액", "집행액"];
const unit = ["(단위: 천원)"];
const rows: readonly Row[] = [
  ["복지과", "급식", 1_200, 600],
  ["복지과", "경로당", 300, 100],
  ["청소과", "가로", 900, 400],
  ["청소과", "청소차", 500, 100],
];
const whole = sheetOf([["예산 집행현황"], unit, header, ...rows], { name: "전체" });

const reading = async (own: readonly Row[], name = "복지과") =>
  readBytes(await xlsxOf(whole, sheetOf(own, { name })), june);

describe("the projects of a sheet that another holds are not added", () => {
  test.each<[string, readonly Row[]]>([
    ["with all columns", [["복지과 집행현황"], unit, header, ...rows.slice(0, 2)]],
    [
      "without the department",
      [["복지과"], unit, header.slice(1), ...rows.slice(0, 2).map((row) => row.slice(1))],
    ],
    ["with a total of its own", [unit, header, ...rows.slice(0, 2), ["", "소계", 1_500, 700]]],
    [
      "in another order of columns",
      [unit, ["세부사업명", "집행액", "예산액"], ["급식", 600, 1_200], ["경로당", 100, 300]],
    ],
    ["all of it again", [unit, header, ...rows]],
  ])("%s", async (_, own) => {
    const read = await reading(own);
    const { records } = expectRead(read);
    const sum = records.reduce(
      (total, record) => total + (totalOf(amountsOf(record, "appropriation")) ?? 0n),
      0n,
    );
    expect(sum).toBe(2_900_000n);
    expect(codesOf(read)).toContain("sheet-repeated");
    expect(read.findings.every(({ consequence }) => consequence === "note")).toBe(true);
  });

  test("and one figure that differs makes the file wait", async () => {
    const own = [unit, header, rows[0] ?? [], ["복지과", "경로당", 300, 150]];
    const read = await reading(own);
    expect(expectRead(read).records).toHaveLength(4);
    expect(read.findings).toContainEqual(
      expect.objectContaining({
        code: "sheet-repeated-differs",
        consequence: "hold",
        row: 4,
        column: "집행액",
        value: "150",
        ko: containing("경로당"),
      }),
    );
  });
});

describe("sheets that are no repetitions stay refused", () => {
  const other = (at: number): Row => [...(rows[at] ?? []).slice(0, 3), 7];
  test.each<[string, readonly Row[], string]>([
    ["other projects", [unit, header, ["공원과", "나무", 10, 5]], "공원과"],
    ["another unit", [["(단위: 원)"], header, ...rows.slice(0, 2)], "복지과"],
    ["another day", [["(2026. 5. 31. 현재, 단위: 천원)"], header, ...rows.slice(0, 2)], "복지과"],
    ["another month by its name", [unit, header, ...rows.slice(0, 2)], "5월"],
    ["most figures differ", [unit, header, other(0), other(1)], "복지과"],
    ["all projects, one figure differs", [unit, header, ...rows.slice(0, 3), other(3)], "전체2"],
    ["another amount", [unit, ["세부사업명", "예산현액", "집행액"], ["급식", 1_200, 600]], "복지과"],
  ])("%s", async (_, own, name) => {
    expect(expectRefused(await reading(own, name)).join()).toMatch(/sheets-many/);
  });
});
