// A column that says of which level each row is: the same money stands once for each level, and counts once.
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, readText, recordOf } from "../readings.ts";

function reading(header: string, ...rows: readonly string[]) {
  return readText([header, ...rows].join("\n"), { unit: "천원", asOf: day("2020-06-30") });
}

const rows = (...words: readonly [string, string, string]) => [
  `${words[0]},총무과,복지,900,40`,
  `${words[1]},총무과,급식 지원,900,40`,
  `${words[2]},총무과,급식,900,40`,
  `${words[0]},총무과,교통,700,50`,
  `${words[1]},총무과,도로 관리,700,50`,
  `${words[2]},총무과,도로,700,50`,
];

test.each(["구분", "사업구분", "단계", "사업 유형"])("only the projects of a column %s count", (header) => {
  const read = reading(`${header},부서,사업명,예산액,집행액`, ...rows("정책사업", "단위사업", "세부사업"));
  expect(expectRead(read).records.map(({ project }) => project.name)).toEqual(["급식", "도로"]);
  expect(codesOf(read)).toEqual(["levels-left-out"]);
  expect(amountsOf(recordOf(read, "도로"), "expenditure")).toEqual({ unsplit: 50_000n });
  expect(recordOf(read, "도로").project.unitProject).toBe("도로 관리");
});

test("short words, numbered levels and codes tell levels too", () => {
  const short = reading("구분,부서,사업명,예산액,집행액", ...rows("정책", "단위", "세부"));
  expect(expectRead(short).records).toHaveLength(2);
  const numbered = reading("레벨,부서,사업명,예산액,집행액", ...rows("1", "2", "3"));
  expect(expectRead(numbered).records.map(({ project }) => project.name)).toEqual(["급식", "도로"]);
  const coded = reading(
    "사업코드,구분,부서,사업명,예산액,집행액",
    ...rows("정책", "단위", "세부").map((row, at) => `A${at},${row}`),
  );
  expect(expectRead(coded).records).toHaveLength(2);
});

test("objects of expenditure below each project are not added to it", () => {
  const read = reading(
    "구분,부서,사업명,예산액,집행액",
    "세부사업,총무과,급식,900,40",
    "통계목,총무과,시설비,900,40",
    "세부사업,총무과,도로,700,50",
    "통계목,총무과,사무관리비,700,50",
    "계,,합계,1600,90",
  );
  expect(expectRead(read).records.map(({ project }) => project.name)).toEqual(["급식", "도로"]);
  expect(codesOf(read)).toEqual(["levels-left-out"]);
});

test("a level whose rows do not add up to the projects waits", () => {
  const read = reading(
    "구분,부서,사업명,예산액,집행액",
    ...rows("정책사업", "단위사업", "세부사업").slice(0, 5),
  );
  expect(codesOf(read)).toEqual(["levels-differ"]);
});

test.each([
  ["words that name kinds and no levels", ["신규", "계속", "신규"]],
  ["one level in all rows", ["세부사업", "세부사업", "세부사업"]],
  ["a row without a level", ["단위사업", "", "세부사업"]],
] as const)("%s leave out nothing", (_, words) => {
  const [a, b, c] = words;
  const read = reading(
    "구분,부서,사업명,예산액,집행액",
    `${a},총무과,급식,900,40`,
    `${b},총무과,돌봄,600,30`,
    `${c},총무과,도로,700,50`,
  );
  expect(expectRead(read).records).toHaveLength(3);
  expect(codesOf(read)).not.toContain("levels-left-out");
});

describe("parts below a project, which only bullets or indents tell", () => {
  const header = "사업명,예산액,집행액";
  const below = (mark: string, last: string, name = `${mark}의료`) =>
    reading(header, "복지,1000,800", `${mark}생계,600,500`, `${name},${last}`, "자활,500,100");
  const names = (read: ReturnType<typeof reading>) =>
    expectRead(read).records.map(({ project }) => project.name);

  test.each([" - ", "-", "· ", "○ ", "  ", "*", "　"])(
    "are read in place of it behind %j where they add up",
    (mark) => {
      const read = below(mark, "400,300");
      expect(names(read)).not.toContain("복지");
      expect(names(read)).toHaveLength(3);
    },
  );

  test.each([" - ", "-", "· ", "○ "])("are asked about behind %j where they do not add up", (mark) => {
    const read = below(mark, "300,300");
    expect(codesOf(read)).toEqual(["rows-marked-below"]);
    expect(names(read)).toHaveLength(4);
  });

  test.each(["ㄴ ", "└ "])("are no projects behind %j", (mark) => {
    expect(names(below(mark, "400,300"))).toEqual(["복지", "자활"]);
  });

  // Where a column of its own states the unit, the template alone reads a sheet.
  const ownUnit = (...lines: readonly string[]) =>
    reading(`단위,${header}`, ...lines.map((line) => `천원,${line}`));
  test("are asked about where their names are those of objects, whatever they add up to", () => {
    const objects = ownUnit("복지,1000,800", "201-01 사무관리비,600,500", "307-02 민간경상사업보조,300,200");
    expect(codesOf(objects)).toContain("rows-are-objects");
    expect(codesOf(ownUnit("복지,1000,800", "제201호 도서관,600,500"))).not.toContain("rows-are-objects");
  });

  test.each([
    ["one that adds up to nothing", "  생계,600,500", "의료,300,200"],
    ["several that add up to nothing", "  생계,600,500", "  의료,300,200"],
    ["narrow ones whose budgets add up", " 생계,600,500", " 의료,400,200"],
    ["ones whose spending is blank", "  생계,600,", "  의료,400,"],
    ["one whose budget is the same", " 생계,1000,500", "의료,400,200"],
    ["ones below which others stand", " 생계,600,500", "  의료,400,200", " 주거,400,100"],
  ])("are asked about behind indents: %s", (_, ...parts) => {
    const lines = ["복지,1000,800", ...parts, "자활,500,100"];
    expect(codesOf(ownUnit(...lines))).toContain("rows-marked-below");
    expect(codesOf(reading(header, ...lines))).toContain("rows-drawn-below");
    expect(names(ownUnit(...lines))).toHaveLength(lines.length);
  });

  test.each([
    ["one that states more than the row above", "   생계,600,900", "의료,300,200"],
    ["narrow ones that add up to nothing", " 생계,600,500", " 의료,300,200"],
  ])("may be projects behind indents: %s", (_, ...parts) => {
    const lines = ["복지,1000,800", ...parts, "자활,500,100"];
    expect(codesOf(reading(header, ...lines))).toEqual([]);
  });

  test.each(["*", "1. "])("may be projects behind %j where they do not add up", (mark) => {
    expect(codesOf(below(mark, "300,300"))).toEqual([]);
  });

  test("are none where each row bears the bullet, a code or a day of its own", () => {
    const rowsOf = (mark: string) => [
      `${mark}복지,1000,800`,
      `- 생계,600,500`,
      `- 의료,300,300`,
      `${mark}자활,500,100`,
    ];
    expect(codesOf(reading(header, ...rowsOf("- ")))).toEqual([]);
    const coded = reading(`사업코드,${header}`, ...rowsOf("").map((row, at) => `A${at},${row}`));
    expect(codesOf(coded)).toEqual([]);
    const dated = reading(`기준일,${header}`, ...rowsOf("").map((row) => `2020-06-30,${row}`));
    expect(codesOf(dated)).toEqual([]);
  });

  test("are projects where a total counts each row", () => {
    const read = reading(header, "복지,1000,800", "- 생계,600,500", "- 의료,300,300", "계,1900,1600");
    expect(names(read)).toHaveLength(3);
    expect(expectRead(read).findings.filter(({ consequence }) => consequence === "hold")).toEqual([]);
  });
});
