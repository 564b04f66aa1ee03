// Three levels in one table: by a column that names the level of each row, and by the numbers that offices write.
import { expect, test } from "vitest";
import { codesOf, expectRead, expectRefused, readText } from "../readings.ts";

const head = ["2020년 주요업무 보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)"];

function reading(...lines: readonly string[]) {
  return readText([...head, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n"));
}

const projects = (...lines: readonly string[]) =>
  expectRead(reading(...lines)).records.map(({ project }) => `${project.unitProject} ${project.name}`);

const header = "구분|사업명|예산액|집행액";
const rows = [
  "정책|복지|1,000|610",
  "단위|아동|600|210",
  "세부|급식|400|110",
  "세부|돌봄|200|100",
  "단위|노인|400|400",
  "세부|경로당|400|400",
];
const read = ["아동 급식", "아동 돌봄", "노인 경로당"];

test.each([
  ["as they are", header, rows],
  ["with a total", header, ["계||1,000|610", ...rows]],
  ["with 사업 behind them", header, rows.map((row) => row.replace(/^(..)/, "$1사업"))],
  ["under another header", header.replace("구분", "단계"), rows],
  ["before 세부사업명", header.replace("사업명", "세부사업명"), rows],
])("a column of levels says which rows are projects: %s", (_, first, lines) => {
  expect(projects(first, ...lines)).toEqual(read);
  expect(codesOf(reading(first, ...lines))).not.toContain("total-suspected");
});

test("a level whose sum differs refuses the table", () => {
  const wrong = rows.map((row) => row.replace("아동|600", "아동|700"));
  expect(expectRefused(reading(header, ...wrong)).join(" ")).toContain("group-differs");
});

const numbered = (one: string, two: string, three: string) =>
  ["복지", "아동", "급식", "돌봄", "노인", "경로당"].map((name, at) => {
    const marks = [one, two, three, three, two, three];
    return `${marks[at] ?? ""} ${name}|${(rows[at] ?? "").split("|").slice(2).join("|")}`;
  });

test.each([
  ["1.", "가.", "1)"],
  ["1.", "가.", "○"],
  ["가.", "1)", "가)"],
  ["Ⅰ.", "1.", "가."],
  ["□", "1)", "-"],
])("%s, %s and %s before names are three levels", (one, two, three) => {
  expect(projects("사업명|예산액|집행액", ...numbered(one, two, three))).toEqual(read);
});

test.each([
  [
    "departments",
    ["|합계|1,000|610", "복지과|급식|600|210", "복지과|돌봄|400|400"],
    ["복지과 급식", "복지과 돌봄"],
  ],
  ["groups", ["아동|급식|600|210", "|돌봄|400|400"], ["아동 급식", "아동 돌봄"]],
])("구분 over two columns names %s and projects", (_, lines, named) => {
  const { records } = expectRead(reading("구분||예산액|집행액", ...lines));
  expect(
    records.map(({ project }) => `${project.department ?? project.unitProject ?? ""} ${project.name}`),
  ).toEqual(named);
});

test("a column of amounts without a header is none of names", () => {
  expect(projects("사업명||예산액|집행액", "급식|1|600|210", "돌봄|2|400|400")).toEqual([
    "null 급식",
    "null 돌봄",
  ]);
});

test.each(["단위사업/세부사업", "정책/단위/세부사업", "단위·세부사업"])(
  "%s heads projects below their units",
  (name) => {
    const lines = [
      "합계|1,000|610",
      "아동|600|210",
      "  급식|400|110",
      "  돌봄|200|100",
      "노인|400|400",
      "  경로당|400|400",
    ];
    const { records } = expectRead(reading(`${name}|예산액|집행액`, ...lines));
    expect(records.map(({ project }) => project.name)).toEqual(["급식", "돌봄", "경로당"]);
  },
);

test("a lower header of units is none of amounts", () => {
  const lines = ["사업명|예산액|집행액", "|천원|천원", "급식|600|210"];
  expect(codesOf(reading(...lines))).not.toContain("amount-not-number");
  expect(projects(...lines)).toEqual(["null 급식"]);
});
