// Columns that no figure is taken from: what they would do to the budget and the spending beside them.
import { array, assert, boolean, constantFrom, integer, pre, property, record } from "fast-check";
import { describe, expect, test } from "vitest";
import { unreadMeaningOf } from "../../../shared/formats/printed/unread-words.ts";
import { amountsOf, codesOf, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const head = ["2020년 주요업무 보고", "□ 예산현황 (2020. 10. 31. 현재)", "(단위: 천원)"];

function reading(header: string, ...rows: readonly string[]) {
  return readText([...head, header, ...rows].map((line) => line.replaceAll("|", "\t")).join("\n"));
}

function holds(...lines: readonly [string, ...string[]]): boolean {
  return codesOf(reading(...lines)).includes("column-unclear");
}

const meanings = {
  returned:
    "반납액 보조금반납 환수액 환수금 환입액 여입액 회수액 과오납 과오납반납액 집행취소 지출취소액 반환금 환급액 상계액 공제액 차감액 지출감액",
  cut: "감액 삭감액 감추경 예산절감액",
  amended: "추경 추경예산액 추가경정 증감 증감액(B-A) 비교증감 증액 변경액 조정액 정정액",
  carried: "이월액 전년도이월액 이월예산 명시이월 사고이월액 예비비 예비비사용액 전용액 이용액 이체액",
  "carried-on": "차년도이월 다음연도이월액 익년도이월",
  claim: "계 합계 소계 총액 누계 금액 실집행액 결산액 정산액 교부액 보조금 사용액 지원액 지급결정액",
  original: "당초 당초예산 본예산 기정예산액 기정액 전년도예산액 전년집행액",
  harmless:
    "비고 사업기간 담당자 목표액 집행목표액 집행계획 집행예정액 예상집행액 신속집행대상액 배정액 자금배정액 소요예산 요구액 총사업비 사업비 기투자 향후투자 전월까지 당월집행액 3월집행액 1분기 상반기 집행잔액 잔액 미집행액 불용액 집행률(%) 목표대비 반납사유 이월사유 반납예정액 이월예정액 추경계획 면적 인원 집행부서 예산과목",
} as const;

test.each(
  Object.entries(meanings).flatMap(([meaning, words]) => words.split(" ").map((word) => [word, meaning])),
)("the header %s is %s where nothing is read from it", (word, meaning) =>
  expect(unreadMeaningOf(word)).toBe(meaning),
);

test.each(["반납액", "환수액", "감액", "과오납", "집행취소액", "여입액", "이월액", "실집행액", "계", "추경"])(
  "a filled column %s holds, since nothing tells what it does to the figures beside it",
  (word) => {
    expect(holds(`사업명|예산액|집행액|${word}`, "급식|900|400|0", "돌봄|700|500|30")).toBe(true);
    expect(holds(`사업명|${word}|집행액|예산액`, "급식|△7|400|900", "돌봄||500|700")).toBe(true);
  },
);

test.each(["", "0", "-", "―", "0.0", "△0"])(
  "a column 반납액 that states nothing but %j stays a note",
  (nothing) => {
    expect(holds("사업명|예산액|집행액|반납액", `급식|900|400|${nothing}`, "돌봄|700|500|0")).toBe(false);
  },
);

test("what a column holds in words changes no figure, and a word beside figures holds", () => {
  expect(holds("사업명|예산액|집행액|반납", "급식|900|400|해당없음", "돌봄|700|500|완료")).toBe(false);
  expect(holds("사업명|예산액|집행액|반납", "급식|900|400|완료", "돌봄|700|500|30 (예정)")).toBe(true);
});

const spent = (name: string, ...lines: readonly [string, ...string[]]) =>
  amountsOf(recordOf(reading(...lines), name), "expenditure");

test("a remainder that the returned amount is added to shows spending before the return", () => {
  const lines = ["사업명|예산액|집행액|반납액|잔액", "급식|900|400|0|500", "돌봄|700|500|30|230"] as const;
  expect(spent("돌봄", ...lines)).toEqual({ unsplit: 470_000n });
  expect(codesOf(reading(...lines))).toContain("column-applied");
});

test.each([
  ["without the returned amount", "돌봄|700|500|30|200"],
  ["less the returned amount", "돌봄|700|500|30|170"],
])("a remainder %s shows that spending is as printed", (_, row) => {
  const lines = ["사업명|예산액|집행액|반납액|잔액", "급식|900|400|0|500", row] as const;
  expect(spent("돌봄", ...lines)).toEqual({ unsplit: 500_000n });
  expect(holds(...lines)).toBe(false);
});

test.each([
  ["after the return", "67.1", 470_000n],
  ["before the return", "71.4", 500_000n],
])("a rate of what is spent %s tells which is meant", (_, rate, won) => {
  expect(spent("돌봄", "사업명|예산액|집행액|반납액|집행률(%)", `돌봄|700|500|△30|${rate}`)).toEqual({
    unsplit: won,
  });
});

test.each([
  ["a remainder that is neither", "사업명|예산액|집행액|반납액|잔액", "돌봄|700|500|30|111"],
  ["a rate that is neither", "사업명|예산액|집행액|반납액|집행률", "돌봄|700|500|30|12.3"],
  ["a rate too coarse to tell", "사업명|예산액|집행액|반납액|집행률", "돌봄|70,000|50,000|3|71"],
  ["a remainder and a rate at odds", "사업명|예산액|집행액|반납액|잔액|집행률", "돌봄|700|500|30|230|71.4"],
  [
    "two columns that came back in one remainder",
    "사업명|예산액|집행액|반납액|이월액|잔액",
    "돌봄|700|500|30|30|230",
  ],
])("%s holds", (_, header, row) => {
  expect(holds(header, row)).toBe(true);
});

test("spending by fund cannot give back what no fund says", () => {
  expect(holds("사업명|예산액|집행액|반납액|잔액", "돌봄|700|500 (국 200, 구 300)|30|230")).toBe(true);
});

const budget = (measure: "appropriation" | "current-budget", ...lines: readonly [string, ...string[]]) =>
  amountsOf(recordOf(reading(...lines), "돌봄"), measure);

test("what is carried over makes the current budget where a remainder counts it", () => {
  const lines = ["사업명|예산액|전년도이월액|집행액|잔액", "돌봄|700|60|500|260"] as const;
  expect(budget("current-budget", ...lines)).toEqual({ unsplit: 760_000n });
  expect(budget("appropriation", ...lines)).toEqual({ unsplit: 700_000n });
});

test("a second sum under 계 shows what is carried over to be budget", () => {
  expect(budget("current-budget", "사업명|예산액|이월액|계|집행액", "돌봄|700|60|760|500")).toEqual({
    unsplit: 760_000n,
  });
  expect(holds("사업명|예산액|이월액|계|집행액", "돌봄|700|60|770|500")).toBe(true);
});

test("what is carried over is in 예산현액, and amends nothing", () => {
  expect(holds("사업명|이월액|예산현액|집행액", "돌봄|60|760|500")).toBe(false);
});

test.each([
  ["예산액 is the sum of 당초 and 추경", "사업명|당초|추경|예산액|집행액", "돌봄|640|60|700|500", false],
  ["and where it is not", "사업명|당초|추경|예산액|집행액", "돌봄|700|60|700|500", true],
  [
    "증감 is what lies between two years",
    "사업명|2019년 예산액|2020년 예산액|증감|집행액",
    "돌봄|640|700|60|500",
    false,
  ],
  [
    "감액 is what lies between two budgets",
    "사업명|당초예산|예산액|감액|집행액",
    "돌봄|760|700|60|500",
    false,
  ],
])("%s: %s, %s holds %j", (_, header, row, isHeld) => {
  expect(holds(header, row)).toBe(isHeld);
});

test("a cut that a rate counts is taken from the appropriation", () => {
  expect(budget("appropriation", "사업명|예산액|감액|집행액|집행률(%)", "돌봄|700|60|500|78.1")).toEqual({
    unsplit: 640_000n,
  });
});

const won = integer({ min: 1, max: 900_000 });
const words = Object.entries(meanings)
  .filter(([meaning]) => !["harmless", "original", "carried-on"].includes(meaning))
  .flatMap(([, list]) => list.split(" "));

test("no filled amount under a word of budgets or spending is ever read over in silence", () => {
  const row = record({ budget: won, spent: won, unread: integer({ min: -900_000, max: 900_000 }) });
  assert(
    property(constantFrom(...words), array(row, { minLength: 1, maxLength: 6 }), (word, rows) => {
      pre(rows.some(({ unread }) => unread !== 0));
      const lines = rows.map((each, at) => `사업 ${at}호|${each.budget}|${each.spent}|${each.unread}`);
      // What repeats the budget or the spending, or is what is left of it, is no other figure.
      const repeats = (of: "budget" | "spent") => rows.every((each) => each[of] === each.unread);
      pre(!repeats("budget") && !repeats("spent"));
      pre(!rows.every((each) => each.budget - each.spent === each.unread));
      // Nor is what adds both up in every row.
      pre(!rows.every((each) => each.budget + each.spent === each.unread));
      expect(holds(`사업명|예산액|집행액|${word}`, ...lines)).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("what is read beside a remainder is the spending that leaves it", () => {
  const row = record({ budget: won, spent: won, back: integer({ min: 10, max: 900 }) });
  assert(
    property(array(row, { minLength: 1, maxLength: 6 }), boolean(), (rows, isGross) => {
      const lines = rows.map(({ budget: own, spent: paid, back }, at) => {
        return `사업 ${at}호|${own}|${paid}|${back}|${own - paid + (isGross ? back : 0)}`;
      });
      const result = expectRead(reading("사업명|예산액|집행액|반납액|집행잔액", ...lines));
      const read = rows.map((_, at) => amountsOf(recordOf(result, `사업 ${at}호`), "expenditure").unsplit);
      expect(read).toEqual(
        rows.map(({ spent: paid, back }) => BigInt(1000 * (isGross ? paid - back : paid))),
      );
    }),
    { numRuns: 30 },
  );
});

const made = (...lines: readonly [string, ...string[]]) => {
  const result = reading(...lines);
  return result.kind === "refused"
    ? expectRefused(result)
    : amountsOf(recordOf(result, "돌봄"), "expenditure");
};

test.each([
  [
    "halves that a rate proves",
    "사업명|예산액|상반기 집행액|하반기 집행액|집행률(%)",
    "돌봄|700|200|150|50.0",
  ],
  [
    "quarters that a remainder proves",
    "사업명|예산액|1/4분기 집행액|2/4분기 집행액|잔액",
    "돌봄|700|200|150|350",
  ],
  [
    "months that a remainder proves",
    "사업명|예산액|1월 집행액|2월 집행액|3월 집행액|잔액",
    "돌봄|700|200|100|50|350",
  ],
  ["what is left, that a rate proves", "사업명|예산액|집행잔액|집행률(%)", "돌봄|700|350|50.0"],
])("a running total is made of %s", (_, header, row) => {
  expect(made(header, row)).toEqual({ unsplit: 350_000n });
  expect(codesOf(reading(header, row))).toContain("figure-derived");
});

test.each([
  ["halves that nothing proves", "사업명|예산액|상반기 집행액|하반기 집행액", "돌봄|700|200|150"],
  [
    "halves of which the later is a running total itself",
    "사업명|예산액|상반기 집행액|하반기 집행액|잔액",
    "돌봄|700|200|350|350",
  ],
  ["a rate of neither", "사업명|예산액|상반기 집행액|하반기 집행액|집행률", "돌봄|700|200|150|12.3"],
  ["quarters that lack the first", "사업명|예산액|2분기 집행액|3분기 집행액|집행률", "돌봄|700|200|150|50.0"],
  ["plans of quarters", "사업명|예산액|1분기 집행계획|2분기 집행계획|집행률", "돌봄|700|200|150|50.0"],
  ["what is left alone", "사업명|예산액|집행잔액", "돌봄|700|350"],
  ["what is left and another rate", "사업명|예산액|집행잔액|집행률", "돌봄|700|350|60.0"],
  ["one month", "사업명|예산액|10월 집행액|집행률", "돌봄|700|350|50.0"],
])("no running total is made of %s", (_, header, row) => {
  expect(made(header, row)).not.toHaveProperty("unsplit");
});

test("a budget is made of 당초 and 추경 where the rate is of both, and of neither alone", () => {
  const header = "사업명|예산액 당초|예산액 추경|집행액|집행률(%)";
  expect(budget("appropriation", header, "돌봄|640|60|350|50.0")).toEqual({ unsplit: 700_000n });
  expect(made(header, "돌봄|640|60|350|54.7")).toEqual(["figure-not-stated@4"]);
  expect(made("사업명|예산액 당초|예산액 추경|집행액", "돌봄|640|60|350")).toEqual(["figure-not-stated@4"]);
});

test("a table that states both comes before one that would have to be made up", () => {
  const rows = [
    "사업명|예산액|집행액",
    "돌봄|700|300",
    "",
    "□ 분기별",
    "사업명|예산액|1분기 집행액|2분기 집행액|잔액",
    "돌봄|700|200|100|400",
  ];
  expect(made(...(rows as [string, ...string[]]))).toEqual({ unsplit: 300_000n });
});

describe("a settlement of accounts", () => {
  const rows = (left: string) => [`급식|500|400|60|50|10|0|5|${left}`, "돌봄|700|660|0|0|0|0|0|40"] as const;
  const header = (back: string, left: string) =>
    `사업명|예산현액|지출액|이월|이월 명시|이월 사고|이월 계속비|${back}|${left}`;
  const named = (back: string, left: string) =>
    header(back, left).replace(/이월 /g, "다음연도 이월액 ").replace("|이월|", "|다음연도 이월액 계|");

  test.each(["보조금 반환금", "국·시비 반납액", "보조금 실제반납금"])(
    "shows by what is left that %s is no part of the spending",
    (back) => {
      expect(holds(named(back, "집행잔액"), ...rows("35"))).toBe(false);
      expect(holds(named(back, "불용액"), ...rows("35"))).toBe(false);
    },
  );

  test("waits where nothing that is left explains it", () => {
    expect(holds(named("보조금 반환금", "집행잔액"), ...rows("21"))).toBe(true);
  });
});

describe("현년도 and 이월 without a column of both", () => {
  const both = "사업명|예산현액||지출액||집행률";
  const under = "|현년도|이월|현년도|이월|";
  const figures = (...lines: readonly [string, ...string[]]) => {
    const school = recordOf(reading(...lines), "급식");
    return [amountsOf(school, "current-budget"), amountsOf(school, "expenditure")].map(
      ({ unsplit }) => unsplit,
    );
  };
  const codes = (...lines: readonly [string, ...string[]]) =>
    codesOf(reading(...lines)).filter((code) => code.startsWith("column-"));

  test.each([
    ["by the rates", [both, under, "급식|100|20|50|10|50.0", "돌봄|80|10|20|5|27.8"]],
    [
      "where 이월 is first",
      [both, "|이월|현년도|이월|현년도|", "급식|20|100|10|50|50.0", "돌봄|10|80|5|20|27.8"],
    ],
    [
      "between blanks",
      [both, "|현 년 도|이 월|현 년 도|이 월|", "급식|100|20|50|10|50.0", "돌봄|80|10|20|5|27.8"],
    ],
    [
      "by what is left",
      ["사업명|예산현액||지출액|잔액", "|당해|전년도이월||", "급식|100|20|60|60", "돌봄|80|10|25|65"],
    ],
    [
      "with the words in brackets",
      [
        "사업명|예산현액(현년도)|예산현액(이월)|지출액(현년도)|지출액(이월)|집행률",
        "급식|100|20|50|10|50.0",
        "돌봄|80|10|20|5|27.8",
      ],
    ],
    [
      "of the spending alone",
      ["사업명|예산현액|지출액||잔액", "||금년|이월분|", "급식|120|50|10|60", "돌봄|90|20|5|65"],
    ],
    [
      "in three parts",
      [
        "사업명|예산현액|||지출액|집행률",
        "|현년|명시이월|사고이월||",
        "급식|100|15|5|60|50.0",
        "돌봄|80|10|0|45|50.0",
      ],
    ],
    [
      "below 이월 and its 계",
      [
        "사업명|예산현액||||지출액|집행률",
        "|현년도|이월||||",
        "||계|명시|사고||",
        "급식|100|20|15|5|60|50.0",
        "돌봄|80|10|10|0|45|50.0",
      ],
    ],
    [
      "by a column of both",
      ["사업명|현년도 예산현액|이월 예산현액|예산현액 계|지출액", "급식|100|20|120|60", "돌봄|80|10|90|20"],
    ],
    [
      "above the figures",
      [
        "사업명|현년도||이월||집행률",
        "|예산현액|지출액|예산현액|지출액|",
        "급식|100|50|20|10|50.0",
        "돌봄|80|20|10|5|27.8",
      ],
    ],
  ])("are added %s", (_, lines) => {
    const rows = lines as [string, ...string[]];
    expect(figures(...rows)).toEqual([120_000n, 60_000n]);
    expect(codes(...rows)).toContain("column-applied");
    expect(holds(...rows)).toBe(false);
  });

  test("are added below zero and where the year's own part is blank", () => {
    const header = ["사업명|예산현액||지출액|집행률", "|현년도|이월||"] as const;
    expect(figures(...header, "급식|100|△20|40|50.0", "돌봄|80|10|45|50.0")).toEqual([80_000n, 40_000n]);
    expect(figures(both, under, "급식||20||10|50.0", "돌봄|80|10|40|5|50.0")).toEqual([20_000n, 10_000n]);
  });

  test.each([
    ["nothing", both, under, "급식|100|20|50|10|", "돌봄|80|10|20|5|"],
    ["the rate of one row", both, under, "급식|100|20|50|10|50.0", "돌봄|80|10|20|5|"],
    ["the rate of the year's own part", both, under, "급식|100|20|50|10|50.0", "돌봄|80|10|20|5|25.0"],
    ["rates of nothing spent", both, under, "급식|100|20|0|0|0.0", "돌봄|80|10|0|0|0.0"],
    ["no column at all", "사업명|현년도 예산현액|이월 예산현액|지출액", "급식|100|20|50", "돌봄|80|10|20"],
    ["no word of 예산", "사업명|현년도 예산현액|전년도 이월액|지출액", "급식|100|20|50", "돌봄|80|10|20"],
    [
      "a word of projects",
      "사업명|예산현액||지출액",
      "|현년도|이월사업비|",
      "급식|100|20|50",
      "돌봄|80|10|20",
    ],
    [
      "the number of the year",
      "사업명|2020년 예산현액|이월 예산현액|지출액",
      "급식|100|20|50",
      "돌봄|80|10|20",
    ],
  ])("wait where %s proves their sum", (_, ...lines) => {
    expect(holds(...(lines as [string, ...string[]]))).toBe(true);
  });

  test("are asked about with both totals, and a grand total counts once", () => {
    const read = reading(both, under, "급식|100|20|50|10|", "돌봄|80|10|20|5|", "계|180|30|70|15|");
    const asked = expectRead(read).findings.filter(({ consequence }) => consequence === "hold");
    expect(asked.map(({ column }) => column)).toEqual(["예산현액 현년도", "지출액 현년도"]);
    expect(asked[0]?.ko).toMatch(/180,000원.*210,000원/);
    expect(asked[1]?.ko).toMatch(/70,000원.*85,000원/);
  });

  test("are refused by fund, which cannot be added", () => {
    const header = ["사업명|예산현액||||지출액", "|현년도||이월||", "|국비|시비|국비|시비|"] as const;
    expect(expectRefused(reading(...header, "급식|60|40|15|5|60", "돌봄|80|0|10|0|25"))).toContain(
      "figure-not-stated@4",
    );
  });

  test.each([
    ["with 계", "사업명|예산현액|||지출액", "|현년도|이월|계|", "급식|100|20|120|60", "돌봄|80|10|90|25"],
    ["of nothing carried over", "사업명|예산현액||지출액", "|현년도|이월|", "급식|120|0|60", "돌봄|80|-|25"],
    ["of another year", "사업명|예산현액||지출액", "|전년도|현년도|", "급식|70|120|60", "돌봄|80|10|25"],
    [
      "of what is carried on",
      "사업명|현년도 예산현액|지출액|차년도 이월액",
      "급식|120|60|20",
      "돌봄|80|10|25",
    ],
    [
      "of a year's whole by its rate",
      "사업명|당해연도 예산현액|이월액|지출액|집행률",
      "급식|120|20|60|50.0",
      "돌봄|80|10|20|25.0",
    ],
    [
      "of a whole by its rate",
      "사업명|2020년 예산현액|이월 예산현액|지출액|집행률",
      "급식|120|20|60|50.0",
      "돌봄|80|10|20|25.0",
    ],
  ])("change nothing %s", (_, ...lines) => {
    const rows = lines as [string, ...string[]];
    expect(figures(...rows)).toEqual([120_000n, 60_000n]);
    expect(new Set(codes(...rows))).toEqual(new Set(["column-ignored"]));
  });
});
