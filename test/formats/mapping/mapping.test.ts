/** A table that no format knows, read through the mapping that its office made. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDocument } from "../../../shared/formats/containers/document/open-document.ts";
import { openSource } from "../../../shared/formats/containers/open-source.ts";
import { readMapped } from "../../../shared/formats/mapping/read-mapped.ts";
import { amount, mappingOf, ownTable, readThrough, twoRows } from "./mappings.ts";
import {
  amountsOf,
  codesOf,
  contextOf,
  day,
  expectRead,
  expectRefused,
  readText,
  recordOf,
} from "../readings.ts";
import { sheetOf, xlsxOf } from "../containers/workbook/workbooks.ts";

const june = { asOf: day("2026-06-30") };
const name = { header: "사업명칭", means: "projectName" } as const;

function replaced(row: number, line: string): readonly string[] {
  return ownTable.with(row - 1, line);
}

describe("a table read through a mapping", () => {
  test("gives the records that the mapping speaks of, in the unit that the table prints", () => {
    const reading = readThrough(mappingOf(), ownTable, june);
    expect(expectRead(reading)).toMatchObject({ format: "column-mapping", isFullDump: false, period: null });
    const road = recordOf(reading, "도로 정비");
    expect(road.project).toMatchObject({ id: "code/a1", department: "건설과", tier: "project" });
    expect(road).toMatchObject({ asOf: "2026-06-30", rows: [4] });
    expect(amountsOf(road, "appropriation")).toEqual({ unsplit: 1_000_000n });
    expect(amountsOf(recordOf(reading, "공원"), "expenditure")).toEqual({ unsplit: -30_000n });
  });

  test("is checked like the template: its total row must add up", () => {
    expect(expectRefused(readThrough(mappingOf(), replaced(6, "합계,,,3005,470"), june))).toEqual([
      "total-differs@6",
    ]);
  });

  test("knows a total row by a word in a column that is not read", () => {
    const columns = [{ header: "연번", means: "ignored" } as const, ...mappingOf().columns.slice(1)];
    const mapping = mappingOf({ headerRow: 1, unit: "천원", columns });
    const lines = ["연번,사업명칭,과,예산,지출누계", "1,도로 정비,건설과,1000,500", "합계,,,1000,500"];
    expect(expectRead(readThrough(mapping, lines, june)).records).toHaveLength(1);
    const wrong = lines.with(2, "합계,,,1000,501");
    expect(expectRefused(readThrough(mapping, wrong, june))).toEqual(["total-differs@3"]);
  });

  test.each([
    ["the sender", mappingOf(), ownTable, june],
    ["the mapping", mappingOf(june), ownTable, {}],
    ["the title", mappingOf(), replaced(1, "2026년 6월말 기준 현황,,,,"), {}],
  ])("takes its day from %s", (_, mapping, lines, over) => {
    expect(recordOf(readThrough(mapping, lines, over), "공원").asOf).toBe("2026-06-30");
  });

  test("takes its day from a column of its own", () => {
    const columns = [name, amount("지출"), { header: "작성일", means: "asOf" } as const];
    const lines = ["사업명칭,지출,작성일", "가,5,2026-05-31"];
    const reading = readThrough(mappingOf({ headerRow: 1, columns, unit: "원" }), lines);
    expect(recordOf(reading, "가").asOf).toBe("2026-05-31");
  });

  test("reads funds and plans, equal headers from left to right", () => {
    const columns = [
      name,
      amount("국", { fund: "national", measure: "current-budget" }),
      amount("군", { fund: "municipal", measure: "current-budget" }),
      amount("국", { fund: "national" }),
      amount("군", { fund: "municipal", unit: "천원" }),
      { header: "연말", means: "plan", span: "by", month: 12, unit: "원" } as const,
    ];
    const record = recordOf(readThrough(mappingOf({ headerRow: 2, columns }), twoRows, june), "가");
    expect(amountsOf(record, "current-budget")).toEqual({ national: 10n, municipal: 20n });
    expect(amountsOf(record, "expenditure")).toEqual({ national: 1_000n, municipal: 2_000n });
    expect(amountsOf(record, "plan")).toEqual({ unsplit: 25n });
  });

  test("passes over what is ignored without a word, however long, and names what is new", () => {
    const columns = [...mappingOf().columns, { header: "비고", means: "ignored" } as const];
    const wider = ownTable.map((line, at) =>
      at === 2 ? `${line},비고,신규` : `${line},${at === 3 ? "긴 글".repeat(500) : ""},비밀`,
    );
    const reading = readThrough(mappingOf({ columns }), wider, june);
    expect(codesOf(reading)).toEqual(["columns-not-mapped", "running-total-negative"]);
    expect(reading.findings[0]?.ko).toContain("신규");
    expect(JSON.stringify(reading.findings)).not.toMatch(/비밀|긴 글/);
  });

  test("is the same whether it lies in a text or in a sheet of a workbook", async () => {
    const rows = ownTable.map((line) => line.replace('"1,000"', "1000").split(","));
    const bytes = await xlsxOf(sheetOf([["안내"]], { name: "표지" }), sheetOf(rows, { name: "현황" }));
    const context = contextOf({ office: "4573000", fiscalYear: 2026, ...june });
    const reading = readMapped(await openSource(bytes, openDocument), mappingOf({ sheet: "현황" }), context);
    expect(expectRead(reading).records).toEqual(
      expectRead(readThrough(mappingOf({ sheet: "현황" }), ownTable, june)).records,
    );
    expect(codesOf(reading)).toEqual(["sheets-ignored", "running-total-negative"]);
    expect(
      expectRefused(readMapped(await openSource(bytes, openDocument), mappingOf({ sheet: "없음" }), context)),
    ).toEqual(["mapping-sheet-missing"]);
  });

  test("says what the template says of the same figures", () => {
    const won = fc.bigInt({ min: -1_000_000n, max: 10n ** 12n });
    fc.assert(
      fc.property(fc.array(fc.tuple(won, won), { minLength: 1, maxLength: 8 }), (rows) => {
        const lines = rows.map(([budget, spent], at) => `A${at},사업${at},과,${budget},${spent}`);
        const stated = { ...june, fiscalYear: 2026, office: "4573000", unit: "천원" as const };
        const known = readText(["코드,사업명,부서,예산액,집행액", ...lines].join("\n"), stated);
        const mapped = readThrough(
          mappingOf({ headerRow: 1 }),
          ["번호,사업명칭,과,예산,지출누계", ...lines],
          stated,
        );
        expect(expectRead(mapped).records).toEqual(expectRead(known).records);
      }),
      { seed: 11, numRuns: 100 },
    );
  });
});
