/** What keeps a table from being read through a mapping: each fault names the header and what to do. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { amount, mappingOf, ownTable, readThrough, twoRows } from "./mappings.ts";
import { codesOf, containing, day, expectRefused } from "../readings.ts";

const june = { asOf: day("2026-06-30") };
const name = { header: "사업명칭", means: "projectName" } as const;

describe("a table is refused", () => {
  const [code, project, department, budget, spent] = mappingOf().columns;
  if (!code || !project || !department || !budget || !spent) throw new Error("The mapping lost a column");

  test.each([
    [
      "a header that the file lacks",
      { columns: [project, budget, amount("집행")] },
      ["mapping-header-missing@3 집행"],
    ],
    ["a wrong header row", { headerRow: 2, columns: [project] }, ["mapping-header-missing@2 사업명칭"]],
    [
      "one header mapped twice",
      { columns: [project, budget, spent, spent] },
      ["mapping-header-count@3 지출누계"],
    ],
    [
      "one meaning for two columns",
      { columns: [project, amount("예산"), spent] },
      ["column-twice@3 지출누계"],
    ],
    ["no name", { columns: [department, spent] }, ["column-missing@3 null"]],
    ["no amount", { columns: [project, department] }, ["column-missing@3 null"]],
    [
      "a column nobody decided",
      { columns: [project, { header: "과", means: "?" }, spent] },
      ["mapping-undecided@3 과"],
    ],
    ["another unit than the table prints", { unit: "원" }, ["unit-conflict@2 null"]],
    ["another day than the sender's", { asOf: day("2026-05-31") }, ["as-of-conflict@null null"]],
  ] as const)("for %s", (_, over, faults) => {
    const reading = readThrough(mappingOf(over), ownTable, june);
    expect(reading.kind).toBe("refused");
    const stopped = reading.findings.filter(({ consequence }) => consequence === "reject");
    expect(stopped.map((each) => `${each.code}@${each.row} ${each.column}`)).toEqual(faults);
  });

  test("where a header prints another unit than the mapping says", () => {
    const lines = ["사업명칭,지출(천원)", "가,5"];
    const columns = [name, amount("지출(천원)", { unit: "원" })];
    expect(expectRefused(readThrough(mappingOf({ headerRow: 1, columns }), lines, june))).toEqual([
      "unit-conflict@1",
    ]);
  });

  test.each([
    ["another unit than the header over it prints", twoRows],
    [
      "a unit under a header that prints one nobody knows",
      twoRows.with(0, "사업명칭,예산(만원),,지출(만원),,"),
    ],
  ])("where the mapping says %s", (_, lines) => {
    const columns = [name, amount("군", { fund: "other" }), amount("군", { fund: "municipal", unit: "원" })];
    const reading = readThrough(mappingOf({ headerRow: 2, columns }), lines, june);
    expect(new Set(expectRefused(reading))).toEqual(new Set(["unit-conflict@2"]));
  });

  test.each([
    ["2025년 사업별 현황,,,,", ["title-of-other-year@1"]],
    ["'25년도 사업별 현황,2025년도,,,", []],
    ["2025회계연도 결산 자료,,,,", ["title-of-other-year@1"]],
    ["2025·2026년 사업별 현황,,,,", []],
    ["2025년 대비 2026년 현황,,,,", []],
  ])("or held where its title %s speaks of another year alone", (title, faults) => {
    const { findings } = readThrough(mappingOf(), ownTable.with(0, title), june);
    const held = findings.filter(({ consequence }) => consequence === "hold");
    expect(held.map(({ code: each, row }) => `${each}@${row}`)).toEqual(faults);
  });

  test.each([
    ["a year", "회계연도", "2026", "2025", "rows-of-other-year"],
    ["an office", "자치단체명", "무주군", "진안군", "offices-many"],
    ["money paid back", "반납액", "", "300", "rows-unclear"],
  ])("for %s in a column that was said to be passed over", (_, header, own, other, expected) => {
    const columns = [name, amount("지출", { unit: "원" }), { header, means: "ignored" } as const];
    const mapping = mappingOf({ headerRow: 1, columns });
    const codesIn = (second: string) =>
      readThrough(mapping, [`사업명칭,지출,${header}`, `가,5,${own}`, `나,7,${second}`], june)
        .findings.filter(({ consequence }) => consequence !== "note")
        .map((each) => each.code);
    expect(codesIn(own)).toEqual([]);
    expect(codesIn(other)).toEqual([expected]);
  });

  test("where no unit is said anywhere", () => {
    const columns = [name, amount("지출")];
    expect(
      expectRefused(readThrough(mappingOf({ headerRow: 1, columns }), ["사업명칭,지출", "가,5"], june)),
    ).toEqual(["unit-unknown@2"]);
  });

  test("where a payee is to be read as something else, and quotes none", () => {
    const columns = [name, amount("지출"), { header: "채권자", means: "department" } as const];
    const mapping = mappingOf({ headerRow: 1, columns, unit: "원" });
    const reading = readThrough(mapping, ["사업명칭,지출,채권자", "가,5,김비밀"], june);
    expect(expectRefused(reading)).toEqual(["mapping-personal@1"]);
    expect(JSON.stringify(reading)).not.toContain("김비밀");
  });

  test.each([
    ["JSON", "[]", ["mapping-without-table"]],
    ["an empty file", "", ["file-empty"]],
    ["one line", "한 줄", ["mapping-header-missing@3"]],
  ])("where it is %s", (_, text, codes) => {
    expect([...new Set(expectRefused(readThrough(mappingOf(), [text], june)))]).toEqual(codes);
  });

  test("in two languages that name the header and what to do", () => {
    const { findings } = readThrough(mappingOf({ columns: [project, amount("집행")] }), ownTable, june);
    expect(findings).toContainEqual(
      expect.objectContaining({ ko: containing('"집행"'), en: containing("make the mapping anew") }),
    );
  });

  test("and never breaks, whatever the file and the mapping", () => {
    const cell = fc.oneof(
      fc.constantFrom("사업명칭", "지출누계", "합계", "10", "", '"', "6.31.기준"),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 6 }),
        fc.nat({ max: 8 }),
        (rows, at) => {
          const reading = readThrough(
            mappingOf({ headerRow: at + 1 }),
            rows.map((cells) => cells.join(",")),
            june,
          );
          expect(reading.kind === "read" || codesOf(reading).length > 0).toBe(true);
        },
      ),
      { seed: 12, numRuns: 300 },
    );
  });
});
