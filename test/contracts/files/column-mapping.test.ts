import { describe, expect, test } from "vitest";
import * as z from "zod";
import {
  mappingText,
  maxMappingBytes,
  parseMapping,
} from "../../../shared/contracts/files/column-mapping.ts";
import { columnMapping } from "../../../shared/contracts/values/mapping-schema.ts";

const mapping = {
  version: 1,
  sheet: null,
  headerRow: 3,
  unit: "천원",
  asOf: null,
  columns: [
    { header: "사업", means: "projectName", values: "texts" },
    { header: "지출", means: "amount", measure: "expenditure", fund: null, unit: null, values: "amounts" },
    { header: "연말", means: "plan", span: "by", month: 12, unit: "원" },
  ],
};

describe("a column mapping", () => {
  test("has one text, whatever its layout, its order of words and its hints", () => {
    const text = mappingText(parseMapping(`\ufeff${JSON.stringify(mapping, null, 4)}`));
    const turned = Object.fromEntries(Object.entries(mapping).toReversed());
    expect(mappingText(parseMapping(JSON.stringify(turned)))).toBe(text);
    expect(text).not.toContain("values");
    expect(mappingText(parseMapping(text))).toBe(text);
  });

  test("of 200 columns may be stored", () => {
    const columns = Array.from({ length: 200 }, (_, at) => ({
      header: `예산과목 ${at}`,
      means: "department",
    }));
    const text = mappingText(parseMapping(JSON.stringify({ ...mapping, columns })));
    expect(new TextEncoder().encode(text).byteLength).toBeLessThan(maxMappingBytes);
  });

  test.each([
    { what: "another version", change: { version: 2 } },
    { what: "a word that nobody knows", change: { colour: "red" } },
    { what: "a header row of 0", change: { headerRow: 0 } },
    { what: "a unit that nobody knows", change: { unit: "만원" } },
    { what: "a day that no calendar has", change: { asOf: "2026-02-30" } },
    { what: "no columns", change: { columns: [] } },
    { what: "a meaning that nobody knows", change: { columns: [{ header: "가", means: "price" }] } },
    { what: "an amount of nothing", change: { columns: [{ header: "가", means: "amount" }] } },
    {
      what: "a fund that is none",
      change: { columns: [{ ...mapping.columns[1], fund: "unsplit" }] },
    },
    { what: "a plan for month 13", change: { columns: [{ ...mapping.columns[2], month: 13 }] } },
    { what: "a column without a header", change: { columns: [{ header: " ", means: "ignored" }] } },
  ])("with $what is refused", ({ change }) => {
    expect(columnMapping.safeParse({ ...mapping, ...change }).error).toBeInstanceOf(z.ZodError);
  });
});
