// How offices head the columns of a payment list, which of them are read, and in what unit.
import { describe, expect, test } from "vitest";
import { amounts, listOf, readHeaded, year } from "./payment-lists.ts";
import { codesOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

describe("the columns of a payment list", () => {
  test.each([
    ["세부사업명,지급일자,지급액", "다,20260105,5"],
    ["사업명,지출일자,집행액", "다,2026-01-05,5"],
    ["회계,지출부서,사업명,예산과목,결의일자,결의번호,결의금액", "가,나,다,라,2026.1.5.,7,5"],
    ["원인행위일자,원인행위번호,사업명,지출금액(원)", "20260105,7,다,5"],
    ["\ufeff번호;부서;세부 사업명;지급일;지출액", "1;나;다;20260105;5"],
    ["지출목록\n(단위: 원)\n\n세부사업명\t지급일자\t지출액", "다\t20260105\t5"],
  ])("are known as %j", (headers, row) => {
    const reading = readHeaded(headers, row);
    expect(reading.format).toBe("payment-list");
    expect(amounts(reading, "다")).toEqual([5n]);
    expect(recordOf(reading, "다").asOf).toBe("2026-01-05");
  });

  test("prefer the day and the amount of payment to those of earlier steps", () => {
    const reading = readHeaded("사업명,결의일자,결의금액,지급일자,지급액", "다,20260101,9,20260105,5");
    expect(recordOf(reading, "다").entries).toMatchObject([{ date: "2026-01-05", amount: 5n }]);
    expect(reading.findings).toEqual([]);
  });

  test("without a day of payment are said to be dated otherwise", () => {
    const reading = readHeaded("사업명,결의일자,지급액", "다,20260105,5");
    expect(reading.findings).toMatchObject([
      { code: "payments-dated-otherwise", consequence: "note", column: "결의일자" },
    ]);
  });

  test("say who was paid for beside a code, and one name under two codes waits", () => {
    const rows = ["A1,다,20260105,5", "A1,다,20260106,6", ",다,20260107,7"];
    for (const header of ["사업코드", "세부사업코드"]) {
      const reading = readHeaded(`${header},사업명,지급일자,지급액`, ...rows);
      expect(amounts(reading, "다")).toEqual([5n, 6n, 7n]);
      expect(reading.findings).toEqual([]);
    }
    const other = readHeaded("사업코드,사업명,지출일자,지급액", ...rows, "A2,다,20260108,8");
    expect(other.findings).toMatchObject([
      { code: "codes-of-one-name", consequence: "hold", row: 5, value: "A1, A2" },
    ]);
  });

  test("are no payment list's where 집행일자 beside codes may be the day of totals", () => {
    expect(readHeaded("사업코드,사업명,집행일자,지출액", "A1,다,20260105,5").format).not.toBe("payment-list");
  });

  test("of an order to pay stand for those of the payment, and are said to be", () => {
    const reading = readHeaded("사업명,지급명령일자,지급명령액", "다,20260105,5");
    expect(amounts(reading, "다")).toEqual([5n]);
    expect(codesOf(reading)).toEqual(["payments-dated-otherwise"]);
  });

  test("decide what is not yet paid, which is left out and told", () => {
    const header = "사업명,결의일자,결의금액,지급일자,지급액";
    const reading = readHeaded(header, "다,20260101,9,20260105,5", "라,20260129,7,,");
    expect(expectRead(reading).records.map(({ project }) => project.name)).toEqual(["다"]);
    expect(reading.findings).toMatchObject([{ code: "not-paid-yet", consequence: "note", value: "7" }]);
    expect(expectRefused(readHeaded(header, "다,20260101,9,20260105,5", "라,20260129,7,,6"))).toEqual([
      "date-missing@3",
    ]);
    expect(expectRefused(readHeaded("사업명,지급일자,지급액", "다,20260105,5", "라,,"))).toContain(
      "date-missing@3",
    );
  });

  test.each(["품의번호", "예산현액", "결의승인일"])("are no payment list's beside %s", (foreign) => {
    expect(readHeaded(`사업명,지급일자,지급액,${foreign}`, "다,20260105,5,1").format).not.toBe(
      "payment-list",
    );
  });

  test("that mean the same stop the file", () => {
    expect(expectRefused(readHeaded("사업명,지급일자,지출액,지급액", "다,20260105,5,6"))).toEqual([
      "column-twice@1",
    ]);
  });

  test.each([
    { headers: "사업명,지급일자,지출액,집행액", row: "다,20260105,5,7", code: "column-twice@2" },
    { headers: "사업명,지급일자,집행액,지출액", row: "다,20260105,7,5", code: "column-twice@2" },
    { headers: "사업명,지급일자,지출액(원),집행액(천원)", row: '다,20260105,5,"5"', code: "column-twice@2" },
    { headers: "사업명,지급일자,지출액,집행액", row: "다,20260105,5,없음", code: "column-twice@2" },
    { headers: "사업명,지출일자,지급일자,지출액", row: "다,20260105,20260305,5", code: "column-twice@2" },
  ])("that mean the same and differ in $row stop the file: $headers", ({ headers, row, code }) => {
    expect(expectRefused(readHeaded(headers, row))).toEqual([code]);
  });

  test.each([
    { headers: "사업명,지급일자,지출액,집행액", row: '다,20260105,"1,005",1005' },
    { headers: "사업명,지급일자,지출액(원),집행액(천원)", row: "다,20260105,1005,1.005" },
    { headers: "사업명,지출일자,지급일자,지출액", row: "다,2026-01-05,20260105,1005" },
    { headers: "사업명,세부사업명,지급일자,지출액", row: "라,다,20260105,1005" },
  ])(
    "beside the one that is read are told once where they do not contradict it: $headers",
    ({ headers, row }) => {
      const reading = readHeaded(headers, row, row);
      expect(codesOf(reading)).toEqual(["column-ignored"]);
      expect(amounts(reading, "다")).toEqual([1_005n, 1_005n]);
    },
  );

  test("in which nothing stands are no matter", () => {
    expect(codesOf(readHeaded("사업명,지급일자,지출액,집행액", "다,20260105,5,"))).toEqual([]);
  });

  test("that nobody knows are passed over, and said", () => {
    const reading = readHeaded("사업명,지급일자,지출액,비고", "다,20260105,5,x");
    expect(codesOf(reading)).toEqual(["column-ignored"]);
  });
});

describe("personal data (trap 11)", () => {
  const secret = "홍길동 외 2명 병원비";

  test("of 적요 and 채권자 columns is in nothing that is kept, and the columns are named", () => {
    const reading = readHeaded("사업명,지급일자,적요,채권자명,지출액", `다,20260105,${secret},${secret},5`);
    expect(codesOf(reading)).toEqual(["personal-column-ignored"]);
    expect(JSON.stringify(expectRead(reading).records, text)).not.toContain("홍길동");
  });

  test("that slipped into another column is not quoted", () => {
    const reading = readHeaded("사업명,적요,지급일자,지출액", `다,x,${secret},5`, `다,x,20260105,${secret}`);
    expect(expectRefused(reading)).toEqual(["date-unreadable@2", "amount-not-number@3"]);
    expect(JSON.stringify(reading.findings)).not.toContain("홍");
    expect(reading.findings[1]).toMatchObject({ value: "○○○ ○ ○○ ○○○" });
  });

  test.each([
    "2026.13.05 14:30",
    "2026-0105",
    "2026. 1. 35.(월)",
    "오후 2시 30분",
    "금 5,000원정",
    "5,00,0",
    "1:30",
  ])("is none in what is written like a day or an amount, which is quoted: %s", (cell) => {
    const reading = readHeaded("사업명;지급일자;지출액", `다;${cell};5`, `다;20260105;${cell}`);
    expect(reading.kind).toBe("refused");
    for (const finding of reading.findings) expect(finding.value).toBe(cell);
  });

  test.each(["010-1234-5678", "900101-1234567", "302-01-123456"])(
    "in digits alone is not quoted: %s",
    (number) => {
      const reading = readHeaded("사업명,지급일자,지출액", `다,${number},5`, `다,20260105,${number}`);
      expect(expectRefused(reading)).toHaveLength(2);
      expect(JSON.stringify(reading.findings)).not.toContain(number.slice(-4));
    },
  );

  test("before an amount does not hide a sign that has stuck to it", () => {
    const reading = readHeaded("사업명,지급일자,적요,지출액", `다,20260105,${secret}△,5`);
    expect(expectRefused(reading)).toEqual(["amount-sign-misplaced@2"]);
    expect(JSON.stringify(reading.findings)).not.toContain("홍길동");
  });

  function text(_key: string, value: unknown): unknown {
    return typeof value === "bigint" ? `${value}` : value;
  }
});

describe("the unit of a payment list", () => {
  test("is won where nothing is said", () => {
    expect(amounts(readText(listOf(["20260105", "5"]), { ...year, unit: "원" }))).toEqual([5n]);
  });

  test("may be said by the header or above it", () => {
    const inHeader = readHeaded("사업명,지급일자,지출액(천원)", "다,20260105,5");
    const above = readHeaded("(단위: 천원)\n사업명,지급일자,지출액", "다,20260105,5");
    expect([amounts(inHeader, "다"), amounts(above, "다")]).toEqual([[5_000n], [5_000n]]);
  });

  test("that the sender says otherwise stops the file", () => {
    const reading = readText(listOf(["20260105", "5"]), { ...year, unit: "천원" });
    expect(expectRefused(reading)).toEqual(["unit-conflict@1"]);
  });

  test("that nobody knows stops the file", () => {
    expect(expectRefused(readHeaded("사업명,지급일자,지출액(만원)", "다,20260105,5"))).toEqual([
      "unit-unknown@1",
    ]);
  });
});
