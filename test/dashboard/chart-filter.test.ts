/** The one filter of the pictures: in the address, in the API's query, and as a line around projects. */
import { describe, expect, test } from "vitest";
import {
  chartsQueryOf,
  cornersOf,
  lassoText,
  rangeOf,
  rangeText,
  toggled,
} from "../../dashboard/logic/chart-filter.ts";
import { stagesWords, stageWords } from "../../dashboard/logic/stage-words.ts";
import { holds } from "../../functions/api/overview/chart-projects.ts";
import { chartsQuery } from "../../shared/contracts/api/bodies/charts.ts";

describe("the filter", () => {
  test("asks the API for what the address names of it, and for nothing else", () => {
    const params = new URLSearchParams("office=1&view=x&department=건설과&severity=&fund=national");
    expect(chartsQueryOf(params)).toBe("?department=%EA%B1%B4%EC%84%A4%EA%B3%BC&fund=national");
    expect(chartsQueryOf(new URLSearchParams("q=1"))).toBe("");
  });

  test("is given up by the same press", () => {
    const params = new URLSearchParams("department=건설과");
    expect(toggled(params, "department", "건설과")).toEqual({ department: null });
    expect(toggled(params, "department", "환경과")).toEqual({ department: "환경과" });
  });
});

describe("a line around projects", () => {
  const circle = Array.from({ length: 500 }, (_, at) => {
    const turn = (at / 500) * 2 * Math.PI;
    return [-30 + 20 * Math.cos(turn), 9 + Math.sin(turn)] as const;
  });

  test("is written so that the API takes it, however long it was drawn", () => {
    const text = lassoText(circle) ?? "";
    expect(chartsQuery.parse({ lasso: text }).lasso).toEqual(cornersOf(text));
    expect(cornersOf(text)).toHaveLength(40);
  });

  test("far beyond the edge is still a line that the API takes", () => {
    const text = lassoText([
      [-99_999, -3],
      [99_999, 5],
      [0, 1_000],
    ]);
    expect(chartsQuery.safeParse({ lasso: text }).success).toBe(true);
  });

  test("goes around nothing with two corners, or three that are one", () => {
    expect(lassoText([])).toBeNull();
    expect(
      lassoText([
        [1, 2],
        [1.01, 2.001],
        [1, 2],
      ]),
    ).toBeNull();
    expect(cornersOf("")).toBeNull();
    expect(cornersOf("a,b;1,2;3,4")).toBeNull();
    expect(cornersOf("1;2;3")).toBeNull();
  });
});

describe("a stage in words", () => {
  const stage = {
    date: "2026-06-30",
    asOf: "2026-05-31",
    projects: 12,
    budgetWon: "1000000000",
    targetWon: "600000000",
    targetRate: "60.0",
    spentWon: "450000000",
    rate: "45.0",
    neededWon: "150000000",
    spentByThenWon: null,
  };

  test("says how much is still needed and how long there is", () => {
    const { need, time } = stageWords(stage, "2026-06-01");
    expect([need.ko, time.ko]).toEqual(["45.0% · 4.5억원 · 1.5억원 더 필요", "29일 남음"]);
    expect(stageWords(stage, "2026-06-29").time.en).toBe("1 day left");
    expect(stageWords(stage, "2026-06-30").time.ko).toBe("오늘까지입니다");
  });

  test("says that its day is over, and what was spent by then where that is known", () => {
    const over = stageWords({ ...stage, neededWon: "0", spentByThenWon: "400000000" }, "2026-08-01");
    expect([over.need.ko, over.time.ko]).toEqual([
      "45.0% · 4.5억원 · 목표를 이루었습니다",
      "기한 지남 · 기한까지 4억원 집행",
    ]);
    expect(over.head.en).toBe("60.0% by 2026-06-30 (₩600.0m)");
    expect(stageWords(stage, "2026-08-01").time.ko).toBe("기한 지남");
  });

  test("of several speaks of the one that comes next", () => {
    const later = { ...stage, date: "2026-09-30", targetRate: "80.0" };
    expect(stagesWords([stage, later], "2026-07-01").ko).toContain("2026-09-30까지 80.0%가 목표");
    expect(stagesWords([stage, later], "2026-12-01").ko).toContain("2026-09-30까지");
    expect(stagesWords([], "2026-12-01").en).toBe("There are no staged targets.");
  });
});

const empty = { leastGap: "", mostGap: "", leastBudget: "", mostBudget: "" };

describe("a range of projects", () => {
  test.each<[string, Partial<typeof empty>, readonly [number, number], boolean]>([
    ["its lower gap", { leastGap: "-36.3" }, [-36.3, 8], true],
    ["less than its lower gap", { leastGap: "-36.3" }, [-36.4, 8], false],
    ["its upper gap", { mostGap: "0" }, [0, 8], true],
    ["more than its upper gap", { mostGap: "0" }, [0.1, 8], false],
    ["its lower budget", { leastBudget: "300" }, [5, Math.log10(300_000_000)], true],
    ["less than its lower budget", { leastBudget: "300" }, [5, Math.log10(299_990_000)], false],
    ["its upper budget", { mostBudget: "1234.567" }, [5, Math.log10(1_234_567_000)], true],
    ["more than its upper budget", { mostBudget: "1234.567" }, [5, Math.log10(1_234_590_000)], false],
    ["the edge of the picture", { leastBudget: "0", mostGap: "60" }, [60, 5], true],
  ])("has %s as it is written", (_name, range, at, isIn) => {
    const text = rangeText({ ...empty, ...range });
    const { lasso = [] } = chartsQuery.parse({ lasso: text });
    expect(holds(lasso, at)).toBe(isIn);
    expect(rangeText(rangeOf(text))).toBe(text);
  });

  test("that nobody wrote, or that holds nothing, is none", () => {
    expect(rangeText(empty)).toBeNull();
    expect(rangeText({ ...empty, leastGap: "3", mostGap: "2" })).toBeNull();
    expect(rangeText({ ...empty, leastBudget: "3", mostBudget: "2" })).toBeNull();
  });

  test("of a line that was drawn is empty", () => {
    expect(rangeOf("-40.0,8.50;-20.0,9.10;-10.0,8.00")).toEqual(empty);
    expect(rangeOf(null)).toEqual(empty);
  });
});
