import { describe, expect, test } from "vitest";
import { businessTable, type CouncilParts, councilText } from "./council-text.ts";
import { codesOf, expectRead, readText, recordOf } from "../readings.ts";

const read = (over: Partial<CouncilParts> = {}) => readText(councilText(over));

describe("what a business is called", () => {
  const [first, second] = ["100 (구비)\t50 (구비)\t50.0", "200 (구비)\t100 (구비)\t50.0"];
  const names = (over: Partial<CouncilParts>) =>
    expectRead(read(over))
      .records.filter(({ project }) => project.tier === "business")
      .map(({ project }) => [project.name, project.team]);

  test.each([
    ["circled numbers", ["- ① 마을 가게 4", "- ② 마을 학교 5"]],
    ["plain numbers", ["1. 마을 가게 4", "2. 마을 학교 5"]],
    ["leaders", ["1 마을 가게 ··· 4", "2 마을 학교 ··· 5"]],
    ["cells", ["1\t마을 가게\t4", "2\t마을 학교\t5"]],
  ])("comes from a contents list with %s", (_, contents) => {
    expect(names({ contents })).toEqual([
      ["마을 가게", null],
      ["마을 학교", null],
    ]);
  });

  test("takes the rest of its heading as the team", () => {
    const businesses = [businessTable(first, "1 마을 가게 마을경제팀"), businessTable(second)];
    expect(names({ businesses })).toEqual([
      ["마을 가게", "마을경제팀"],
      ["마을 학교", null],
    ]);
  });

  test("comes from its own heading where the contents have another count", () => {
    const businesses = [
      businessTable(first, "1 마을 가게 마을경제팀"),
      businessTable(second, "2. 마을 학교"),
    ];
    expect(names({ businesses, contents: ["- ① 다른 사업 4"] })).toEqual([
      ["마을 가게", "마을경제팀"],
      ["마을 학교", null],
    ]);
  });

  test("is made from the section and said to be lost where the text has no title", () => {
    const over = { contents: [], businesses: [businessTable(first, "1 마을 가게"), businessTable(second)] };
    expect(names(over)).toEqual([
      ["마을 가게", null],
      ["주요업무 추진실적 2", null],
    ]);
    expect(codesOf(read(over))).toContain("business-title-lost");
  });

  test("is not sought for a table of next year's plan, which is passed over", () => {
    const after = "Ⅲ. 2021년 주요업무 추진계획\n- ① 새 사업 8\n예산액\t집행액\n1\t1";
    expect(expectRead(read({ after })).records).toEqual(expectRead(read()).records);
    expect(codesOf(read({ after }))).toContain("table-of-other-year");
  });
});

describe("the department of a council report", () => {
  test.each([
    ["사회적경제과", "사회적경제과"],
    ["영등포구 사회적경제과", "사회적경제과"],
    ["사 회 적 경 제 과", "사회적경제과"],
    ["경제국\n기획예산담당관", "기획예산담당관"],
    ["추진 성과", null],
    ["2020. 11. 20.", null],
  ])("under the title %j is %s", (title, department) => {
    const reading = read({ title });
    expect(recordOf(reading, "기본경비").project.department).toBe(department);
    expect(codesOf(reading).includes("department-unknown")).toBe(department === null);
  });
});
