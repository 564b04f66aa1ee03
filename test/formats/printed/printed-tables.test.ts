// What a printed table's words and places mean, tried on whole small tables.
import { expect, test } from "vitest";
import { amountsOf, codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

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

test("numbers that nest and sums that differ wait for a person: their money would count twice", () => {
  const rows = ["번호\t사업명\t예산액\t집행액", "1\t복지\t9\t4", "1-1\t급식\t5\t1", "1-2\t돌봄\t2\t3"];
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
  ["the first half of a name beside the number of a page", ["", "- 2 -", "", "어르신 일자리"]],
])("a table does not go on behind %s", (_, between) => {
  expect(expectRefused(readText(broken(...between)))).toEqual([`row-outside-table@${8 + between.length}`]);
});

const spentUnder = (columns: string, ...cells: readonly string[]) => {
  const lines = columns.split("\n").map((line) => line.replaceAll("|", "\t"));
  return readText(report(stated, [...lines, ["급식", ...cells].join("\t")]));
};

test.each([
  ["quarters", "사업명|예산액|집행액|||\n||1/4|2/4|3/4|계", ["9", "1", "1", "2", "4"]],
  [
    "the whole of this year's and what was carried over",
    "사업명|계||현년도||이월|\n|예산액|집행액|예산액|집행액|예산액|집행액",
    ["9", "4", "6", "3", "3", "1"],
  ],
  ["a group of spending", "사업명|예산|집행||\n|예산액|집행누계|집행률|잔액", ["9", "4", "44.4", "5"]],
  ["a rate behind it", "사업명|예산액|집행액(집행률)", ["9", "4 (44.4%)"]],
  ["a rate without its sign behind it", "사업명|예산액|집행액(%)", ["9", "4(44.4)"]],
  ["a rate and a footnote behind it", "사업명|예산액|집행액(집행률)", ["9", "4 (44.4%)¹⁾"]],
])("spending is found under %s", (_, columns, cells) => {
  const record = recordOf(spentUnder(columns, ...cells), "급식");
  expect(amountsOf(record, "appropriation")).toEqual({ unsplit: 9_000n });
  expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 4_000n });
});

test("a rate behind the spending is held against it", () => {
  expect(codesOf(spentUnder("사업명|예산액|집행액(집행률)", "9", "4 (99.9%)"))).toContain(
    "printed-rate-differs",
  );
});

test.each([
  "집행액(10월분)",
  "집행액(10월)",
  "집행액(3분기)",
  "집행액(상반기)",
  "집행액(3/4)",
  "10월 집행액",
])("%s is no running total", (word) => {
  expect(spentUnder(`사업명|예산액|${word}`, "9", "4").kind).toBe("refused");
});

test("an account and a department alone in a row are of the rows below", () => {
  const rows = [header, "일반회계\t\t", "급식\t9\t4", "주차장특별회계\t\t", "돌봄\t7\t5", "계\t16\t9"];
  const { records } = expectRead(readText(report(stated, rows)));
  expect(records.map(({ project }) => project.account)).toEqual(["일반회계", "주차장특별회계"]);
  const owned = [header, "총무과\t\t", "급식\t9\t4", "복지정책과\t\t", "돌봄\t7\t5"];
  const read = expectRead(readText(report(stated, owned)));
  expect(read.records.map(({ project }) => project.department)).toEqual(["총무과", "복지정책과"]);
});

test.each([
  ["behind a blank line", ["\t\t", "사업명 예산액 집행액\t\t", "돌봄 500 100\t\t", "합계 500 100\t\t"]],
  ["with a figure left in its place", ["\t\t", "돌봄 500 100\t\t\t20.0"]],
  ["right below the rows", ["돌봄 500 100\t\t"]],
  ["with a remark behind the figures", ["\t\t", "돌봄 500 100 추진중\t\t"]],
  ["without spending", ["\t\t", "돌봄 500 -\t\t"]],
  ["with the budget alone", ["\t\t", "돌봄 500\t\t"]],
])("rows that a reader put into one cell each are not lost %s", (_, lost) => {
  const codes = expectRefused(readText(report(stated, [header, "급식\t9\t4", "계\t9\t4", ...lost])));
  expect(codes.join(" ")).toMatch(/row-outside-table|row-ragged/);
});

test.each(["제3기 2024 2025 기념", "1970년대 도로 30 40호선", "국도 3 확장"])(
  "%s is a name like any other",
  (name) => {
    const rows = [header, `${name}\t9\t4`, "돌봄\t7\t5"];
    expect(expectRead(readText(report(stated, rows))).records).toHaveLength(2);
  },
);

test.each([
  [
    "a column that says it once",
    ["회계\t사업명\t예산액\t집행액", "일반회계\t급식\t9\t4", "\t돌봄\t2\t1", "주차장특별회계\t급식\t7\t5"],
  ],
  [
    "a row in brackets",
    [
      "사업명\t예산액\t집행액",
      "<일반회계>\t\t",
      "급식\t9\t4",
      "돌봄\t2\t1",
      "소계\t11\t5",
      "<주차장특별회계>\t\t",
      "급식\t7\t5",
      "소계\t7\t5",
      "합계\t18\t10",
    ],
  ],
])("one name in two accounts, told apart by %s, is two projects", (_, rows) => {
  const reading = readText(report(stated, rows));
  expect(expectRead(reading).records.map(({ project: { id, account } }) => [id, account])).toEqual([
    ["unit-project//급식", "일반회계"],
    ["unit-project//돌봄", "일반회계"],
    ["unit-project//급식/주차장특별회계", "주차장특별회계"],
  ]);
  expect(codesOf(reading)).not.toContain("row-without-amounts");
});

test("one name twice in one account is refused, and an account above nothing is told of", () => {
  const twice = [header, "일반회계\t\t", "급식\t9\t4", "급식\t7\t5"];
  expect(expectRefused(readText(report(stated, twice)))).toEqual(["project-twice@8"]);
  const last = [header, "급식\t9\t4", "주차장특별회계\t\t"];
  expect(codesOf(readText(report(stated, last)))).toContain("row-without-amounts");
});

const lastYear = (heading: string) => [heading, "(단위: 천원)", header, "급식\t8\t3", ""];
const twoTables = (last: string, own: string) =>
  [
    "2020년 주요업무 보고",
    "",
    ...lastYear(last),
    own,
    "(2020. 10. 31. 현재)",
    "(단위: 천원)",
    header,
    "급식\t9\t4",
  ].join("\n");

test.each([
  ["1. 2019년 예산현황 (2019. 12. 31. 기준)", "2. 예산현황"],
  ["가. 2019년 예산현황 (2019. 12. 31. 기준)", "나. 2020년 예산현황"],
  ["2019년 예산현황 (2019. 12. 31. 기준)", "예산현황"],
  ["□ 2019년 예산현황", "□ 예산현황"],
])("last year's table under %j is none of this year's under %j", (last, own) => {
  const reading = readText(twoTables(last, own));
  expect(amountsOf(recordOf(reading, "급식"), "expenditure")).toEqual({ unsplit: 4_000n });
  expect(codesOf(reading)).toContain("table-of-other-year");
});

test("a table under a wider heading of last year is last year's, whatever its own heading is called", () => {
  const text = ["1. 2019년 결산", "□ 예산현황", "(단위: 천원)", header, "급식\t8\t3"].join("\n");
  expect(expectRefused(readText(text, { asOf: day("2020-10-31") }))).toContain("year-differs@4");
});

test.each(["2020-10-31 기준", "2020.10.31 현재   (천원)", "- 작성기준: 2020.10.31. (단위: 천원)"])(
  "%j states a day",
  (line) => {
    const unit = line.includes("천원") ? [] : ["(천원)"];
    expect(recordOf(readText(report([line, ...unit], [header, "급식\t9\t4"])), "급식").asOf).toBe(
      "2020-10-31",
    );
  },
);

test("rows of people below a table of money are no lost rows of it", () => {
  const rows = [header, "급식\t9\t4", "", "□ 인력 현황", "구분\t정원\t현원", "5급\t3\t2", "6급\t4\t4"];
  const { records } = expectRead(readText(report(stated, rows)));
  expect(records).toHaveLength(1);
});

test("an indent of names beside a department says a hierarchy, in a text and between bars", () => {
  for (const bar of ["\t", "|"]) {
    const rows = [
      "부서|사업명|예산액|집행액",
      "총무과|복지|9|4",
      "총무과|  급식|9|4",
      "복지과|도시|7|0",
      "복지과|  공원|7|0",
    ];
    const lines = rows.map((row) => (bar === "|" ? `|${row}|` : row.replaceAll("|", bar)));
    const { records } = expectRead(readText(report(stated, lines)));
    expect(records.map(({ project }) => `${project.unitProject} ${project.name}`)).toEqual([
      "복지 급식",
      "도시 공원",
    ]);
  }
});

test("a last project of nothing but 0 is of the group above it, and two such rows are none", () => {
  const rows = [
    header,
    "복지\t9\t4",
    "급식\t5\t1",
    "돌봄\t4\t3",
    "상담\t0\t0",
    "도시\t7\t2",
    "공원\t7\t2",
    "합계\t16\t6",
  ];
  const { records } = expectRead(readText(report(stated, rows)));
  expect(records.map(({ project }) => `${project.unitProject} ${project.name}`)).toContain("복지 상담");
  const unclear = rows.toSpliced(4, 0, "자활\t0\t0");
  expect(expectRefused(readText(report(stated, unclear)))[0]).toContain("total-differs");
});

test("a table of nothing but 0 waits for a person: its groups are no projects, and nothing tells them", () => {
  const rows = [header, "복지\t0\t-", "급식\t0\t-"];
  expect(codesOf(readText(report(stated, rows)))).toContain("amounts-all-zero");
});

test.each(["○ 총무과 예산집행 현황", "[붙임 1] 총무과 예산집행 현황", "- 총무과 주요사업 집행실적"])(
  "the heading %j says whose table it is",
  (heading) => {
    const text = ["2020년 업무보고", heading, ...stated, header, "급식\t9\t4"].join("\n");
    expect(recordOf(readText(text), "급식").project.department).toBe("총무과");
  },
);

test("a bulleted heading of another year is the table's", () => {
  const text = ["2020년 업무보고", "○ 2019년 예산집행 실적", "(단위: 천원)", header, "급식\t9\t4"].join("\n");
  expect(expectRefused(readText(text, { asOf: day("2020-10-31") }))).toEqual(["year-differs@4"]);
});

test.each([
  ["department", ["부서명|사업명|예산액|집행액", "LONG|급식|5|3"], "부서"],
  ["account", ["회계구분|사업명|예산액|집행액", "LONG|급식|5|3"], "회계"],
  ["unit project", ["단위사업명|세부사업명|예산액|집행액", "LONG|급식|5|3"], "단위사업"],
  ["name", ["사업명|예산액|집행액", "LONG|5|3"], null],
])("a %s of 300 characters is refused with its row and column", (_, table, column) => {
  const long = "가".repeat(300);
  const lines = ["2020년 업무보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)", ...table];
  const text = lines.join("\n").replaceAll("|", "\t").replace("LONG", long);
  expect(readText(text).findings.find(({ code }) => code === "name-too-long")).toMatchObject({
    row: 5,
    column,
    value: `${"가".repeat(100)}…`,
  });
});
