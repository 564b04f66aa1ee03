// Of which year and of which business a requirement is, and which of them are told twice.
import { describe, expect, test } from "vitest";
import { type CouncilParts, councilText } from "./council-text.ts";
import { plannedIn, type PlannedText, planText, readPlan, said } from "./plan-text.ts";
import { amountsOf, codesOf, containing, expectRead, readText, recordOf } from "../readings.ts";

const without = expectRead(readText(councilText())).records;

describe("the year of a requirement", () => {
  test.each([
    ["Ⅲ. 2022년 주요업무 추진계획", "2022-12-31", true],
    ["Ⅲ. '21년 주요업무 추진계획", "2021-12-31", false],
    ["Ⅲ. 내년도 주요업무 추진계획", "2021-12-31", false],
    ["Ⅲ. 2021년 신규·중점 추진사업", "2021-12-31", false],
  ])("under %j is that of the heading", (title, date, isUnusual) => {
    const reading = readPlan([said("□ 소요예산: 100천원(구비)")], { title });
    expect(recordOf(reading, "새 사업").entries).toMatchObject([{ date }]);
    expect(codesOf(reading).includes("requirement-year-unusual")).toBe(isUnusual);
  });
});

describe("the business of a requirement", () => {
  const [first, second, third] = [1, 2, 3].map((amount) => [`□ 소요예산: ${amount}천원(구비)`]);
  const business = (name: string, lines: readonly string[] = [], heading?: null): PlannedText =>
    heading === null ? { name, lines, heading } : { name, lines };
  const amounts = (reading: ReturnType<typeof readText>) =>
    plannedIn(reading).map((name) => [name, amountsOf(recordOf(reading, name), "requirement").municipal]);

  test("is the next of the contents list where headings are lost", () => {
    const plan = [
      business("가 사업", first),
      business("나 사업", second, null),
      business("다 사업", third, null),
    ];
    expect(amounts(readPlan(plan))).toEqual([
      ["가 사업", 1_000n],
      ["나 사업", 2_000n],
      ["다 사업", 3_000n],
    ]);
  });

  test("is held in its place by the headings that were kept when another business has none", () => {
    const plan = [business("가 사업"), business("나 사업", second), business("다 사업", third, null)];
    const reading = readPlan(plan);
    expect(amounts(reading)).toEqual([
      ["나 사업", 2_000n],
      ["다 사업", 3_000n],
    ]);
    expect(codesOf(reading)).toContain("requirement-count-differs");
  });

  test("keeps its place where a business needs no money", () => {
    const plan = [business("가 사업", ["□ 소요예산: 비예산"], null), business("나 사업", second, null)];
    expect(amounts(readPlan(plan))).toEqual([["나 사업", 2_000n]]);
  });

  test("is called by its section and number, and said to be lost, where nothing names it", () => {
    const plan = [
      business("가 사업", [], null),
      business("나 사업", [], null),
      business("다 사업", third, null),
    ];
    const reading = readPlan(plan);
    expect(amounts(reading)).toEqual([["2021년 주요업무 추진계획 1", 3_000n]]);
    expect(codesOf(reading)).toContain("business-title-lost");
  });

  test("is one line with this year's business of the same name", () => {
    const reading = readPlan([business("마을가게", first)]);
    const record = recordOf(reading, "마을 가게");
    expect(record.project.unitProject).toBe("마을 살리기");
    expect(amountsOf(record, "requirement")).toEqual({ municipal: 1_000n });
    expect(amountsOf(record, "expenditure")).toEqual({ provincial: 20_000n, municipal: 30_000n });
    expect(record.rows).toHaveLength(2);
    expect(expectRead(reading).records).toHaveLength(without.length);
  });
});

describe("new and weighty businesses", () => {
  const plan = planText([
    { name: "마을 관리", lines: ["- 주민자립형 지역관리기업 발굴", "□ 소요예산: 100천원(구비)"] },
    { name: "청년 지원", lines: ["□ 소요예산: 70천원(구비)"] },
  ]);
  const read = (highlights: readonly PlannedText[], over: Partial<CouncilParts> = {}) =>
    readText(
      councilText({
        after: `${plan}\n${planText(highlights, { title: "IV. 신규·중점 추진사업", isListed: false })}`,
        ...over,
      }),
    );
  const restated = (heading: string | null, text = "□ 소요예산: 30천원(구비)"): PlannedText => ({
    name: "",
    heading,
    lines: [text],
  });

  test("repeat a part of the plan: they get no record, and the double count is said with rows and amounts", () => {
    const reading = read([
      restated("1 주민자립형 지역관리기업 발굴사업"),
      restated(null, "□ 소요예산: 7천원(구비)"),
    ]);
    expect(plannedIn(reading)).toEqual(["마을 관리", "청년 지원"]);
    const finding = reading.findings.find(({ code }) => code === "requirement-counted-twice");
    expect(finding).toMatchObject({
      consequence: "note",
      column: "소요예산",
      value: "신규·중점 추진사업",
      ko: containing("합계 37,000원"),
      en: containing("37,000 won in all"),
    });
    expect(finding?.ko).toContain(
      '"주민자립형 지역관리기업 발굴사업" 30,000원: 39행 "마을 관리" 100,000원의 일부입니다.',
    );
    expect(finding?.ko).toContain(
      '"신규·중점 추진사업 2"(제목 없음) 7,000원: 어느 사업의 일부인지 본문만으로는',
    );
    expect(finding?.en).toContain('part of row 39 "마을 관리", 100,000 won.');
  });

  test.each([
    ["비예산", ["requirement-counted-twice"], []],
    ["100천원 (시 40, 구 62)", [], ["requirement-unread"]],
    ["미정", ["requirement-counted-twice"], ["requirement-unread"]],
  ])("with the figure %j never stop the file", (text, absent, present) => {
    const codes = codesOf(read([restated("1 청년 지원", `□ 소요예산: ${text}`)]));
    for (const code of absent) expect(codes).not.toContain(code);
    for (const code of present) expect(codes).toContain(code);
  });
});
