// What a printed table's words and places mean, tried on whole small tables.
import { expect, test } from "vitest";
import { amountsOf, codesOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const header = "사업명\t예산액\t집행액";

function report(heading: readonly string[], rows: readonly string[]): string {
  return ["2020년 주요업무 보고", "□ 예산현황", ...heading, ...rows].join("\n");
}

const stated = ["(2020. 10. 31. 현재)", "(단위: 천원)"];

test("a day and a unit behind a bullet are the table's", () => {
  const text = report(["○ 기준일: 2020. 10. 31.", "- 단위: 천원"], [header, "급식\t9\t4"]);
  expect(recordOf(readText(text), "급식")).toMatchObject({ asOf: "2020-10-31" });
});

test("parts of the spending in a second header row are no spending", () => {
  const rows = ["사업명\t예산액\t집행액\t\t", "\t\t전월누계\t당월\t누계", "급식\t9\t3\t1\t4"];
  expect(amountsOf(recordOf(readText(report(stated, rows)), "급식"), "expenditure")).toEqual({
    unsplit: 4_000n,
  });
});

test("a department at the head of its projects is no project, and is theirs", () => {
  const rows = [header, "총무과\t9\t4", "급식\t9\t4", "복지정책과\t7\t5", "돌봄\t3\t2", "상담\t4\t3"];
  const { records } = expectRead(readText(report(stated, rows)));
  expect(records.map(({ project }) => `${project.department} ${project.name}`)).toEqual([
    "총무과 급식",
    "복지정책과 돌봄",
    "복지정책과 상담",
  ]);
});

test("a department that is not the sum of its projects refuses the table", () => {
  const rows = [header, "총무과\t9\t4", "급식\t8\t4", "복지정책과\t7\t5", "돌봄\t7\t5"];
  expect(expectRefused(readText(report(stated, rows))).join(" ")).toContain("group-differs@6");
});

test.each(["9,000\t4,000\t1,000", "900\t400\t44.4"])("a row that lacks its name, %j, is refused", (lost) => {
  const rows = [header, "급식\t9,000\t4,000", lost];
  expect(expectRefused(readText(report(stated, rows)))).toEqual(["name-missing@7"]);
});

const twoYears = ["사업명\t2020년\t\t2019년\t", "\t예산액\t집행액\t예산액\t집행액"];

test("the lower rows of a header behind a page break go on with the table", () => {
  const rows = [...twoYears, "급식\t9\t4\t8\t3", "", "- 2 -", twoYears[1] ?? "", "돌봄\t7\t5\t6\t4"];
  const { records } = expectRead(readText(report(stated, rows)));
  expect(records.map(({ project }) => project.name)).toEqual(["급식", "돌봄"]);
});

test("they are no table of their own behind anything else: their rows are told of", () => {
  const rows = [...twoYears, "급식\t9\t4\t8\t3", "", "알림", twoYears[1] ?? "", "돌봄\t7\t5\t6\t4"];
  expect(expectRefused(readText(report(stated, rows)))).toEqual(["row-outside-table@11"]);
});

const groups = [
  [
    "a number column",
    "번호\t사업명\t예산액\t집행액",
    ["1\t복지\t9\t4", "1-1\t급식\t5\t1", "1-2\t돌봄\t4\t3", "2\t도시\t7\t2", "2-1\t공원\t7\t2"],
  ],
  [
    "marks beside a department",
    "부서\t사업명\t예산액\t집행액",
    [
      "총무과\t□ 복지\t9\t4",
      "총무과\t- 급식\t5\t1",
      "총무과\t- 돌봄\t4\t3",
      "총무과\t□ 도시\t7\t2",
      "총무과\t- 공원\t7\t2",
    ],
  ],
  [
    "sums that a grand total proves",
    "사업명\t예산액\t집행액",
    ["복지\t9\t4", "급식\t5\t1", "돌봄\t4\t3", "도시\t7\t2", "공원\t7\t2", "합계\t16\t6"],
  ],
] as const;

test.each(groups)("groups that %s sets apart are no projects, and are theirs", (_, head, rows) => {
  const { records, findings } = expectRead(readText(report(stated, [head, ...rows])));
  expect(records.map(({ project }) => `${project.unitProject} ${project.name}`)).toEqual([
    "복지 급식",
    "복지 돌봄",
    "도시 공원",
  ]);
  expect(findings.filter(({ consequence }) => consequence === "hold")).toEqual([]);
});

test("groups that only sums set apart wait for a person where no total proves them", () => {
  const rows = [header, "복지\t977\t433", "급식\t566\t111", "돌봄\t411\t322", "도시\t70\t20"];
  expect(codesOf(readText(report(stated, rows)))).toContain("total-suspected");
});

test("marks that say a hierarchy whose sums differ wait for a person", () => {
  const rows = [header, "□ 복지\t9\t4", "- 급식\t5\t1", "- 돌봄\t2\t3"];
  expect(codesOf(readText(report(stated, rows)))).toContain("outline-differs");
});

test("a total of all rows shows that marks are no hierarchy", () => {
  const rows = [header, "□ 복지\t9\t4", "- 급식\t5\t1", "- 돌봄\t2\t3", "계\t16\t8"];
  expect(expectRead(readText(report(stated, rows))).records).toHaveLength(3);
  expect(codesOf(readText(report(stated, rows)))).not.toContain("outline-differs");
});

test("금년도 beside last year's columns is the fiscal year", () => {
  const rows = ["사업명\t2019년 예산액\t2019년 집행액\t금년도 예산액\t금년도 집행액", "급식\t8\t3\t9\t4"];
  expect(amountsOf(recordOf(readText(report(stated, rows)), "급식"), "expenditure")).toEqual({
    unsplit: 4_000n,
  });
});

const broken = (...between: readonly string[]) =>
  report(stated, [...twoYears, "급식\t9\t4\t8\t3", ...between, "돌봄\t7\t5\t6\t4"]);

test.each([
  ["a running head that is the title", ["", "2020년 주요업무 보고", "- 2 -", twoYears[1] ?? ""]],
  ["a running head beside the number of the page", ["행정사무감사 자료", "- 2 -", ""]],
  ["a head with the year of the report", ["- 2 -", "2020년도 행정사무감사 자료"]],
])("a table goes on behind %s", (_, between) => {
  expect(expectRead(readText(broken(...between))).records).toHaveLength(2);
});

test.each([
  ["the results of another year", ["- 2 -", "2018년도 행정사무감사 자료"]],
  ["a heading", ["- 2 -", "□ 신규 사업"]],
  ["another department", ["총무과", "- 2 -", "복지정책과"]],
  ["a line beside no number", ["행정사무감사 자료"]],
])("a table does not go on behind %s", (_, between) => {
  expect(expectRefused(readText(broken(...between)))).toEqual([`row-outside-table@${8 + between.length}`]);
});
