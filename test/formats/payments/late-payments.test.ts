// January payments of last year's budget (출납 정리), in lists and in e호조's spending status.
import { describe, expect, test } from "vitest";
import { codesOf, expectRead, expectRefused, readText } from "../readings.ts";

const lastYear = { office: "4573000", fiscalYear: 2025 };

function listed(header: string, ...rows: readonly string[]) {
  return readText([header, ...rows].join("\n"), lastYear);
}

function counted(reading: ReturnType<typeof listed>) {
  return expectRead(reading).records.flatMap(({ entries }) =>
    entries.map(({ date, amount }) => `${date} ${amount}`),
  );
}

describe("a payment of January in last year's books", () => {
  test("counts on the last day where the file says the year, and is told why", () => {
    const reading = listed(
      "회계연도,세부사업명,지급일자,지출액",
      "2025,가,20251230,5",
      "2025,가,20260115,7",
      "2025,나,20260120,9",
    );
    expect(counted(reading)).toEqual(["2025-12-30 5", "2025-12-31 7", "2025-12-31 9"]);
    expect(reading).toMatchObject({
      period: { from: "2025-12-30", to: "2025-12-31" },
      findings: [{ code: "paid-after-year-end", consequence: "note", row: 3, value: "2026-01-20" }],
    });
    expect(reading.findings[0]?.ko).toContain("합계 16원");
  });

  test.each([
    ["no row says the year", "세부사업명,지급일자,지출액", "가,20260115,7"],
    ["it was paid after the settling", "회계연도,세부사업명,지급일자,지출액", "2025,가,20260121,7"],
  ])("asks a person where %s", (_, header, row) => {
    const reading = listed(header, row);
    expect(counted(reading)).toEqual(["2025-12-31 7"]);
    expect(reading.findings).toMatchObject([{ code: "paid-after-year-end", consequence: "hold" }]);
  });

  test.each(["20260201", "20270115", "20241231"])("of %s is refused", (date) => {
    expect(expectRefused(listed("세부사업명,지급일자,지출액", `가,${date},7`))).toEqual([
      "date-outside-year@2",
    ]);
  });

  test("of this year's budget stays out, and the file is held", () => {
    const reading = listed("회계연도,세부사업명,지급일자,지출액", "2025,가,20260115,7", "2026,가,20260115,8");
    expect(counted(reading)).toEqual(["2025-12-31 7"]);
    expect(codesOf(reading)).toEqual(["rows-of-other-year", "paid-after-year-end"]);
  });

  test("counts in e호조's status, whose title says the year", () => {
    const reading = listed(
      "2025년 지출 집행현황,,,,,,,\n사업명,통계목,품의번호,결의승인일,결의금액,지급명령번호,지급일자,",
      "가,307-11,1,20251228,50,11,20260110,",
    );
    expect(counted(reading)).toEqual(["2025-12-31 50"]);
    expect(reading.findings).toMatchObject([{ code: "paid-after-year-end", consequence: "note" }]);
  });
});
