// JSON lists of projects under Korean headers are read as the tables that they are.
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, expectRefused, readText, recordOf } from "../../readings.ts";

const context = { fiscalYear: 2026, asOf: day("2026-10-31"), unit: "원" } as const;
const items = [
  { 부서명: "복지과", 세부사업명: "급식", 예산현액: 1_200, 지출액: 600 },
  { 부서명: "복지과", 세부사업명: "돌봄", 예산현액: "900", 지출액: null },
];
const reading = (value: unknown) => readText(JSON.stringify(value), context);

describe("a JSON list of projects", () => {
  test.each([
    ["alone", items],
    ["in an envelope", { code: "00", data: { list: items, count: 2 } }],
    ["whose items lack fields", [items[0], { 세부사업명: "돌봄", 예산현액: 900 }]],
  ])("is read as a table: %s", (_, value) => {
    const read = reading(value);
    expect(expectRead(read).records).toHaveLength(2);
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 600n });
    expect(amountsOf(recordOf(read, "돌봄"), "current-budget")).toEqual({ unsplit: 900n });
    expect(codesOf(read)).toContain("json-as-table");
  });

  test.each([
    ["two lists", { 가: items, 나: items }],
    ["items that nest", items.map((item) => ({ ...item, 내역: [{ 금액: 1 }] }))],
    ["an item without a name", [...items, { 예산현액: 5 }]],
    ["no names at all", [{ 예산현액: 5, 지출액: 1 }]],
    ["an empty list", { list: [] }],
  ])("is not known: %s", (_, value) => {
    expect(reading(value).kind).toBe("refused");
  });

  test("states no unit by itself", () => {
    const read = readText(JSON.stringify(items), { ...context, unit: null });
    expect(codesOf(read)).toEqual(["json-as-table", "unit-unknown"]);
  });

  test("keeps digits that no double holds for inexact", () => {
    const text = JSON.stringify(items).replace("1200", "12345678901234567891");
    expect(readText(text, context).kind).toBe("refused");
  });
});

describe("what stands around a JSON list", () => {
  const unstated = { ...context, asOf: null, unit: null };

  test.each([
    ["in Korean", { 기준일: "2026-10-31", 단위: "천원", 자료: items }],
    ["as a program writes it", { as_of: "20261031", unit: "천원", rows: items }],
    ["with an hour", { 기준일시: "2026-10-31T18:00:00", 금액단위: "천원", 자료: items }],
    ["in a head", { meta: { asOf: "2026-10-31", unit: "천원", year: 2026 }, data: items }],
    ["in each row", items.map((item) => ({ ...item, 기준일: "2026-10-31", 단위: "천원" }))],
  ])("states the day and the unit of the rows: %s", (_, value) => {
    const read = readText(JSON.stringify(value), unstated);
    expect(expectRead(read).records.map(({ asOf }) => asOf)).toEqual(["2026-10-31", "2026-10-31"]);
    expect(amountsOf(recordOf(read, "급식"), "current-budget")).toEqual({ unsplit: 1_200_000n });
  });

  test.each([
    ["another unit", { 단위: "천원", 자료: items }, "unit-conflict@2"],
    ["two units", { 단위: "원", 자료: items, meta: { unit: "천원" } }, "unit-conflict"],
    ["a unit that is none", { 단위: "만냥", 자료: items }, "unit-unknown"],
    ["another day", { 기준일: "2026-09-30", 자료: items }, "as-of-conflict@1"],
    ["two days", { 기준일: "2026-10-31", 자료: items, head: { asOf: "20260930" } }, "as-of-conflict@1"],
    ["a day that is none", { 기준일: "2026-13-45", 자료: items }, "as-of-unknown"],
    ["another year", { 회계연도: 2025, 자료: items }, "fiscal-year-differs@2"],
    ["another office", { 자치단체코드: "1153000", 자료: items }, "office-differs@1"],
    ["another office without its word", { office: 1153000, 자료: items }, "office-differs@1"],
    ["more rows", { 총건수: 5, 자료: items }, "rows-partial"],
    [
      "more rows in a body",
      { body: { items: { item: items }, numOfRows: 2, totalCount: 7 } },
      "rows-partial",
    ],
    ["fewer rows", { count: 1, 자료: items }, "rows-partial"],
    ["a later page", { page: 2, 자료: items }, "rows-partial"],
    ["more pages", { totalPages: 3, number: 0, content: items }, "rows-partial"],
    ["that it goes on", { hasNext: true, 자료: items }, "rows-partial"],
    ["that this is not the last page", { last: false, content: items }, "rows-partial"],
    ["another total", { 합계: { 예산현액: 9_999, 지출액: 600 }, 자료: items }, "total-differs@4"],
    ["another total by its name", { "예산현액 합계": "9,999", 자료: items }, "total-differs@4"],
  ])("is held against the rows and the sender: %s", (_, value, code) => {
    expect(expectRefused(reading(value))).toContain(code);
  });

  test.each([
    [
      "as many rows",
      { 총건수: 2, page: 1, totalPages: 1, last: true, hasNext: false, next: null, 자료: items },
    ],
    ["the total", { 합계: { 예산현액: 2_100, 지출액: 600 }, 자료: items }],
    ["a total alone", { total: 2_100, 자료: items }],
    ["total, of rows", { total: 2, 자료: items }],
    [
      "the same as the rows and the sender",
      { 기준일: "2026-10-31", 단위: "원", 회계연도: "2026", 자료: items },
    ],
    ["our office", { 자치단체: "영등포구", 자치단체코드: "1129000", 자료: items }],
    [
      "of a program",
      { version: 1, status: 200, requestId: 77, generatedAt: "2026-11-02T09:00:00Z", 자료: items },
    ],
  ])("asks nothing where it agrees: %s", (_, value) => {
    const read = reading(value);
    expect(expectRead(read).records).toHaveLength(2);
    expect(read.findings.filter(({ consequence }) => consequence !== "note")).toEqual([]);
  });

  test("is asked about where it is an amount of no known meaning", () => {
    const read = reading({ 이월액: 77_000, 자료: items });
    expect(read.findings.filter(({ consequence }) => consequence === "hold")).toMatchObject([
      { code: "json-amount-unread", column: "이월액", value: "77000" },
    ]);
  });

  test("states the department of rows that state none, and of no others", () => {
    const nameless = [{ 세부사업명: "기본경비", 예산현액: 1_000, 지출액: 800 }];
    expect(recordOf(reading({ 부서명: "건설과", 자료: nameless }), "기본경비").project.department).toBe(
      "건설과",
    );
    expect(recordOf(reading({ 부서명: "예산과", 자료: items }), "급식").project.department).toBe("복지과");
  });

  test("states the unit of payments and of the portal's yearly file", () => {
    const payments = [{ 부서명: "복지과", 세부사업명: "급식", 지급일자: "20260301", 지출액: 800 }];
    const paid = readText(JSON.stringify({ 단위: "천원", 자료: payments }), unstated);
    expect(amountsOf(recordOf(paid, "급식"), "expenditure")).toEqual({ unsplit: 800_000n });
    const project = {
      지역: "서울",
      자치단체: "영등포구",
      회계: "일반회계",
      세부사업명: "급식",
      분야: "복지",
    };
    const amounts = { 예산현액: 100, 국비: 0, 시도비: 0, 시군구비: 100, 기타: 0, 지출액: 50, 편성액: 100 };
    const yearly = { 기준일: "2026-09-30", 단위: "천원", 자료: [{ ...project, ...amounts }] };
    expect(expectRefused(readText(JSON.stringify(yearly), context))).toEqual([
      "unit-conflict",
      "as-of-conflict@1",
    ]);
    expect(recordOf(readText(JSON.stringify(yearly), unstated), "급식").asOf).toBe("2026-09-30");
  });
});

describe("JSON Lines of projects", () => {
  const lines = (...values: readonly unknown[]) => values.map((value) => JSON.stringify(value)).join("\n");

  test.each([
    ["alone", lines(...items)],
    ["with blank lines", `${lines(...items)}\n\n`],
    ["with line ends of Windows", lines(...items).replaceAll("\n", "\r\n")],
    ["below a line that speaks of all", lines({ 기준일: "2026-10-31", 단위: "원" }, ...items)],
  ])("are read as a table: %s", (_, text) => {
    const read = readText(text, context);
    expect(expectRead(read).records).toHaveLength(2);
    expect(amountsOf(recordOf(read, "급식"), "expenditure")).toEqual({ unsplit: 600n });
  });

  test.each([
    ["a line that breaks off", `${lines(...items)}\n{"세부사업명": "보`, "json-broken@3"],
    [
      "a name that stands twice",
      `${lines(...items)}\n{"세부사업명":"가","지출액":1,"지출액":2}`,
      "json-name-twice",
    ],
    ["a first line of another day", lines({ 기준일: "2026-09-30" }, ...items), "as-of-conflict@1"],
    ["a first line that counts others", lines({ 건수: 3 }, ...items), "rows-partial"],
  ])("are refused with their place: %s", (_, text, code) => {
    expect(expectRefused(readText(text, context))).toContain(code);
  });
});
