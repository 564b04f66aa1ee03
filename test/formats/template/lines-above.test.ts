// What stands above the header of a sheet that is read as a template, as it stands above a table in a document.
import { describe, expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const asOf = day("2020-10-31");
const table = ["사업명,예산액,집행액", "급식,500,400"];

function reading(lines: readonly string[], over: Parameters<typeof readText>[1] = { asOf }) {
  return readText([...lines, ...table].join("\n"), { unit: "천원", ...over });
}

test.each([
  ["beside the unit", ['"(2020.9.30. 현재, 단위: 천원)"']],
  ["beside the unit, in cells of its own", ["(2020.9.30. 현재,단위: 천원)"]],
  ["in a line of its own", ["총무과", "기준일: 2020. 9. 30."]],
  ["in the title", ["예산집행 현황(2020-09-30 기준)"]],
  ["behind the word of a form", ["기준일,2020-09-30,"]],
  ["behind one of several words of a form", ["기준일자,2020. 9. 30.,단위,천원"]],
  ["of last year", ['"(2019.12.31. 현재, 단위: 천원)"']],
  ["without a year", ["(9.30. 현재)"]],
])("a day %s that is not the sender's refuses the sheet", (_, lines) => {
  expect(expectRefused(reading(lines))).toEqual([`as-of-conflict@${lines.length}`]);
});

test("a day of another year that the sender states too is no day of the year", () => {
  expect(expectRefused(reading(["(2019.12.31. 현재)"], { asOf: day("2019-12-31") }))).toContain(
    "as-of-outside-year@1",
  );
});

test("the same day is told no more", () => {
  expect(codesOf(reading(['"(2020.10.31. 현재, 단위: 천원)"']))).toEqual([]);
});

test("a day above is held against the days of the rows", () => {
  const lines = ["(2020.9.30. 현재)", "사업명,예산액,집행액,기준일", "급식,500,400,2020-10-31"];
  expect(expectRefused(readText(lines.join("\n"), { unit: "천원" }))).toEqual(["as-of-conflict@3"]);
});

test.each([
  ["a line of its own", ["2020년도 집행현황", "총무과"]],
  ["its heading", ["□ 총무과 예산집행 현황"]],
  ["the heading nearest to it", ["복지정책과", "□ 총무과 집행현황"]],
])("whose sheet it is stands in %s", (_, lines) => {
  const { records } = expectRead(reading(lines));
  expect(records.map(({ project }) => project.department)).toEqual(["총무과"]);
});

test("a column of departments is asked before the lines above it", () => {
  const lines = ["총무과", "사업명,부서,예산액,집행액", "급식,복지과,5,4", "돌봄,,5,4"];
  const { records } = expectRead(readText(lines.join("\n"), { unit: "천원", asOf }));
  expect(records.map(({ project }) => project.department)).toEqual(["복지과", null]);
});

test.each(["2019회계연도 결산서", "전년도 예산 집행현황", "FY2019 집행현황", "2021년 예산안"])(
  "%s over a sheet waits",
  (title) => expect(codesOf(reading([title]))).toEqual(["title-of-other-year"]),
);

test.each(["명시이월", "이월", "집행계획", "목표"])("rows of %s under 구분 wait", (word) => {
  const lines = ["사업명,구분,예산액,집행액", "급식,본예산,5,4", `돌봄,${word},5,4`];
  expect(codesOf(readText(lines.join("\n"), { unit: "천원", asOf }))).toContain("rows-unclear");
});

describe("a day above a table of a text is its day", () => {
  test.each([
    ["beside the unit", ['"(2020.10.31. 현재, 단위: 천원)",,'], "2020-10-31"],
    [
      "below a title and a department",
      ["2020년도 집행현황,,", "복지과,,", '"(2020. 10. 31. 현재, 단위: 천원)",,'],
      "2020-10-31",
    ],
    ["without a year", ["(9.30. 기준)"], "2020-09-30"],
    ["as the end of a month", ["2020년 8월말 현재"], "2020-08-31"],
  ])("%s", (_, lines, date) => {
    const { records } = expectRead(reading(lines, {}));
    expect(records.map((record) => record.asOf)).toEqual([date]);
  });

  test.each(["집행률(%)", "집행률", "집행잔액", "잔액(천원)", "10월 집행액", "이월예산"])(
    "where a column %s stands beside the amounts, as where the sender states it",
    (header) => {
      const lines = [
        '"(2020. 10. 31. 현재, 단위: 천원)"',
        `사업명,예산액,집행액,${header}`,
        "급식,500,400,80",
      ];
      const [printed, stated] = [{}, { asOf }].map((over) => expectRead(readText(lines.join("\n"), over)));
      expect(printed?.records).toEqual(stated?.records);
      expect(printed?.records.map((record) => record.asOf)).toEqual(["2020-10-31"]);
      expect(printed?.findings).toEqual(stated?.findings);
    },
  );

  test.each([
    ["two days", ["(9.30. 기준)", "(10.31. 현재)"], "as-of-conflict@2"],
    ["a day of another year", ["(2019.12.31. 현재)"], "as-of-outside-year@1"],
    ["a day that is none", ["(2020.6.31. 현재)"], "as-of-unknown@1"],
  ])("but %s refuse it", (_, lines, code) => {
    expect(expectRefused(reading(lines, {}))[0]).toMatch(new RegExp(`^${code.split("@")[0] ?? ""}`));
  });

  test("and it is said before rows that are wrong, not beside them", () => {
    const text = ["(2020.10.31. 현재, 단위: 천원)", "사업명,예산액,집행액", "급식,x,400"];
    expect(expectRefused(readText(text.join("\n")))).toEqual(["amount-not-number@3"]);
  });

  const row = (cells: readonly string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;
  const page = (rows: readonly (readonly string[])[]) =>
    `<html><body><p>(2020.10.31. 현재, 단위: 천원)</p><table>${rows.map(row).join("")}</table></body></html>`;

  test("as it is in a sheet, whether it is read as printed or has columns of the template alone", () => {
    const bad = page([
      ["사업명", "예산액", "집행액"],
      ["급식", "500", "x"],
    ]);
    expect(expectRefused(readText(bad))).toEqual(["amount-not-number@3"]);
    const own = page([
      ["사업코드", "사업명", "예산액", "집행액"],
      ["A1", "급식", "500", "400"],
    ]);
    expect(expectRead(readText(own)).records.map((record) => record.asOf)).toEqual(["2020-10-31"]);
  });
});

describe("a title that names a part of the year", () => {
  test.each([
    "2020년 9월말 예산 집행현황",
    "2020년 3분기 집행현황",
    "2020년도 상반기 예산집행 현황",
    "집행현황(2020.1.1.~9.30.)",
    "'20. 9월 집행현황",
  ])("in which the sender's day does not lie refuses the sheet: %s", (title) => {
    expect(expectRefused(reading([title]))).toEqual(["as-of-conflict@1"]);
  });

  test.each([
    "2020년 10월말 예산 집행현황",
    "2020년 4분기 집행현황",
    "2020년 하반기 예산집행 현황",
    "집행현황(2020.1.1.~10.31.)",
    "2020년 9월말 집행 계획",
    "제3분기 위원회 자료(10월말 현재)",
  ])("in which it lies, or that plans, does not: %s", (title) => {
    expect(reading([title]).kind).toBe("read");
  });
});

test.each([
  ["a line each", ["기준일,2020-10-31,", "단위,천원,", "작성일,2020. 11. 2.,"]],
  ["one line", ["기준일,2020.10.31.,단위,천원"]],
  ["English", ["as of,2020-10-31,", "unit,천원,"]],
])("words of a form and what is filled in behind them are read above a table: %s", (_, lines) => {
  const read = expectRead(reading(lines, { asOf, unit: null }));
  expect(read.records.map((record) => record.asOf)).toEqual(["2020-10-31"]);
  expect(amountsOf(recordOf(reading(lines, { asOf, unit: null }), "급식"), "expenditure")).toEqual({
    unsplit: 400_000n,
  });
});

test("another unit and another year behind words of a form are not passed over", () => {
  expect(expectRefused(reading(["단위,원,"]))).toContain("unit-conflict@2");
  expect(codesOf(reading(["회계연도,2019,"]))).toContain("title-of-other-year");
});

test.each([["부서명,총무과,"], ["부서명,총무과,작성일,2020. 11. 5."], ["단위,천원,소관부서,총무과"]])(
  "a department behind the word of a form is that of the rows: %s",
  (line) => {
    expect(recordOf(reading([line]), "급식").project.department).toBe("총무과");
  },
);
