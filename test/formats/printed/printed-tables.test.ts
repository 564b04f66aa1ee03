// What a printed table's words and places mean, tried on whole small tables.
import { expect, test } from "vitest";
import { amountsOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

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
