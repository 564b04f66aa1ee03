// Columns beside the names of projects that part their money or say of what kind they are, and rows that are no projects.
import { expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, codesOf, expectRead, expectRefused, readText } from "../readings.ts";

const head = ["2020년 주요업무 보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)"];

function reading(...lines: readonly string[]) {
  return readText([...head, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n"));
}

/** What was read, in thousands of won: budget and spending. */
function figuresOf(...lines: readonly string[]): string {
  const { records } = expectRead(reading(...lines));
  return records
    .map((record) => {
      const of = (measure: "appropriation" | "current-budget" | "expenditure") =>
        (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n;
      return `${record.project.name} ${of("appropriation") + of("current-budget")}/${of("expenditure")}`;
    })
    .join(", ");
}

const holdsIn = (...lines: readonly string[]) =>
  reading(...lines).findings.flatMap(({ code, row, value, consequence }) =>
    consequence === "hold" ? [`${code}@${row} ${value}`] : [],
  );

test.each([
  ["세부사업|구분|예산액|집행액", ["급식|신규|500|400", "돌봄|계속|700|560"]],
  ["사업명|구 분|예산액|집행액", ["급식|경상|500|400", "돌봄|자본|700|560"]],
  ["세부사업명|사업유형|예산액|집행액", ["급식|공모|500|400", "돌봄|일반|700|560"]],
  ["연번|세부사업|구분|예산액|집행액", ["1|급식|신규|500|400", "2|돌봄|신규|700|560"]],
  ["세부사업|통계목|예산액|집행액", ["급식|시설비|500|400", "돌봄|민간위탁금|700|560"]],
])("what stands under %s beside a name is none", (columns, rows) => {
  expect(figuresOf(columns, ...rows)).toBe("급식 500/400, 돌봄 700/560");
  expect(codesOf(reading(columns, ...rows))).toContain("column-ignored");
});

const kinds = "세부사업|구분|예산액|집행액";
const objects = "세부사업|편성목|예산액|집행액";

test.each([
  ["the original budget and an amendment", [kinds, "급식|본예산|500|400", "|추경|100|30"], "급식 600/430"],
  ["new and continued", [kinds, "급식|신규|500|400", "급식|계속|100|30"], "급식 600/430"],
  ["objects, the name once", [objects, "급식|시설비|500|400", "|감리비|100|30"], "급식 600/430"],
  ["objects, the name in each row", [objects, "급식|시설비|500|400", "급식|감리비|100|30"], "급식 600/430"],
  [
    "objects and their details",
    [
      "세부사업|편성목|통계목|세부내역|예산액|집행액",
      "급식|운영비|사무관리비|종이|5|4",
      "|||우편|7|1",
      "돌봄||||9|2",
    ],
    "급식 12/5, 돌봄 9/2",
  ],
  [
    "carry-over in the current budget",
    ["세부사업|구분|예산현액|집행액", "급식|본예산|500|400", "|명시이월|100|30"],
    "급식 600/430",
  ],
  [
    "a total that is parted as well",
    [kinds, "급식|본예산|500|400", "|추경|100|30", "계|본예산|500|400", "|추경|100|30"],
    "급식 600/430",
  ],
])("the parts of one project are added: %s", (_, lines, figures) => {
  expect(figuresOf(...lines)).toBe(figures);
  expect(codesOf(reading(...lines))).toContain("project-parts-added");
});

test.each([
  ["계 above", [objects, "급식|계|500|400", "|시설비|300|300", "|감리비|200|100"]],
  ["소계 below", [objects, "급식|시설비|300|300", "|감리비|200|100", "|소계|500|400"]],
  ["nothing beside its name", [objects, "급식||500|400", "|시설비|300|300", "|감리비|200|100"]],
  ["a total of carry-over", [kinds, "급식|계|500|400", "|본예산|300|300", "|명시이월|200|100"]],
  [
    "subtotals below it",
    [
      "세부사업|편성목|통계목|예산액|집행액",
      "급식|계||500|400",
      "|운영비|소계|300|300",
      "||사무관리비|100|100",
      "||공공운영비|200|200",
      "|시설비|시설비|200|100",
    ],
  ],
])("a project's own row is held to its parts: %s", (_, lines) => {
  expect(figuresOf(...lines)).toBe("급식 500/400");
  const wrong = lines.map((line) => line.replace("|300|300", "|309|300"));
  expect(expectRefused(reading(...wrong)).join(" ")).toContain("group-differs");
});

test.each([
  ["계획", "실적"],
  ["집행계획", "집행실적"],
  ["목표", "집행"],
])("of %s and %s the second is read", (plan, result) => {
  const lines = [kinds, `급식|${plan}|500|480`, `|${result}|500|400`, "돌봄||700|560"];
  expect(figuresOf(...lines)).toBe("급식 500/400, 돌봄 700/560");
  expect(codesOf(reading(...lines))).toContain("plan-rows-left-out");
});

test.each([
  ["carry-over as an appropriation", ["급식|본예산|500|400", "|이월|80|30"], "5"],
  ["carry-over of one project", ["급식|본예산|500|400", "돌봄|명시이월|80|30"], "5"],
  ["a plan of another budget", ["급식|계획|600|480", "|실적|500|400"], "4, 5"],
  ["a plan alone", ["급식|계획|600|480"], "4"],
  ["two stages of the budget with the same spending", ["급식|본예산|500|400", "|1회추경|600|400"], "4, 5"],
  ["amendments of which the second is the larger", ["급식|1회추경|500|200", "급식|2회추경|600|400"], "4, 5"],
  ["stages that state no spending", ["급식|당초예산|500|", "|제1회 추경|600|"], "4, 5"],
  ["words that nobody knows", ["급식|동부|600|480", "|서부|500|400"], "4, 5"],
])("rows that may be no parts of the year wait: %s", (_, rows, found) => {
  const at = found.split(", ").map((row) => String(Number(row) + 1));
  expect(holdsIn(kinds, ...rows)).toEqual([`project-parts-unclear@${at[0]} ${at.join(", ")}`]);
});

test("funds under 구분 beside a name are its funds", () => {
  const [급식] = expectRead(reading(kinds, "급식|계|500|400", "|국비|300|300", "|구비|200|100")).records;
  expect(급식 === undefined ? {} : amountsOf(급식, "appropriation")).toEqual({
    national: 300_000n,
    municipal: 200_000n,
  });
});

test.each([
  ["업무추진비", ["기관운영업무추진비|500|400", "시책추진업무추진비|700|560"]],
  ["objects", ["사무관리비|500|400", "공공운영비|700|560", "국내여비|10|9"]],
  ["groups of objects", ["인건비|500|400", "기본경비|700|560", "사업비|10|9"]],
  ["kinds", ["신규|500|400", "계속|700|560"]],
  ["parts of the budget", ["본예산|500|400", "명시이월|700|560"]],
])("rows of %s under 구분 are no projects", (_, rows) => {
  expect(reading("구분|예산액|집행액", ...rows).kind).toBe("refused");
});

test("기본경비 alone under 구분 is a project", () => {
  expect(figuresOf("구분|예산액|집행액", "기본경비|500|400", "급식|700|560")).toBe(
    "기본경비 500/400, 급식 700/560",
  );
  expect(figuresOf("구분|예산액|집행액", "기본경비|500|400")).toBe("기본경비 500/400");
});

const named = "세부사업|예산액|집행액";
const mixed = "급식 120/60, 돌봄 5/1";
const ofFood = ["201-01 사무관리비|20|10", "307-02 민간경상사업보조|100|50"];

test.each([
  ["below its sum", [named, "급식|120|60", ...ofFood, "돌봄|5|1", "401-01 시설비|5|1"]],
  ["below its bare name", [named, "급식||", ...ofFood, "돌봄||", "401-01 시설비|5|1"]],
  ["drawn in", [named, "급식|120|60", ...ofFood.map((row) => `  ${row}`), "돌봄|5|1", "  401-01 시설비|5|1"]],
  [
    "with the department in each row",
    [`부서|${named}`, "복지과|급식|120|60", ...ofFood.map((row) => `복지과|${row}`), "복지과|돌봄|5|1"],
  ],
  ["with a total", [named, "급식||", ...ofFood, "돌봄|5|1", "합계|125|61"]],
  [
    "without codes under 세부사업/통계목",
    [
      "세부사업/통계목|예산액|집행액",
      "급식|120|60",
      "사무관리비|20|10",
      "민간경상사업보조|100|50",
      "돌봄|5|1",
      "시설비|5|1",
    ],
  ],
  [
    "without codes, drawn in",
    [named, "급식|120|60", "  사무관리비|20|10", "  민간경상사업보조|100|50", "돌봄|5|1"],
  ],
  [
    "under 편성목",
    [
      named,
      "급식|120|60",
      "201 일반운영비|20|10",
      "201-01 사무관리비|15|8",
      "201-02 공공운영비|5|2",
      "307 민간이전|100|50",
      "307-02 민간경상사업보조|100|50",
      "돌봄|5|1",
    ],
  ],
])("objects in the column of the projects, %s, are no projects", (_, rows) => {
  expect(figuresOf(...rows)).toBe(mixed);
});

test("objects that do not make up their project refuse the table", () => {
  const rows = [named, "급식|130|60", ...ofFood];
  expect(expectRefused(reading(...rows))).toEqual(["group-differs@5"]);
});

const apart = "세부사업|통계목|예산액|집행액";

test.each([
  [
    "a project of a bare name",
    ["급식||120|60", "|201-01|20|10", "|307-02|100|50", "돌봄|||", "|201-01|3|1", "|301-01|2|0"],
  ],
  ["a project that states its budget alone", ["급식||120|", "|201-01|20|10", "|307-02|100|50", "돌봄||5|1"]],
])("the money of %s beside one that states its own is not lost", (_, rows) => {
  expect(figuresOf(apart, ...rows)).toBe(mixed);
});

const below = "세부사업|내역사업|예산액|집행액";

test.each([
  ["beside its own row", ["급식||120|60", "급식|냉난방비|20|10", "급식|양곡비|100|50", "돌봄||5|1"]],
  ["below its name", ["급식|냉난방비|20|10", "|양곡비|100|50", "돌봄|교실|5|1"]],
  ["below 소계", ["급식|소계|120|60", "|냉난방비|20|10", "|양곡비|100|50", "돌봄||5|1"]],
])("내역사업 are parts of their project %s", (_, rows) => {
  expect(figuresOf(below, ...rows)).toBe(mixed);
});

test("a table of nothing but objects is asked about", () => {
  expect(holdsIn(named, ...ofFood)).toEqual(["rows-are-objects@5 201-01 사무관리비"]);
});

test("a last row without a name that sums up the others is their total, and no other is", () => {
  expect(figuresOf(named, "급식|120|60", "돌봄|5|1", "|125|61")).toBe(mixed);
  expect(expectRefused(reading(named, "급식|120|60", "돌봄|5|1", "|125|60"))).toEqual(["name-missing@7"]);
});
