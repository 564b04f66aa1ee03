import { describe, expect, test } from "vitest";
import {
  csvOf,
  curveWords,
  daysWords,
  departmentsWords,
  expectationWords,
  fundsWords,
  projectsWords,
  ratesWords,
  waterfallWords,
} from "../../dashboard/logic/chart-words.ts";
import { addingWon } from "../../dashboard/logic/curve-points.ts";
import { axisWon, shortWon } from "../../dashboard/logic/format-figures.ts";

describe("an amount in short", () => {
  test.each([
    ["346716074305", "3,467억원", "₩346.7bn"],
    ["150000000", "1.5억원", "₩150.0m"],
    ["99999999", "10,000만원", "₩100.0m"],
    ["9999", "9,999원", "₩9,999"],
    ["0", "0원", "₩0"],
    ["-856915156", "−8.6억원", "−₩856.9m"],
  ])("%s is %s and %s", (won, ko, en) => {
    expect([shortWon(won, "ko"), shortWon(won, "en")]).toEqual([ko, en]);
  });
});

describe("an amount beside an axis", () => {
  test.each([
    [150_000_000n, 50_000_000n, "15,000만원", "₩150.0m"],
    [200_000_000n, 100_000_000n, "2억원", "₩0.2bn"],
    [1_250_000_000n, 250_000_000n, "125,000만원", "₩1,250.0m"],
    [3n, 1n, "3원", "₩3"],
    [-20_000n, 20_000n, "−2만원", "−₩20,000"],
  ])("%d with marks %d apart is %s and %s", (won, step, ko, en) => {
    expect([axisWon(won, step, "ko"), axisWon(won, step, "en")]).toEqual([ko, en]);
  });
});

const none = { won: "0", projects: 0 };
const national = {
  fund: "national",
  title: { ko: "국비", en: "national" },
  budgetWon: "1",
  share: "100.0",
} as const;

const curve = {
  budgetWon: "1000000000",
  expectedWon: "500000000",
  actual: [{ date: "2026-08-21", spentWon: "400000000" }],
  months: [],
  lastYear: [],
  forecast: null,
  files: [],
};

describe("a picture says in a sentence", () => {
  test("how far the office is from what was expected, and nothing of a year's end that nobody knows", () => {
    expect(curveWords(curve)).toEqual({
      ko: "판정 대상 사업은 2026-08-21까지 4억원을 집행해 기대(5억원)보다 1억원 적습니다.",
      en: "The judged projects spent ₩400.0m by 2026-08-21, ₩100.0m less than the ₩500.0m expected.",
    });
    const ahead = { ...curve, expectedWon: "300000000" };
    expect(curveWords(ahead).ko).toContain("1억원 많습니다");
    expect(curveWords({ ...curve, expectedWon: "400000000" }).ko).toContain("기대(4억원)와 같습니다");
    expect(curveWords({ ...curve, actual: [] }).ko).toBe("집행 기록이 없습니다.");
  });

  test("of which days its figures are, and which rate is held against what was expected", () => {
    const expectation = {
      rung: "mixed",
      judgedBudgetWon: "1",
      judgedSpentWon: "1",
      judgedRate: "51.4",
      expectedWon: "1",
      expectedRate: "60.7",
      targetWon: "1",
      targetRate: "100.0",
      gapPoints: "-9.3",
      behindWon: "1",
    } as const;
    const source = { ko: "달력", en: "the calendar" };
    const one = ["2026-08-21", "2026-08-21"];
    const several = ["2026-08-21", "2026-09-30", "2026-08-21"];
    expect(daysWords(one).ko).toBe("2026-08-21 기준");
    expect(daysWords(several).ko).toBe("기준일 2026-08-21~2026-09-30");
    expect(expectationWords(expectation, "51.4", one, source).ko).toBe(
      "2026-08-21 기대 60.7%(달력)보다 9.3%p 낮음. 연말 목표 100.0%.",
    );
    expect(expectationWords(expectation, "49.6", several, source).ko).toBe(
      "판정 대상 집행률은 51.4%로, 사업마다 그 기준일의 기대 60.7%(달력)보다 9.3%p 낮음. 연말 목표 100.0%.",
    );
  });

  test("which department is furthest behind in its last month that is known", () => {
    const month = (gapPoints: string) => ({
      date: "2026-08-21",
      rate: "0.0",
      expectedRate: "0.0",
      gapPoints,
    });
    const words = departmentsWords([
      { name: "건설과", months: [month("-30.0"), month("-2.0"), null] },
      { name: "환경과", months: [month("5.0"), month("-17.0"), null] },
      { name: "세무과", months: [null, month("0.1")] },
      { name: "조용한과", months: [null] },
    ]);
    expect(words.ko).toBe("3개 부서 가운데 2개가 기대보다 늦고, 환경과의 차이가 −17.0%p로 가장 낮습니다.");
    expect(departmentsWords([{ name: "세무과", months: [month("0.1")] }]).ko).toBe(
      "1개 부서 모두 기대만큼 집행했습니다.",
    );
    expect(departmentsWords([]).ko).toContain("없습니다");
  });

  test("between which rates the departments lie", () => {
    const month = (rate: string) => ({ date: "2026-08-21", rate, expectedRate: "50.0", gapPoints: "0.0" });
    expect(
      ratesWords([
        { name: "건설과", months: [month("90.0"), month("12.5"), null] },
        { name: null, months: [month("101.3")] },
        { name: "조용한과", months: [null] },
      ]).ko,
    ).toBe("2개 부서의 판정 대상 집행률은 12.5%(건설과)부터 101.3%(부서 없음)까지입니다.");
    expect(ratesWords([]).en).toBe("No department has a rate.");
  });

  test("how many projects are far behind, with their budget", () => {
    const project = (gapPoints: string) => ({
      id: gapPoints,
      name: "사업",
      department: null,
      budgetWon: "100000000",
      rate: "1.0",
      gapPoints,
      behindWon: "0",
      severity: null,
      isChosen: true,
    });
    expect(projectsWords(["-20.0", "-19.9", "-50.0", "3.0"].map(project)).ko).toBe(
      "사업 4개 가운데 2개(예산 2억원)가 기대보다 20%p 이상 늦습니다.",
    );
  });

  test("where the money comes from, and what may go back", () => {
    const nothing = {
      funds: [national],
      unspentGrants: none,
      atRisk: none,
      asOf: "2026-08-21",
      isOwn: false,
      office: "4573000",
    };
    expect(fundsWords(nothing).ko).toBe(
      "예산은 국비 100.0%입니다. 집행 실적이 없는 국비·도비 사업과 보조금 반납 우려 알림이 없습니다.",
    );
    expect(fundsWords({ ...nothing, funds: [], unspentGrants: null }).ko).toContain("나누지 않습니다");
    const both = {
      ...nothing,
      unspentGrants: { won: "1700000000", projects: 134 },
      atRisk: { won: "500000000", projects: 2 },
    };
    expect(fundsWords(both).ko).toBe(
      "예산은 국비 100.0%입니다. 집행 실적이 없는 134개 사업의 국비·도비 17억원은 연말까지 집행하지 않으면 반납 대상입니다. " +
        "반납 우려 알림이 열린 2개 사업에서는 많게는 5억원이 남을 전망입니다.",
    );
  });

  test("of a manager's departments alone, which the funds of the whole office beside it are not", () => {
    const own = {
      funds: [national],
      unspentGrants: none,
      atRisk: none,
      asOf: "2026-08-21",
      isOwn: true,
      office: "1129000",
    };
    expect(fundsWords(own).ko).toContain("맡은 부서: 집행 실적이 없는 국비·시비 사업과");
  });

  test("a year that is over has nothing to foresee and no time to spend", () => {
    const over = { date: "2026-12-31", spentWon: "24100000000" };
    const overCurve = {
      actual: [over],
      expectedWon: "28400000000",
      forecast: { amountWon: "24100000000", rate: "84.9" },
    };
    expect(curveWords(overCurve as never).ko).not.toContain("전망");
    const parts = { budgetWon: "28400000000", spentWon: "24100000000", stillWon: "0", leftWon: "4300000000" };
    expect(waterfallWords(parts, "2026-12-31").ko).toBe(
      "판정 대상 예산 284억원 가운데 241억원을 집행했고, 43억원이 남았습니다.",
    );
    const grants = { funds: [national], unspentGrants: { won: "200000000", projects: 1 }, atRisk: none };
    expect(fundsWords({ ...grants, asOf: "2026-12-31", isOwn: false, office: "4573000" }).ko).toContain(
      "2억원은 12월 31일까지 집행되지 않아 이월하지 않으면 반납 대상입니다",
    );
  });

  test("amounts of one sentence add up as they are printed", () => {
    expect(addingWon(["20058796814", "14828418963", "5230377851"], "ko")).toEqual([
      "200.6억원",
      "148.3억원",
      "52.3억원",
    ]);
    expect(addingWon(["28352147375", "14828418963", "5782657734", "7741070678"], "ko")).toEqual([
      "283.5억원",
      "148.3억원",
      "57.8억원",
      "77.4억원",
    ]);
    expect(addingWon(["674200000000", "346700000000", "167200000000", "160300000000"], "ko")[0]).toBe(
      "6,742억원",
    );
    expect(addingWon(["8000440000", "8000000000", "440000"], "ko")).toEqual(["80억원", "80억원", "44만원"]);
    expect(addingWon(["4409960000", "3827841000", "574979000", "7140000"], "ko")).toEqual([
      "44억원",
      "38억원",
      "5.7억원",
      "714만원",
    ]);
    expect(addingWon(["5", "3", "2"], "ko")).toEqual(["5원", "3원", "2원"]);
    expect(addingWon(["20058796814", "14828418963", "5230377851"], "en")).toEqual([
      "₩20.06bn",
      "₩14.83bn",
      "₩5.23bn",
    ]);
    expect(shortWon("175001000", "ko")).toBe("1.8억원");
    expect(shortWon("200000000", "ko")).toBe("2억원");
  });

  test("what is left of the budget, or that it will not do", () => {
    const parts = {
      budgetWon: "1000000000",
      spentWon: "400000000",
      stillWon: "500000000",
      leftWon: "100000000",
    };
    expect(waterfallWords(parts, "2026-08-21").ko).toContain("1억원이 남을 전망입니다");
    expect(
      waterfallWords({ ...parts, stillWon: "700000000", leftWon: "-100000000" }, "2026-08-21").ko,
    ).toContain("1억원이 모자랄 전망입니다");
  });
});

test("no cell of a file is taken for a formula, and amounts stay amounts", () => {
  expect(csvOf([["=1+1", "-500", "-0.5", "@a", '그는 "말"', "a,b", "-사업"]])).toBe(
    `\ufeff'=1+1,-500,-0.5,'@a,"그는 ""말""","a,b",'-사업\r\n`,
  );
});
