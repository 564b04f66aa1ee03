// What the read log keeps, in the words of who reads it: no name of the program's own.
import { describe, expect, test } from "vitest";
import { operations } from "../../../shared/contracts/api/api.ts";
import { printedUnit, readName, readTarget } from "../../../shared/domain/words/read-names.ts";

const ofBooks = Object.entries(operations)
  .filter(([, { method, path }]) => method === "GET" && path.includes("{year}"))
  .map(([name]) => name)
  .filter((name) => !["readLog", "revision"].includes(name));

describe("what was read", () => {
  test.each(ofBooks)("has words of its own where it is the operation %s", (name) => {
    const { ko, en } = readName(name);
    expect(ko).toMatch(/[가-힣]/);
    expect(en).not.toMatch(/[a-z][A-Z]/);
  });

  test.each([
    { target: "2026-06-30/1 hwpx 천원", ko: "2026-06-30/1 HWPX 천원", en: "2026-06-30/1 HWPX thousand won" },
    { target: "2026-06-30/1 csv 원", ko: "2026-06-30/1 CSV 원", en: "2026-06-30/1 CSV won" },
    // As it was written down before a workbook's own unit was: the file is in won all the same.
    { target: "2026-06-30/1 xlsx 천원", ko: "2026-06-30/1 XLSX 원", en: "2026-06-30/1 XLSX won" },
    {
      target: "5 건설과,환경과 2026-06-30 hwpx 백만원",
      ko: "5년 건설과,환경과 2026-06-30 HWPX 백만원",
      en: "5 years 건설과,환경과 2026-06-30 HWPX million won",
    },
    { target: "code/47410002026300f9", ko: "47410002026300f9", en: "47410002026300f9" },
    { target: "", ko: "", en: "" },
  ])("is $target as $ko", ({ target, ko, en }) => {
    expect(readTarget(target)).toEqual({ ko, en });
  });
});

test.each([
  { format: "xlsx", unit: "원" },
  { format: "csv", unit: "원" },
  { format: "hwpx", unit: "천원" },
  { format: "pdf", unit: "천원" },
  { format: "json", unit: "천원" },
])("a report in thousands is in $unit as $format", ({ format, unit }) => {
  expect(printedUnit(format, "천원")).toBe(unit);
});
