// Rows of one project that repeat others of it: 편성목 above its 통계목, a 계 behind a name, the funds of an object.
import { expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, codesOf, expectRead, readText } from "../readings.ts";

function reading(...lines: readonly string[]) {
  const head = ["2020년 주요업무 보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)"];
  return readText([...head, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n"));
}

/** What was read, in thousands of won, with the codes of what was asked. */
function outcomeOf(...lines: readonly string[]): string {
  const read = reading(...lines);
  const stopped = read.findings.flatMap(({ code, consequence, row }) =>
    consequence === "note" ? [] : [`${consequence} ${code}@${row}: `],
  );
  if (read.kind === "refused") return stopped.join("");
  const figures = read.records.map((record) => {
    const of = (measure: "current-budget" | "expenditure") =>
      (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n;
    const department = record.project.department === null ? "" : `${record.project.department} `;
    return `${department}${record.project.name} ${of("current-budget")}/${of("expenditure")}`;
  });
  return [...stopped, figures.join(", ")].join("");
}

const two = "세부사업|편성목|통계목|예산현액|집행액";
const one = "세부사업|통계목|예산현액|집행액";

test.each<readonly [string, readonly string[], string]>([
  [
    "a blank 통계목",
    [
      two,
      "급식|201 일반운영비||20|10",
      "급식|201 일반운영비|01 사무관리비|15|8",
      "급식|201 일반운영비|02 공공운영비|5|2",
      "급식|307 민간이전||100|50",
      "급식|307 민간이전|02 민간경상사업보조|100|50",
    ],
    "급식 120/60",
  ],
  [
    "a blank 통계목 without codes",
    [two, "급식|운영||20|10", "급식|운영|사무|15|8", "급식|운영|공공|5|2"],
    "급식 20/10",
  ],
  [
    "a blank 통계목, each name once",
    [
      two,
      "급식|201 일반운영비||20|10",
      "||01 사무관리비|15|8",
      "||02 공공운영비|5|2",
      "|307 민간이전||100|50",
      "||02 민간경상사업보조|100|50",
      "돌봄|401 시설비||80|20",
      "||01 시설비|80|20",
    ],
    "급식 120/60, 돌봄 80/20",
  ],
  [
    "parts before their whole",
    [
      two,
      "급식|201 일반운영비|01 사무관리비|15|8",
      "급식|201 일반운영비|02 공공운영비|5|2",
      "급식|201 일반운영비||20|10",
    ],
    "급식 20/10",
  ],
  [
    "codes in one column",
    [one, "급식|201 일반운영비|20|10", "급식|201-01 사무관리비|15|8", "급식|201-02 공공운영비|5|2"],
    "급식 20/10",
  ],
  [
    "codes behind the names",
    [one, "급식|가(201)|20|10", "급식|나(201-01)|15|8", "급식|다(201-02)|5|2"],
    "급식 20/10",
  ],
  [
    "codes of five digits, sorted by amount",
    [one, "급식|20102|5|2", "급식|20101|15|8", "급식|201|20|10"],
    "급식 20/10",
  ],
  [
    "codes beside the names",
    [
      "세부사업|통계목코드|통계목|예산현액|집행액",
      "급식|201|일반운영비|20|10",
      "급식|20101|사무관리비|15|8",
      "급식|20102|공공운영비|5|2",
    ],
    "급식 20/10",
  ],
  [
    "short codes below a long one",
    [
      one,
      "급식|201 일반운영비|20|10",
      "|01 사무관리비|15|8",
      "|02 공공운영비|5|2",
      "|202 여비|7|3",
      "|01 국내여비|7|3",
    ],
    "급식 27/13",
  ],
  [
    "groups of objects",
    [
      one,
      "급식|200 물건비|27|13",
      "급식|201 일반운영비|20|10",
      "급식|201-01 사무관리비|15|8",
      "급식|201-02 공공운영비|5|2",
      "급식|202 여비|7|3",
      "급식|202-01 국내여비|7|3",
    ],
    "급식 27/13",
  ],
  ["one object alone", [one, "급식|401 시설비및부대비|80|20", "급식|401-01 시설비|80|20"], "급식 80/20"],
  [
    "names that the budget code knows",
    [
      one,
      "급식|사무관리비|15|8",
      "급식|공공운영비|5|2",
      "급식|일반운영비|20|10",
      "돌봄|시설비및부대비|80|20",
      "돌봄|시설비|80|20",
    ],
    "급식 20/10, 돌봄 80/20",
  ],
  [
    "negative amounts",
    [one, "급식|201 일반운영비|10|3", "급식|201-01 사무관리비|15|5", "급식|201-02 공공운영비|△5|△2"],
    "급식 10/3",
  ],
  [
    "a blank spending",
    [
      two,
      "급식|201 일반운영비||20|",
      "급식|201 일반운영비|01 사무관리비|15|8",
      "급식|201 일반운영비|02 공공운영비|5|2",
    ],
    "급식 20/10",
  ],
  ["a whole of nothing", [one, "급식|201 일반운영비|0|0", "급식|201-01 사무관리비|15|8"], "급식 15/8"],
  [
    "two projects with equal objects",
    [
      one,
      "급식|201 일반운영비|20|10",
      "급식|201-01 사무관리비|20|10",
      "돌봄|201 일반운영비|7|3",
      "돌봄|201-01 사무관리비|7|3",
    ],
    "급식 20/10, 돌봄 7/3",
  ],
  [
    "two departments",
    [
      `부서|${one}`,
      "복지과|급식|201 일반운영비|20|10",
      "복지과|급식|201-01 사무관리비|20|10",
      "문화과|급식|201 일반운영비|9|4",
      "문화과|급식|201-01 사무관리비|9|4",
    ],
    "복지과 급식 20/10, 문화과 급식 9/4",
  ],
  [
    "a 계 behind the name of the project",
    [
      one,
      "급식|사무관리비|20|10",
      "|민간경상사업보조|100|50",
      "|급식 계|120|60",
      "돌봄|시설비|80|20",
      "|돌봄 계|80|20",
    ],
    "급식 120/60, 돌봄 80/20",
  ],
  [
    "a 계 behind the name of each object",
    [
      one,
      "급식|사무관리비|15|8",
      "|공공운영비|5|2",
      "|운영비 계|20|10",
      "|시설비|100|50",
      "|시설비 계|100|50",
    ],
    "급식 120/60",
  ],
  [
    "소계 below each object",
    [one, "급식|사무관리비|15|8", "|공공운영비|5|2", "|소계|20|10", "|시설비|100|50", "|소계|100|50"],
    "급식 120/60",
  ],
  [
    "the objects of each amendment",
    [
      "세부사업|구분|통계목|예산현액|집행액",
      "급식|본예산|201|20|10",
      "||201-01|20|10",
      "급식|1회추경|201|7|3",
      "||201-01|7|3",
    ],
    "급식 27/13",
  ],
  [
    "calculations below their object",
    [
      "세부사업|통계목|산출내역|예산현액|집행액",
      "급식|201-01 사무관리비||20|10",
      "급식|201-01 사무관리비|종이|15|8",
      "급식|201-01 사무관리비|우편|5|2",
    ],
    "급식 20/10",
  ],
  [
    "objects above a right total",
    [
      two,
      "급식|201 일반운영비||20|10",
      "급식|201 일반운영비|201-01 사무관리비|15|8",
      "급식|201 일반운영비|201-02 공공운영비|5|2",
      "총계|||20|10",
    ],
    "급식 20/10",
  ],
  [
    "objects below the project's own row",
    [two, "급식|||20|10", "|201 일반운영비||20|10", "||01 사무관리비|15|8", "||02 공공운영비|5|2"],
    "급식 20/10",
  ],
])("rows that repeat others of their project are left out: %s", (_, lines, outcome) => {
  expect(outcomeOf(...lines)).toBe(outcome);
});

test("rows that were left out are named", () => {
  const { findings } = reading(
    one,
    "급식|201 일반운영비|20|10",
    "급식|201-01 사무관리비|15|8",
    "급식|201-02 공공운영비|5|2",
  );
  const note = findings.find(({ code }) => code === "project-parts-added");
  expect(note?.consequence).toBe("note");
  expect(note?.ko).toContain("5행은");
});

const asked = "hold project-parts-unclear";

test.each<readonly [string, readonly string[], string]>([
  [
    "a whole of less spending",
    [one, "급식|201 일반운영비|20|5", "급식|201-01 사무관리비|15|8", "급식|201-02 공공운영비|5|2"],
    `${asked}@5: 급식 40/15`,
  ],
  [
    "a blank 통계목 of another amount",
    [
      two,
      "급식|201 일반운영비||30|10",
      "급식|201 일반운영비|01 사무관리비|15|8",
      "급식|201 일반운영비|02 공공운영비|5|2",
    ],
    `${asked}@5: 급식 50/20`,
  ],
  [
    "a 계 of another amount",
    [one, "급식|사무관리비|20|10", "|민간경상사업보조|100|50", "|급식 계|130|60"],
    `${asked}@7: 급식 250/120`,
  ],
  [
    "parts without spending",
    [one, "급식|401 시설비및부대비|80|20", "급식|401-01 시설비|80|"],
    `${asked}@5: 급식 160/20`,
  ],
  [
    "a sum that nothing names",
    [one, "급식|가|15|8", "급식|나|5|2", "급식|다|20|10"],
    `${asked}@7: 급식 40/20`,
  ],
  [
    "one calculation as much as its object",
    ["세부사업|통계목|산출내역|예산현액|집행액", "급식|사무관리비||20|10", "|사무관리비|종이|20|10"],
    `${asked}@5: 급식 40/20`,
  ],
  [
    "one row that agrees in many digits",
    [one, "급식|가|12345|6789", "급식|나|12345|6789"],
    `${asked}@5: 급식 24690/13578`,
  ],
])("rows that may repeat others wait: %s", (_, lines, outcome) => {
  expect(outcomeOf(...lines)).toBe(outcome);
});

test("the project's own row counts, whatever its parts hold of each other", () => {
  const rows = ["급식||40|20", "|가|15|8", "|나|5|2", "|다|20|10"];
  expect(outcomeOf(one, ...rows)).toBe("급식 40/20");
  const wrong = ["급식|계|45|20", "|사무관리비|20|10", "|소계|20|10", "|시설비|20|10", "|소계|20|10"];
  expect(outcomeOf(one, ...wrong)).toBe("reject group-differs@5: ");
});

test("a question names the rows and the won", () => {
  const [found] = reading(
    one,
    "급식|201 일반운영비|20|5",
    "급식|201-01 사무관리비|15|8",
    "급식|201-02 공공운영비|5|2",
  ).findings.filter(({ consequence }) => consequence === "hold");
  expect(found).toMatchObject({ row: 5, column: "집행액", value: "201 일반운영비" });
  for (const words of ["6, 7행", "5,000원", "10,000원"]) expect(found?.ko).toContain(words);
  expect(found?.en).toContain("rows 6, 7");
});

test.each<readonly [string, readonly string[], string]>([
  ["two of equal round amounts", [one, "급식|사무관리비|20|10", "급식|시설비|20|10"], "급식 40/20"],
  [
    "two of equal amounts by their codes",
    [one, "급식|201-01 사무관리비|12345|6789", "급식|401-01 시설비|12345|6789"],
    "급식 24690/13578",
  ],
  [
    "three by their codes, one as much as the others",
    [one, "급식|201-01 사무관리비|15|8", "급식|201-02 공공운영비|5|2", "급식|401-01 시설비|20|10"],
    "급식 40/20",
  ],
  [
    "known names, one as much as the others",
    [one, "급식|국내여비|15|8", "급식|공공운영비|5|2", "급식|사무관리비|20|10"],
    "급식 40/20",
  ],
  [
    "one that a total counts",
    [one, "급식|가|15|8", "급식|나|5|2", "급식|다|20|10", "합계||40|20"],
    "급식 40/20",
  ],
  [
    "objects without details",
    [two, "급식|101 인건비||20|10", "급식|201 일반운영비|01 사무관리비|15|8"],
    "급식 35/18",
  ],
  ["codes of other objects", [one, "급식|201|20|10", "급식|20201|20|10"], "급식 40/20"],
  [
    "calculations that only some rows have",
    ["세부사업|통계목|산출내역|예산현액|집행액", "급식|사무관리비||5|4", "|사무관리비|우편|7|1"],
    "급식 12/5",
  ],
  [
    "the original budget and amendments",
    ["세부사업|구분|예산현액|집행액", "급식|본예산|200|100", "|1회추경|100|60", "|2회추경|100|40"],
    "급식 400/200",
  ],
  ["one object", [one, "급식|201 일반운영비|20|10", "돌봄|201-01 사무관리비|7|3"], "급식 20/10, 돌봄 7/3"],
])("rows of a project that are all its parts are added: %s", (_, lines, outcome) => {
  expect(outcomeOf(...lines)).toBe(outcome);
});

test("funds below each object are its own", () => {
  const lines = [
    one,
    "급식|201-01 사무관리비|20|10",
    "급식|국비|10|5",
    "급식|구비|10|5",
    "급식|307-02 민간경상사업보조|100|50",
    "급식|국비|60|25",
    "급식|구비|40|25",
  ];
  const [record] = expectRead(reading(...lines)).records;
  expect(record === undefined ? {} : amountsOf(record, "current-budget")).toEqual({
    national: 70_000n,
    municipal: 50_000n,
  });
  expect(outcomeOf(...lines)).toBe("급식 120/60");
});

test.each<readonly [string, readonly string[], string]>([
  [
    "of equal shares",
    ["급식|가|10|6", "급식|국비|5|3", "급식|구비|5|3", "급식|나|10|6", "급식|국비|5|3", "급식|구비|5|3"],
    "급식 20/12",
  ],
  [
    "of the whole project",
    ["급식|가|20|10", "급식|나|10|5", "급식|국비|18|9", "급식|구비|12|6"],
    "급식 30/15",
  ],
  ["in brackets", ["급식|201-01 가|20|10", "급식|(국비)|12|6", "급식|(구비)|8|4"], "급식 20/10"],
  ["of another sum", ["급식|201-01 가|20|10", "급식|국비|10|5", "급식|구비|7|5"], `${asked}@5: 급식 37/20`],
  [
    "of an object above its details",
    ["급식|201 일반운영비|20|10", "급식|국비|12|6", "급식|구비|8|4", "급식|201-01 사무관리비|20|10"],
    "급식 20/10",
  ],
])("funds below objects: %s", (_, rows, outcome) => {
  expect(outcomeOf(one, ...rows)).toBe(outcome);
});

test("a column of objects that parts no project is still passed over", () => {
  expect(codesOf(reading(one, "급식|201|20|10", "돌봄|202|9|4"))).toContain("column-ignored");
});
