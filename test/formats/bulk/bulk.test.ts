import { describe, expect, test } from "vitest";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import { amountsOf, codesOf, day, expectRead, expectRefused, recordOf } from "../readings.ts";
import { readBytes, type Row, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const title = ["2026년 세부사업별 세출현황", ...Array<null>(12).fill(null)];
const upper = [
  "지역",
  "자치단체",
  "회계",
  "세부사업명",
  "예산현액",
  null,
  null,
  null,
  null,
  "지출액",
  "편성액",
  "분야",
  "부문",
];
const lower = [null, null, null, null, "계", "국비", "시도비", "시군구비", "기타", null, null, null, null];

function row(
  name: string,
  over: { account?: string; office?: string; budget?: number; spent?: number } = {},
): Row {
  const { account = "일반회계", office = "무주군", budget = 60, spent = 7 } = over;
  return ["전북", office, account, name, budget, 10, 20, 30, 0, spent, 50, "사회복지", "보훈"];
}

async function read(rows: readonly Row[], over: Partial<UploadContext> = {}) {
  const sheet = sheetOf([title, upper, lower, ...rows]);
  return readBytes(await xlsxOf(sheet), { office: "4573000", asOf: day("2026-08-21"), ...over });
}

describe("the portal's bulk file", () => {
  test("is read below its two header rows, on the day that the sender states", async () => {
    const reading = await read([row("가")]);
    expect(reading).toMatchObject({ format: "lofin365-bulk", isFullDump: true });
    const record = recordOf(reading, "가");
    expect(record).toMatchObject({
      asOf: "2026-08-21",
      rows: [4],
      project: { id: "project//가", account: "일반회계" },
    });
    expect(amountsOf(record, "current-budget")).toEqual({
      national: 10n,
      provincial: 20n,
      municipal: 30n,
      other: 0n,
    });
    expect(amountsOf(record, "appropriation")).toEqual({ unsplit: 50n });
    expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 7n });
    expect(codesOf(reading)).toEqual(["names-only"]);
  });

  test("adds rows of one name and account, and says so", async () => {
    const reading = await read([row("가"), row("가", { spent: 3 }), row("가", { account: "기금" })]);
    expect(expectRead(reading).records.map(({ project, rows }) => [project.id, rows])).toEqual([
      ["project//가@일반회계", [4, 5]],
      ["project//가@기금", [6]],
    ]);
    expect(amountsOf(recordOf(reading, "가"), "expenditure")).toEqual({ unsplit: 10n });
    expect(codesOf(reading)).toContain("names-shared");
  });

  test("checks total rows and never adds them", async () => {
    const total: Row = ["합계", null, null, null, 120, 20, 40, 60, 0, 14, 100, null, null];
    expect(expectRead(await read([row("가"), row("나"), total])).records).toHaveLength(2);
    expect(expectRefused(await read([row("가"), total]))).toContain("total-differs@5");
  });

  test.each<[string, readonly Row[], Partial<UploadContext>, readonly string[]]>([
    ["the day is not stated", [row("가")], { asOf: null }, ["as-of-unknown"]],
    ["the unit is not stated", [row("가")], { unit: null }, ["unit-unknown@3"]],
    ["it holds many offices", [row("가"), row("나", { office: "장수군" })], {}, ["offices-many"]],
    ["the funds do not add up", [row("가", { budget: 61 })], {}, ["fund-sum-differs@4"]],
  ])("is refused when %s", async (_, rows, over, codes) => {
    expect(expectRefused(await read(rows, over))).toEqual(codes);
  });
});
