import { describe, expect, test } from "vitest";
import { repeatedRows } from "../../../shared/formats/tables/repeated-rows.ts";
import { amountsOf, codesOf, day, expectRead, readText } from "../readings.ts";

function row(at: number, name: string, ...amounts: readonly bigint[]) {
  return { row: at, name, amounts: new Map(amounts.map((won, column) => [`${column}`, won])) };
}

test.each([
  ["two different amounts are repeated", [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 4n)], [1]],
  ["one amount is spent whole", [row(1, "복지", 9n, 9n), row(2, "급식", 9n, 9n)], []],
  ["one amount is spent not at all", [row(1, "복지", 9n, 0n), row(2, "급식", 9n, 0n)], []],
  ["one column differs", [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 3n)], []],
  ["another column is stated", [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 4n, 1n)], []],
  [
    "one amount of many digits is spent not at all",
    [row(1, "복지", 123_450n, 0n), row(2, "급식", 123_450n, 0n)],
    [1],
  ],
  [
    "a total counts both rows",
    [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 4n), row(3, "돌봄", 1n, 1n), row(4, "계", 19n, 9n)],
    [],
  ],
  [
    "a total counts one of them",
    [row(1, "복지", 9n, 4n), row(2, "급식", 9n, 4n), row(3, "돌봄", 1n, 1n), row(4, "계", 10n, 5n)],
    [1],
  ],
  ["a total stands above its only project", [row(1, "계", 9n, 4n), row(2, "급식", 9n, 4n)], []],
  ["a total stands below its only project", [row(1, "급식", 9n, 4n), row(2, "합계", 9n, 4n)], []],
])("where %s", (_, rows, held) => {
  const findings = repeatedRows(rows);
  expect(findings.map((finding) => finding.row)).toEqual(held);
  expect(findings.every(({ consequence }) => consequence === "hold")).toBe(true);
});

/** A sheet of the template, in thousands of won: what it says of each project, or the rows that are asked about. */
function sheet(...lines: readonly string[]) {
  const reading = readText(lines.join("\n"), { asOf: day("2020-10-31"), unit: "천원" });
  const held = reading.findings.filter(({ code }) => code === "row-repeated").map(({ row: at }) => at);
  if (held.length > 0) return held;
  return expectRead(reading).records.map(
    (record) => `${record.project.name} ${(amountsOf(record, "appropriation").unsplit ?? 0n) / 1_000n}`,
  );
}

describe("the row of a unit above its only project, in a sheet", () => {
  const rows = ["노인복지,100,50", "경로당,100,50", "청소,300,100"];

  test("waits for a person where nothing says which of the two it is", () => {
    expect(sheet("사업명,예산액,집행액", ...rows)).toEqual([2]);
  });

  test("waits where the total counts it once, since not all rows fall into groups", () => {
    expect(sheet("사업명,예산액,집행액", ...rows, "계,400,150")).toEqual([2]);
  });

  test("is a project like the next where the total counts both", () => {
    expect(sheet("사업명,예산액,집행액", ...rows, "계,500,200")).toEqual([
      "노인복지 100",
      "경로당 100",
      "청소 300",
    ]);
  });

  test.each([
    ["codes of one length", "사업코드", ["A1", "A2", "A3"]],
    ["codes counted from one to the next", "사업코드", ["A8", "A9", "A10"]],
    ["departments", "부서", ["노인과", "복지과", "청소과"]],
    ["days of their own", "기준일", ["2020-10-31", "2020-10-31", "2020-10-31"]],
    ["unit projects", "단위사업", ["복지 증진", "복지 증진", "청소 행정"]],
  ])("is a project by %s", (_, header, words) => {
    const lines = rows.map((line, at) => `${words[at] ?? ""},${line}`);
    expect(sheet(`${header},사업명,예산액,집행액`, ...lines)).toHaveLength(3);
  });

  test.each([
    ["codes of two lengths", "사업코드", ["A", "A01", "B01"]],
    ["one department", "부서", ["노인과", "노인과", "청소과"]],
  ])("is asked about beside %s", (_, header, words) => {
    const lines = rows.map((line, at) => `${words[at] ?? ""},${line}`);
    expect(sheet(`${header},사업명,예산액,집행액`, ...lines)).toEqual([2]);
  });

  test("is asked about beside a group that adds up", () => {
    const lines = [...rows.slice(0, 2), "청소,3001,1002", "청소차,2001,1001", "가로,1000,1"];
    const reading = readText(["사업명,예산액,집행액", ...lines].join("\n"), {
      asOf: day("2020-10-31"),
      unit: "천원",
    });
    expect(codesOf(reading)).toEqual(expect.arrayContaining(["row-repeated", "total-suspected"]));
  });
});
