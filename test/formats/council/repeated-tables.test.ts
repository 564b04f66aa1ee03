// A table that prints some of the projects of another once more: the ones that lag, the largest, those of one team.
import { expect, test } from "vitest";
import { amountsOf, codesOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const header = "세부사업|예산액|집행액|사유";
const whole = ["급식|500|400|", "돌봄|700|160|공사", "노인|900|700|"];

function reading(...tables: readonly (readonly [string, string, readonly string[]])[]) {
  const lines = tables.flatMap(([heading, unit, rows]) => [
    heading,
    `(2020. 10. 31. 현재, 단위: ${unit})`,
    header,
    ...rows,
    "",
  ]);
  return readText(["2020년 주요업무 보고", ...lines].join("\n").replaceAll("|", "\t"));
}

const all = ["□ 세출예산 집행현황", "천원", whole] as const;

test.each([
  ["the lagging ones below", [all, ["□ 집행률 부진사업 현황", "천원", ["돌봄|700|160|공사 지연"]]]],
  ["the largest above", [["□ 주요사업 집행현황", "천원", ["노인|900|700|", "돌봄|700|160|"]], all]],
  [
    "with a total of their own",
    [all, ["□ 부진사업", "천원", ["돌봄|700|160|", "노인|900|700|", "계|1,600|860|"]]],
  ],
  ["all of them", [all, ["□ 집행현황(재정렬)", "천원", whole.toReversed()]]],
  ["in another unit", [all, ["□ 부진사업", "원", ["돌봄|700,000|160,000|"]]]],
] as const)("rows that stand twice with equal amounts are read once: %s", (_, tables) => {
  const read = reading(...tables);
  expect(expectRead(read).records).toHaveLength(3);
  expect(amountsOf(recordOf(read, "돌봄"), "expenditure")).toEqual({ unsplit: 160_000n });
  expect(codesOf(read)).toContain("table-repeated");
});

test.each([
  ["spending", "돌봄|700|170|"],
  ["budget", "돌봄|800|160|"],
  ["its unit", "돌봄|7,000|1,600|"],
])("a row that differs in %s waits, with its name and both rows", (_, row) => {
  const { findings } = expectRead(reading(all, ["□ 부진사업", "천원", [row]]));
  expect(findings.find(({ code }) => code === "table-repeated-differs")).toMatchObject({
    row: 12,
    value: "돌봄",
    consequence: "hold",
  });
});

test("a project that the first table lacks makes two tables of them, which nobody tells apart", () => {
  expect(expectRefused(reading(all, ["□ 부진사업", "천원", ["보육|700|160|"]]))).toEqual([
    "unit-table-ambiguous@11",
  ]);
});
