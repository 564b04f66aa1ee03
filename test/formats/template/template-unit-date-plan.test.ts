import { describe, expect, test } from "vitest";
import type { UploadContext } from "../../../shared/formats/kernel/format.ts";
import { amountsOf, day, expectRefused, readText, recordOf } from "../readings.ts";

const june = day("2026-06-30");

/** A sheet of these lines, in won, as of 30 June 2026, unless the test says otherwise. */
function read(lines: readonly string[], over: Partial<UploadContext> = {}) {
  return readText(lines.join("\n"), { fiscalYear: 2026, unit: "원", asOf: june, ...over });
}

const undated = { asOf: null };
const unitless = { unit: null };

describe("the unit of a template", () => {
  test.each([
    ["its header", ["사업명,예산액(천원)", "가,1"]],
    ["the line above", ["(단위: 천원),", "사업명,예산액", "가,1"]],
    ["its column", ["사업명,예산액,단위", "가,1,천원"]],
    ["its cells", ["사업명,예산액", "가,1천원"]],
  ])("is read from %s", (_, lines) => {
    expect(amountsOf(recordOf(read(lines, unitless), "가"), "appropriation")).toEqual({ unsplit: 1_000n });
  });

  test.each([
    ["is stated nowhere", ["사업명,예산액", "가,1", "나,2"], unitless, ["unit-unknown@2"]],
    ["differs between header and sender", ["사업명,예산액(천원)", "가,1"], {}, ["unit-conflict@1"]],
    [
      "differs between header and the line above",
      ["(단위: 원),", "사업명,예산액(천원)", "가,1"],
      unitless,
      ["unit-conflict@2"],
    ],
    [
      "differs between header and row",
      ["사업명,예산액(천원),단위", "가,1,원"],
      unitless,
      ["unit-conflict@2"],
    ],
    ["is none that we know", ["사업명,예산액(만원),집행액", "가,1,1"], unitless, ["unit-unknown@1"]],
    ["is none that we know in a row", ["사업명,예산액,단위", "가,1,만원"], unitless, ["unit-unknown@2"]],
  ])("stops the file when it %s", (_, lines, context, codes) => {
    expect(expectRefused(read(lines, context))).toEqual(codes);
  });
});

describe("the as-of date of a template", () => {
  test.each([
    "2026-06-30",
    "20260630",
    "2026.06.30.",
    "2026. 6. 30.",
    "2026/06/30",
    "2026.6.30",
    "2026-06-30 00:00:00",
  ])("is read from %j", (text) => {
    expect(recordOf(read(["사업명,예산액,기준일", `가,1,${text}`], undated), "가").asOf).toBe(june);
  });

  test.each([
    ["46203", undated, "date-serial@2"],
    ["2026-06-31", undated, "date-unreadable@2"],
    ["30/06/2026", undated, "date-unreadable@2"],
    ["", undated, "as-of-unknown@2"],
    ["2026-06-29", {}, "as-of-conflict@2"],
    ["2025-06-30", undated, "as-of-outside-year@2"],
  ])("is refused from %j", (text, context, code) => {
    expect(expectRefused(read(["사업명,예산액,기준일", `가,1,${text}`], context))).toEqual([code]);
  });

  test("is missed once, not in every row", () => {
    expect(expectRefused(read(["사업명,예산액", "가,1", "나,2"], undated))).toEqual(["as-of-unknown@2"]);
  });
});

describe("the plan of a template", () => {
  const planOf = (header: string, row: string) =>
    recordOf(read([`사업명,예산액,${header}`, `가,100,${row}`]), "가")
      .entries.filter(({ measure }) => measure === "plan")
      .map(({ date, amount }) => [date, amount]);

  test.each(["12.31 계획", "12.31까지", "연말계획", "plan_year_end", "12월까지 계획"])(
    "is by year end under %j",
    (header) => {
      expect(planOf(header, "90")).toEqual([["2026-12-31", 90n]]);
    },
  );

  test("of months is added up to month ends", () => {
    expect(planOf("1월 계획,2월 계획,plan_m03", "10,0,5")).toEqual([
      ["2026-01-31", 10n],
      ["2026-02-28", 10n],
      ["2026-03-31", 15n],
    ]);
  });

  test("of running totals stands as given", () => {
    expect(planOf("3월까지 계획,plan_by_m06,12.31 계획", "10,30,90")).toEqual([
      ["2026-03-31", 10n],
      ["2026-06-30", 30n],
      ["2026-12-31", 90n],
    ]);
  });

  test("may be blank in a row", () => {
    expect(planOf("1월 계획,2월 계획,12.31 계획", ",,")).toEqual([]);
  });

  const months = Array.from({ length: 12 }, (_, at) => `${at + 1}월 계획`).join(",");

  test.each([
    ["a month is missing among the headers", "1월 계획,3월 계획", "1,1", ["plan-month-missing@1"]],
    ["a month is blank in a row", "1월 계획,2월 계획,3월 계획", "1,,1", ["plan-month-missing@2"]],
    [
      "twelve months do not add to the year end",
      `${months},12.31 계획`,
      `${"1,".repeat(12)}13`,
      ["plan-sum-differs@2"],
    ],
  ])("stops the file when %s", (_, header, row, codes) => {
    expect(expectRefused(read([`사업명,예산액,${header}`, `가,1,${row}`]))).toEqual(codes);
  });
});
