// Names that begin further in than the name above them: read as its parts where amounts prove it, never added beside it in silence.
import { describe, expect, test } from "vitest";
import { outcomeOf } from "./in-containers.ts";

const head = ["(2020. 10. 31. 현재, 단위: 천원)", "사업명|예산액|집행액"];
const ofRows = (...rows: readonly string[]) => outcomeOf([...head, ...rows]);

const marked = [
  "○ 노인복지|30000|10000",
  "- 경로당|10000|5000",
  "- 일자리|20000|5000",
  "○ 장애인복지|50000|20000",
  "○ 기본경비|7000|2000",
];
const ofMarks = "경로당 10000/5000, 일자리 20000/5000, 장애인복지 50000/20000, 기본경비 7000/2000";

describe("marks count before indents", () => {
  test.each([
    ["as they stand", marked],
    ["where one of the widest is drawn in", marked.with(0, ` ${marked[0]}`)],
    ["where another of the widest is drawn in", marked.with(4, `   ${marked[4]}`)],
    ["where the widest alone are drawn in", marked.map((row) => (row.startsWith("○") ? `  ${row}` : row))],
    ["where parts are drawn in unevenly", marked.with(1, `  ${marked[1]}`).with(2, `    ${marked[2]}`)],
    ["where all are drawn in", marked.map((row) => `   ${row}`)],
  ])("%s", async (_, rows) => {
    expect(await ofRows(...rows)).toBe(ofMarks);
  });

  test("and are asked about where neither adds up", async () => {
    const rows = marked.with(2, "  - 일자리|20900|5000");
    expect(await ofRows(...rows)).toMatch(/^(held outline-differs:|refused as-of-unknown)/);
  });
});

const twoGroups = [
  "노인복지|30|11",
  "  경로당|10|5",
  "  일자리|20|6",
  "장애인복지|50|23",
  "  연금|30|20",
  "  활동지원|20|3",
];

describe("parts are read in place of the project above them", () => {
  test.each([
    ["in each group", twoGroups],
    ["drawn in unevenly", twoGroups.with(2, "   일자리|20|6")],
    ["drawn in a little", twoGroups.map((row) => row.replace("  ", " "))],
    ["with a blank amount that states nothing", twoGroups.with(1, "  경로당|10|").with(2, "  일자리|20|11")],
  ])("%s", async (_, rows) => {
    expect(await ofRows(...rows)).toMatch(/^경로당 10\/\S+, 일자리 20\/\d+, 연금 30\/20, 활동지원 20\/3$/);
  });

  test("in three depths", async () => {
    const rows = ["복지|30|11", "  노인|30|11", "    경로당|10|5", "    일자리|20|6", "교통|7|1"];
    expect(await ofRows(...rows)).toBe("경로당 10/5, 일자리 20/6, 교통 7/1");
  });

  test("one of each, where each project has one", async () => {
    expect(await ofRows("복지|9|4", "  급식|9|4", "도시|7|0", "  공원|7|0")).toBe("급식 9/4, 공원 7/0");
  });

  test("one alone where a total proves it", async () => {
    expect(await ofRows("복지|9|4", "  급식|9|4", "도시|7|0", "계|16|4")).toBe("급식 9/4, 도시 7/0");
  });
});

describe("what amounts do not prove is asked about", () => {
  test.each([
    [
      "parts that are some of the whole",
      ["노인복지|70|36", "   경로당|30|15", "   일자리|20|11", "장애인복지|50|20"],
    ],
    ["one group that adds up beside another", twoGroups.with(5, "  활동지원|19|3")],
    [
      "a spending that is blank in the parts",
      ["노인복지|74|36", "  경로당|31|", "  일자리|43|", "교통|52|20"],
    ],
    ["a spending that is mistyped", ["노인복지|74|36", "  경로당|31|16", "  일자리|43|30", "교통|52|20"]],
    [
      "a narrow indent where a budget adds up",
      ["노인복지|74|36", " 경로당|31|1", " 일자리|43|1", "교통|5|2"],
    ],
    ["one part of a larger amount", ["노인복지|30|20", "  경로당|10|5", "교통|50|2"]],
    ["one part of an equal amount", ["노인복지관|50|50", "  경로당|50|50", "청소년센터|30|10"]],
    ["three depths", ["복지|30|11", "  노인|30|11", "    경로당|10|5", "    일자리|19|6", "교통|7|1"]],
    [
      "parts that rounding takes far from their project",
      ["노인복지|15|9", ...Array.from({ length: 10 }, (_, at) => `  사업${"가나다라마바사아자차"[at]}|1|1`)],
    ],
  ])("%s", async (_, rows) => {
    expect(await ofRows(...rows)).toMatch(/^held rows-drawn-below:/);
  });

  test("and nothing of it is lost", async () => {
    expect(await ofRows("노인복지관|50|50", "  경로당|50|50", "청소년센터|30|10")).toBe(
      "held rows-drawn-below: 노인복지관 50/50, 경로당 50/50, 청소년센터 30/10",
    );
  });
});

describe("rows that stand alike are read without a question", () => {
  test.each([
    ["one indent of a row that states more than the row above", ["급식|9|4", "   돌봄|7|5", "상담|4|3"]],
    ["one indent that a total counts", ["급식|9|4", "   돌봄|7|5", "상담|4|3", "계|20|12"]],
    ["one narrow indent", ["급식|9|4", " 돌봄|7|5", "상담|4|3"]],
    ["narrow indents that add up to nothing", ["급식|9|4", " 돌봄|7|5", " 상담|4|3"]],
    ["indents that a total counts", ["급식|9|4", "   돌봄|7|5", "   상담|4|3", "계|20|12"]],
    ["names that are all drawn in", ["  급식|9|4", "  돌봄|7|5", "  상담|4|3"]],
    ["names below a total", ["계|20|12", "  급식|9|4", "  돌봄|7|5", "  상담|4|3"]],
  ])("%s", async (_, rows) => {
    expect(await ofRows(...rows)).toBe("급식 9/4, 돌봄 7/5, 상담 4/3");
  });
});
