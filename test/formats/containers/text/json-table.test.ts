// JSON lists of projects under Korean headers are read as the tables that they are.
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, readText, recordOf } from "../../readings.ts";

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
