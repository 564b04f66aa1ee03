// Payment lists as offices export them: every row one payment, in won, however many are equal.
import { describe, expect, test } from "vitest";
import { amounts, type ListedPayment, listOf, readHeaded, year } from "./payment-lists.ts";
import { codesOf, containing, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";
import { readBytes, sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const header = "회계구분,부서명,세부사업명,지급일자,지출액";

function readList(...payments: ListedPayment[]) {
  return readText(listOf(...payments), year);
}

describe("a payment", () => {
  test("is an increment of spending on its day, of no known fund", () => {
    const reading = readList(["20260105", "1,644,500"]);
    expect(recordOf(reading, "기초연금 지급")).toEqual({
      project: {
        id: "payment/일반회계/사회복지과/기초연금지급",
        tier: "project",
        name: "기초연금 지급",
        department: "사회복지과",
        account: "일반회계",
        unitProject: null,
        team: null,
        field: null,
        contact: null,
      },
      asOf: "2026-01-05",
      entries: [
        {
          measure: "expenditure",
          fund: "unsplit",
          date: "2026-01-05",
          amount: 1_644_500n,
          kind: "increment",
          object: null,
        },
      ],
      rows: [2],
    });
  });

  test("stays as often as it stands there (trap 4: payments have no natural key)", () => {
    const pensions = Array.from({ length: 3_465 }, () => ["20260120", "349,700"] as const);
    const reading = readText(listOf(...pensions), year);
    expect(amounts(reading)).toHaveLength(3_465);
    expect(recordOf(reading, "기초연금 지급").rows.at(-1)).toBe(3_466);
  });

  test("may be a refund (trap 3: a sign is never dropped)", () => {
    const signs = ["-210,100", "−210,100", "△210,100", "▲210,100", "(210,100)"];
    const reading = readList(...signs.map((amount) => ["20260105", amount] as const));
    expect(amounts(reading)).toEqual(signs.map(() => -210_100n));
  });

  test.each([
    ["a sign that has stuck to the cell before it", "가,나,다,20260105△,1000", "amount-sign-misplaced@2"],
    ["a number whose commas are misplaced", '가,나,다,20260105,"1,64,500"', "amount-commas-misplaced@2"],
    ["a sign behind its number", '가,나,다,20260105,"1,644-"', "amount-sign-misplaced@2"],
    ["an amount that lost its first digits", '가,나,다,20260105,"0,123"', "amount-commas-misplaced@2"],
    ["a fraction of a won", "가,나,다,20260105,10.5", "amount-below-one-won@2"],
    ["an exponent", "가,나,다,20260105,1.6E+06", "amount-exponent@2"],
    ["no amount", "가,나,다,20260105,", "amount-missing@2"],
    ["no day", "가,나,다,,1000", "date-missing@2"],
    ["a day that no calendar has", "가,나,다,20260230,1000", "date-unreadable@2"],
    ["a day as Excel counts days", "가,나,다,46203,1000", "date-serial@2"],
    ["a day of another fiscal year", "가,나,다,20251231,1000", "date-outside-year@2"],
    ["no project", "가,나,,20260105,1000", "name-missing@2"],
    ["a name that swallowed its neighbours", `가,나,${"다".repeat(300)},20260105,1000`, "cell-too-long@2"],
    ["a cell too few", "가,나,20260105,1000", "row-ragged@2"],
    ["a quote that never closes", '가,나,"다,20260105,1000', "quotes-unbalanced@2"],
  ])("with %s stops the file", (_, row, code) => {
    expect(expectRefused(readHeaded(header, row, "가,나,다,20260105,1000"))[0]).toBe(code);
  });

  test("of every shape means what the careful reader of amounts says", () => {
    const shapes = ["0", "-0", "7", "12", "-123", "1,000", "999,999,999,999,999", "1000000", "\\ 5", "￦7"];
    const reading = readList(...shapes.map((amount) => ["20260105", amount] as const));
    expect(amounts(reading)).toEqual([
      0n,
      0n,
      7n,
      12n,
      -123n,
      1_000n,
      999_999_999_999_999n,
      1_000_000n,
      5n,
      7n,
    ]);
  });
});

describe("all bad cells of a list", () => {
  test("are listed, and nothing of the file is read", () => {
    const reading = readHeaded(header, "가,나,다,2026,1", "가,나,다,20260105,x", "가,나,다,20260105,5");
    expect(expectRefused(reading)).toEqual(["date-unreadable@2", "amount-not-number@3"]);
  });

  test("above a thousand are counted", () => {
    const rows = Array.from({ length: 3_000 }, () => "가,나,다,20260105,x");
    const reading = readHeaded(header, ...rows);
    expect(reading.findings).toHaveLength(1_001);
    expect(reading.findings.at(-1)).toMatchObject({ code: "findings-not-listed", ko: containing("2000건") });
  });
});

describe("a project line", () => {
  test("is one under all spellings of its name (trap 8)", () => {
    const reading = readList(
      ["20260105", "1", "청소년 방과후‧돌봄"],
      ["20260106", "2", "청소년방과후·돌봄"],
      ["20260107", "3", "청소년 방과후 ㆍ 돌봄"],
    );
    expect(expectRead(reading).records).toHaveLength(1);
    expect(amounts(reading, "청소년 방과후‧돌봄")).toEqual([1n, 2n, 3n]);
  });

  test("with a cut name is known by what is left of it", () => {
    const reading = readList(["20260105", "1", "지역활력화작목기반조성(품목 생산자 ..."]);
    expect(expectRead(reading).records[0]?.project.id).toBe(
      "payment/일반회계/사회복지과/지역활력화작목기반조성(품목생산자...",
    );
  });

  test("is another in another department or account", () => {
    const reading = readHeaded(
      header,
      "가,나,청사관리,20260105,1",
      "가,다,청사관리,20260105,2",
      "나,나,청사관리,20260105,3",
    );
    expect(expectRead(reading).records.map(({ project }) => project.id)).toEqual([
      "payment/가/나/청사관리",
      "payment/가/다/청사관리",
      "payment/나/나/청사관리",
    ]);
  });
});

describe("total rows (trap 6)", () => {
  const rows = ["가,나,다,20260105,5", "가,나,라,20260106,-2", "가,마,바,20260107,10"] as const;

  test.each([
    ["below all", [...rows, "합계,,,,13"]],
    ["above all", ["합계,,,,13", ...rows]],
    [
      "of days, of the month and on from the months before",
      [rows[0], ",일계,,,5", rows[1], ",일계,,,-2", rows[2], ",일계,,,10", ",월계,,,13", ",누계,,,57"],
    ],
    ["of groups and of all", [rows[0], rows[1], ",소계,,,3", rows[2], ",소계,,,10", "총계,,,,13"]],
  ])("%s are checked and never added", (_, lines) => {
    const reading = readHeaded(header, ...lines);
    const sum = expectRead(reading)
      .records.flatMap(({ entries }) => entries)
      .reduce((won, { amount }) => won + amount, 0n);
    expect(sum).toBe(13n);
  });

  test("of all months stop the file where no total of the list stands above them", () => {
    expect(expectRefused(readHeaded(header, ...rows, ",누계,,,57"))).toEqual(["total-differs@5"]);
    expect(expectRefused(readHeaded(header, ...rows, ",월계,,,12", ",누계,,,57"))).toEqual([
      "total-differs@5",
    ]);
  });

  test("that differ from the payments stop the file", () => {
    const reading = readHeaded(header, ...rows, "합계,,,,12");
    expect(expectRefused(reading)).toEqual(["total-differs@5"]);
    expect(reading.findings[0]?.ko).toContain("13원");
  });

  test("that are nearer to nothing than to the payments are told beside the payments", () => {
    const reading = readHeaded(header, ...rows, "합계,,,,5");
    expect(expectRefused(reading)).toEqual(["total-differs@5"]);
    expect(reading.findings[0]?.ko).toContain("13원");
  });

  test("with the sign turned stop the file", () => {
    expect(expectRefused(readHeaded(header, ...rows, "합계,,,,-13"))).toEqual(["total-differs@5"]);
  });
});

describe("the period of a payment list", () => {
  test("is from its first day to its last, in whatever order they stand", () => {
    const reading = readList(["20260301", "1"], ["20260105", "1"], ["20260302", "1"]);
    expect(expectRead(reading).period).toEqual({ from: "2026-01-05", to: "2026-03-02" });
  });

  test("may be known later, but not before its last payment", () => {
    const list = listOf(["20260105", "1"]);
    const later = readText(list, { ...year, asOf: day("2026-01-31") });
    expect(recordOf(later, "기초연금 지급").asOf).toBe("2026-01-31");
    const before = readText(list, { ...year, asOf: day("2026-01-04") });
    expect(expectRefused(before)).toEqual(["as-of-conflict"]);
  });

  test("is none in a file of totals", () => {
    expect(expectRead(readText("사업명,집행액(원),기준일\n가,1,2026-01-05", year)).period).toBeNull();
  });
});

describe("a payment list in a workbook", () => {
  test("gives the same as in CSV: numbers and texts, days with and without a format, a total", async () => {
    const rows = [
      ["세부사업명", "통계목", "지급일자", "지출액"],
      ["도로", "시설비", "20260105", 1_644_500],
      ["도로", "시설비", "20260105", "-210,100"],
      ["하천", "시설비", new Date(Date.UTC(2026, 1, 3)), 5],
      ["합계", null, null, 1_434_405],
    ];
    const reading = await readBytes(await xlsxOf(sheetOf(rows)), { unit: null });
    const csv = readHeaded(
      "세부사업명,통계목,지급일자,지출액",
      '도로,시설비,20260105,"1,644,500"',
      '도로,시설비,20260105,"-210,100"',
      "하천,시설비,20260203,5",
    );
    expect(expectRead(reading).records).toEqual(expectRead(csv).records);
  });

  const heads = ["회계구분", "부서명", "세부사업명", "통계목", "지급일자", "지출액"];
  const payment = ["일반회계", "무주읍", "청사관리", "공공운영비", "20260105", 1000];

  test("on two sheets is refused, because reading one would lose the other", async () => {
    const sheets = ["1월", "2월"].map((name) => sheetOf([heads, payment], { name }));
    expect(expectRefused(await readBytes(await xlsxOf(...sheets)))).toEqual(["sheets-many"]);
  });

  test("names the sheets that are passed over", async () => {
    const sheets = [sheetOf([heads, payment], { name: "지출" }), sheetOf([["참고"]], { name: "비고" })];
    const reading = await readBytes(await xlsxOf(...sheets));
    expect(codesOf(reading)).toContain("sheets-ignored");
    expect(expectRead(reading).records).toHaveLength(1);
  });
});
