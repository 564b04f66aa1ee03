// What stands above, beside, below or inside a printed table and names a year, an account, a fund or a stage of spending.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, day, expectRefused, readText } from "../readings.ts";

const rows = ["사업명|예산액|집행액", "급식|9|4", "돌봄|7|5"];

/** What was read, in thousands of won and what it is of, or the first reason why not. */
function outcomeOf(lines: readonly string[], title = "2020년 주요업무 보고"): string {
  const text = [title, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n");
  const reading = readText(text, { asOf: null });
  if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
  const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  const figures = reading.records.map((record) => {
    const { account } = record.project;
    const fund = Object.keys(amountsOf(record, "appropriation"))[0] ?? "unsplit";
    const of = (measure: "appropriation" | "expenditure" | "commitment") =>
      (totalOf(amountsOf(record, measure)) ?? 0n) / 1_000n;
    const bound = of("commitment") === 0n ? "" : ` (${of("commitment")})`;
    const whose = [account ?? "", fund === "unsplit" ? "" : fund].filter((each) => each !== "");
    return `${record.project.name} ${of("appropriation")}/${of("expenditure")}${bound}${whose.map((each) => ` ${each}`).join("")}`;
  });
  return [...held.map((code) => `held ${code}:`), figures.join(", ")].join(" ");
}

const all = "급식 9/4, 돌봄 7/5";
const stated = "(2020. 10. 31. 현재, 단위: 천원)";

describe("a year above a table", () => {
  test.each([
    ["(회계연도: 2019, 단위: 천원)"],
    ["(회계년도 2019, 단위: 천원)"],
    ["(기준연도: 2019, 단위: 천원)"],
    ["(FY2019, 단위: 천원)"],
    ["('19년, 단위: 천원)"],
    ["(2019회계연도, 2020. 10. 31. 현재, 단위: 천원)"],
  ])("refuses what %s says is last year's", (caption) => {
    expect(outcomeOf(["□ 예산현황", caption, ...rows])).toBe("refused year-differs@4");
  });

  test.each([
    ["□ 전년도 예산 집행현황"],
    ["□ 작년도 예산 집행실적"],
    ["□ 지난해 예산현황"],
    ["□ 2019 세출예산 집행현황"],
    ["□ FY19 예산현황"],
    ["□ 2019회계연도 예산현황"],
  ])("refuses what is headed %s", (heading) => {
    expect(outcomeOf([heading, "(단위: 천원)", ...rows])).toBe("refused year-differs@4");
  });

  test.each(["2019회계연도 결산서", "2019 예산 집행현황", "FY2019 결산"])(
    "refuses a report titled %s",
    (title) => {
      expect(outcomeOf(["□ 예산현황", "(단위: 천원)", ...rows], title)).toBe("refused year-differs@4");
    },
  );

  test.each([
    ["□ 전년도 이월사업을 포함한 예산현황"],
    ["□ 예산현황(전년 대비)"],
    ["□ 전년도 및 금년도 예산현황"],
    ["□ 2020회계연도 예산현황"],
    ["□ '20년 예산현황"],
  ])("leaves alone what is headed %s", (heading) => {
    expect(outcomeOf([heading, stated, ...rows])).toBe(all);
  });

  test("counts 전년도 from the report's own year", () => {
    const lines = ["□ 전년도 예산현황", "(2020. 10. 31. 현재, 단위: 천원)", ...rows];
    expect(outcomeOf(lines, "2021년 주요업무 보고")).toBe(all);
  });
});

describe("a year inside a table", () => {
  const table = (header: string, cells: readonly [string, string]) => [
    "□ 예산현황",
    stated,
    `${header}|사업명|예산액|집행액`,
    `${cells[0]}|급식|9|4`,
    `${cells[1]}|돌봄|7|5`,
  ];

  test.each(["회계연도", "연도", "기준연도", "회계 년도", "FY"])(
    "leaves out the rows of last year under %s, and waits",
    (header) => {
      expect(outcomeOf(table(header, ["2019", "2020"]))).toBe("held rows-of-other-year: 돌봄 7/5");
    },
  );

  test.each(["2019", "2019년", "'19년", "FY2019", "2019회계연도", "전년도"])(
    "takes %s for last year",
    (cell) => {
      expect(outcomeOf(table("회계연도", [cell, "2020년"]))).toBe("held rows-of-other-year: 돌봄 7/5");
    },
  );

  test.each(["2020", "'20년", "FY20", "금년도", "2018~2022", "계속"])("takes %s for this year", (cell) => {
    expect(outcomeOf(table("회계연도", [cell, "2020"]))).toBe(all);
  });

  test("is that of a merged cell for all of its rows, and of no total", () => {
    const lines = [
      "□ 예산현황",
      stated,
      "연도|사업명|예산액|집행액",
      "2019|급식|9|4",
      "|돌봄|7|5",
      "2020|상담|3|1",
      "계||19|10",
    ];
    expect(outcomeOf(lines)).toBe("held rows-of-other-year: 상담 3/1");
  });

  test("refuses a table of nothing but last year's rows", () => {
    expect(outcomeOf(table("회계연도", ["2019", ""]))).toBe("refused fiscal-year-differs@5");
  });

  test.each([
    ["2019년", "2020년"],
    ["'19년도", "'20년도"],
    ["□ 2019회계연도", "□ 2020회계연도"],
    ["전년도", "금년도"],
    ["FY2019", "FY2020"],
    ["2021년 예산(안)", "2020년 예산"],
    ["2021년 계획", "2020년 집행내역"],
    ["※ 이하 전년도", "※ 이하 금년도"],
    ["2019년도 세출예산 집행액", "2020년도 세출예산 집행액"],
  ])("holds for the rows below the band %s, up to %s", (last, own) => {
    const lines = ["□ 예산현황", stated, rows[0] ?? "", `${last}||`, "급식|9|4", `${own}||`, "돌봄|7|5"];
    expect(outcomeOf(lines)).toBe("held rows-of-other-year: 돌봄 7/5");
  });

  test.each([
    ["2019년", "2020년"],
    ["'19년도", "'20년도"],
    ["전년도", "금년도"],
  ])("holds in a sheet, which keeps the bands %s and %s as lines", (last, own) => {
    const lines = ["□ 예산현황", stated, rows[0] ?? "", last, "급식|9|4", own, "돌봄|7|5"];
    expect(outcomeOf(lines)).toBe("held rows-of-other-year: 돌봄 7/5");
  });
});

test.each([
  ["자치단체명", "영등포구", "구로구", "refused offices-many@4"],
  ["지출구분", "반납", "지출", "held rows-unclear: 급식 9/4, 돌봄 7/5"],
  ["추진상태", "취소", "진행중", "held rows-unclear: 급식 9/4, 돌봄 7/5"],
  ["추진상태", "완료", "진행중", all],
])("words under %s, %s beside %s, are not passed over", (header, first, second, outcome) => {
  const lines = [`${header}|사업명|예산액|집행액`, `${first}|급식|9|4`, `${second}|돌봄|7|5`];
  expect(outcomeOf(["□ 예산현황", stated, ...lines])).toBe(outcome);
});

describe("구분 before the names of projects", () => {
  const table = (header: string, ...cells: readonly string[]) => {
    const names = ["급식|9|4", "돌봄|7|5", "상담|3|1"];
    const own = cells.map((cell, at) => `${cell}|${names[at] ?? ""}`);
    return ["□ 예산현황", stated, header, ...own];
  };
  const budgets = "구분|세부사업|예산액|집행액";

  test.each([
    budgets,
    "구분|사업명|예산액|집행액",
    "예산구분|세부사업|예산액|집행액",
    "분류|사업명|예산액|집행액",
  ])("under %s leaves out and tells what is revenue", (header) => {
    expect(outcomeOf(table(header, "세입", "세출"))).toBe("돌봄 7/5");
    const text = ["2020년 주요업무 보고", ...table(header, "세입", "세출")].join("\n").replaceAll("|", "\t");
    expect(readText(text, { asOf: null }).findings).toContainEqual(
      expect.objectContaining({ code: "revenue-left-out", row: 5, value: "세입", consequence: "note" }),
    );
  });

  test("refuses a table of nothing but revenue", () => {
    expect(outcomeOf(table(budgets, "세입예산", "세입예산"))).toBe("refused rows-of-revenue@5");
  });

  test("is that of a merged cell for all of its rows, and the total of both is of none", () => {
    expect(outcomeOf([...table(budgets, "세입", "", "세출"), "계||19|10"])).toBe("상담 3/1");
  });

  test.each([
    "명시이월",
    "사고이월",
    "'19년 이월예산",
    "전년도 이월사업비",
    "2019회계연도 명시이월",
    "이월(명시)",
    "집행계획",
  ])("waits with %s, which is no appropriation", (word) => {
    expect(outcomeOf(table(budgets, word, "본예산"))).toBe(`held rows-unclear: ${all}`);
  });

  test("counts carry-over beside 예산현액", () => {
    const lines = table("구분|세부사업|예산현액|집행액", "명시이월", "본예산");
    expect(outcomeOf(lines)).toBe("급식 0/4, 돌봄 0/5");
  });

  test.each([
    ["본예산", "추경"],
    ["신규", "계속"],
    ["세출", "세출"],
    ["이월 관리", "세입 징수 활동"],
  ])("counts %s and %s", (first, second) => {
    expect(outcomeOf(table(budgets, first, second))).toBe(all);
  });

  test.each([
    ["월", "9월", "10월"],
    ["기준월", "9월말", "10월말"],
    ["월", "9", "10"],
    ["분기", "2/4분기", "3/4분기"],
  ])("waits where %s has both %s and %s of running totals", (header, first, second) => {
    expect(outcomeOf(table(`${header}|사업명|예산액|집행액`, first, second))).toBe(
      `held rows-of-several-periods: ${all}`,
    );
  });

  test.each([
    ["월", "10월", "10월"],
    ["추진시기", "9월", "10월"],
    ["월", "", "10월"],
  ])("does not wait where %s has %s and %s", (header, first, second) => {
    expect(outcomeOf(table(`${header}|사업명|예산액|집행액`, first, second))).toBe(all);
  });
});

describe("a line of one kind of money inside a table", () => {
  const head = ["□ 예산현황", stated, rows[0] ?? ""];

  test.each(["2019년 이월예산", "□ 명시이월", "<전년도 이월사업>", "'19년도 사고이월", "집행계획"])(
    "%s is of the rows below it, in a document and in a sheet",
    (band) => {
      for (const line of [`${band}||`, band]) {
        const text = ["2020년 주요업무 보고", ...head, "2020년 예산||", "급식|9|4", `${line}||`, "돌봄|7|5"];
        const { findings } = readText(text.join("\n").replaceAll("|", "\t"), { asOf: null });
        expect(findings.filter(({ consequence }) => consequence === "hold")).toMatchObject([
          { code: "rows-unclear", row: 8 },
        ]);
      }
    },
  );

  test.each(["2020년 예산", "본예산", "□ 세출예산"])("ends at %s", (end) => {
    const lines = [...head, "세입||", "급식|9|4", `${end}||`, "돌봄|7|5"];
    expect(outcomeOf(lines)).toBe("돌봄 7/5");
  });

  test("counts beside 예산현액", () => {
    const lines = ["□ 예산현황", stated, "사업명|예산현액|집행액", "급식|9|4", "명시이월||", "돌봄|7|5"];
    expect(outcomeOf(lines)).toBe("급식 0/4, 돌봄 0/5");
  });

  test.each(["이월 관리", "주민참여", "세입 관리"])("is not %s", (name) => {
    expect(outcomeOf([...head, "급식|9|4", `${name}||`, "돌봄|7|5"])).toBe(all);
  });
});

describe("an account above a table", () => {
  const one = ["(단위: 천원)", ...rows];

  test.each([
    ["□ 일반회계 집행현황", "일반회계"],
    ["□ 의료급여기금특별회계 세출예산 집행현황", "의료급여기금특별회계"],
    ["□ 의료급여기금 특별회계 예산현황", "의료급여기금 특별회계"],
    ["□ 상수도 공기업특별회계 예산현황", "상수도 공기업특별회계"],
    ["□ 재난관리기금 집행현황", "재난관리기금"],
    ["□ 기금 집행현황", "기금"],
    ["□ 예산현황(기타특별회계)", "기타특별회계"],
    ["회계: 교통사업특별회계", "교통사업특별회계"],
    ["회계구분 : 일반회계", "일반회계"],
  ])("%s is that of its projects", (line, account) => {
    expect(outcomeOf([line, "(2020. 10. 31. 현재)", ...one])).toBe(
      `급식 9/4 ${account}, 돌봄 7/5 ${account}`,
    );
  });

  test("in an enclosing heading or the title is theirs, too; the nearest holds", () => {
    const enclosed = ["1. 기타특별회계", "□ 예산현황", stated, ...rows];
    expect(outcomeOf(enclosed)).toBe("급식 9/4 기타특별회계, 돌봄 7/5 기타특별회계");
    expect(outcomeOf(enclosed, "2020년 일반회계 예산현황")).toBe(
      "급식 9/4 기타특별회계, 돌봄 7/5 기타특별회계",
    );
  });

  test.each([
    "□ 일반회계 및 특별회계 예산현황",
    "□ 일반·특별회계 집행현황",
    "□ 회계과 예산현황",
    "□ 청년기금 조성 지원 예산현황",
  ])("%s names none", (line) => {
    expect(outcomeOf([line, stated, ...rows])).toBe(all);
  });

  test.each([
    ["1. 일반회계", "2. 기타특별회계"],
    ["□ 일반회계 집행현황", "□ 교통사업특별회계 집행현황"],
    ["회계: 일반회계", "회계: 재난관리기금"],
  ])("parts two tables of one document, %s and %s, and one name in both is two projects", (first, second) => {
    const lines = [
      first,
      stated,
      "사업명|예산액|집행액",
      "급식|9|4",
      "",
      second,
      stated,
      "사업명|예산액|집행액",
      "급식|5|1",
    ];
    expect(outcomeOf(lines)).toMatch(
      /^급식 9\/4 일반회계, 급식 5\/1 (기타특별회계|교통사업특별회계|재난관리기금)$/,
    );
  });

  test("does not part two tables of one account", () => {
    const lines = [
      "□ 일반회계",
      stated,
      ...rows,
      "",
      "□ 일반회계",
      stated,
      "사업명|예산액|집행액",
      "상담|5|1",
    ];
    expect(outcomeOf(lines)).toContain("refused unit-table-ambiguous");
  });
});

describe("a fund beside a table", () => {
  test.each([
    ["□ 국비 집행현황", "national"],
    ["□ 2020년 도비 예산 집행현황", "provincial"],
    ["□ 시비 예산현황", "provincial"],
    ["□ 군비 집행내역", "municipal"],
    ["□ 집행현황(구비 기준)", "municipal"],
    ["□ 예산현황 (재원: 국비)", "national"],
    ["□ 영등포구 구비 집행현황", "municipal"],
    ["□ 총무과 세출예산 국비 현황", "national"],
  ])("%s makes its amounts that fund's, and a person says whether there are others", (heading, fund) => {
    expect(outcomeOf([heading, stated, ...rows])).toBe(
      `held fund-of-heading: 급식 9/4 ${fund}, 돌봄 7/5 ${fund}`,
    );
  });

  test.each(["※ 국비만 기재", "주) 구비 기준임", "* 금액은 시비 기준으로 작성", "재원: 기금"])(
    "%s does so above and below",
    (note) => {
      const above = outcomeOf(["□ 예산현황", stated, note, ...rows]);
      expect(above).toMatch(/^held fund-of-heading: 급식 9\/4 (national|municipal|provincial|other), /);
      expect(outcomeOf(["□ 예산현황", stated, ...rows, "", note])).toBe(above);
    },
  );

  test.each(["□ 국·시비 집행현황", "□ 집행현황(국비 제외)", "※ 구비 제외"])(
    "%s waits for a person",
    (line) => {
      expect(outcomeOf(["□ 예산현황", line, stated, ...rows])).toBe(`held funds-unclear: ${all}`);
    },
  );

  test.each(["□ 국비보조사업 집행현황", "□ 국비 포함 예산현황", "□ 예산현황(국비, 시비, 구비 합계)"])(
    "%s limits nothing",
    (heading) => {
      expect(outcomeOf([heading, stated, ...rows])).toBe(all);
    },
  );
});

describe("a stage of spending beside a table", () => {
  const bound = "급식 9/0 (4), 돌봄 7/0 (5)";

  test.each([
    "※ 집행액은 지출원인행위액 포함",
    "* 집행액: 원인행위액 기준",
    "주) 집행액에는 계약금액이 포함되어 있음",
    "1) 집행액은 원인행위액을 포함한 금액",
    "(원인행위 기준)",
  ])("%s makes it a commitment, above, below and inside", (note) => {
    expect(outcomeOf(["□ 예산현황", stated, note, ...rows])).toBe(bound);
    expect(outcomeOf(["□ 예산현황", stated, ...rows, "", note])).toBe(bound);
    expect(outcomeOf(["□ 예산현황", stated, ...rows, `${note}||`])).toBe(bound);
  });

  test.each(["□ 원인행위 현황", "□ 지출원인행위 내역", "□ 예산현황(지출원인행위액 기준)"])(
    "%s does so",
    (heading) => {
      expect(outcomeOf([heading, stated, ...rows])).toBe(bound);
    },
  );

  test.each([
    ["※ 집행액은 12월말 집행예정액을 포함한 금액임", "spending-expected"],
    ["* 집행액은 연말 추정액임", "spending-expected"],
    ["주) 집행예정액 포함", "spending-expected"],
    ["※ 2019년 결산 기준임", "year-differs"],
    ["※ 전년도 실적임", "year-differs"],
    ["주) 2019회계연도 자료임", "year-differs"],
  ])("%s is not passed over", (note, code) => {
    expect(outcomeOf(["□ 예산현황", stated, note, ...rows])).toContain(code);
    expect(outcomeOf(["□ 예산현황", stated, ...rows, "", note])).toContain(code);
  });

  test.each([
    ["□ 12월말 집행 전망", "spending-expected"],
    ["□ 2020년 예산 집행계획", "spending-expected"],
    ["□ 연말 집행 추계", "spending-expected"],
    ["□ 신속집행 추진실적", "budget-in-part"],
    ["□ 소비투자 집행현황", "budget-in-part"],
    ["□ 2019년도 명시이월사업 집행현황", "budget-in-part"],
    ["□ 이월예산 집행현황", "budget-in-part"],
  ])("the heading %s waits for a person", (heading, code) => {
    expect(outcomeOf([heading, stated, ...rows])).toBe(`held ${code}: ${all}`);
  });

  test.each([
    "※ 집행액은 원인행위액 제외",
    "※ 집행률은 원인행위액 기준",
    "※ 원인행위액은 계약 체결 기준",
    "※ 잔액은 연말까지 집행 예정임",
    "○ 집행률: 원인행위액 포함 95%",
    "- 12월까지 전액 집행 예정",
    "※ 2019년 이월액 포함",
  ])("%s limits nothing", (note) => {
    expect(outcomeOf(["□ 예산현황", note, stated, ...rows])).toBe(all);
    expect(outcomeOf(["□ 예산현황", stated, ...rows, "", note])).toBe(all);
  });

  test.each(["□ 원인행위 및 집행현황", "□ 예산집행 현황 및 계획", "□ 집행실적 및 집행계획"])(
    "the heading %s limits nothing",
    (heading) => {
      expect(outcomeOf([heading, stated, ...rows])).toBe(all);
    },
  );

  test("a column of commitments beside it leaves a person to say what the spending holds", () => {
    const table = ["사업명|예산액|원인행위액|집행액", "급식|9|6|4"];
    expect(outcomeOf(["□ 예산현황", stated, ...table, "", "※ 집행액은 원인행위액 포함"])).toBe(
      "held spending-with-commitments: 급식 9/4 (6)",
    );
  });
});

test.each(["(단위: 백만원)", "※ 단위: 백만원", "* 금액 단위: 백만원"])(
  "a unit below a table, %s, is the table's, and contradicts another one",
  (line) => {
    expect(outcomeOf(["□ 예산현황", "(2020. 10. 31. 현재)", ...rows, "", line])).toBe(
      "급식 9000/4000, 돌봄 7000/5000",
    );
    expect(outcomeOf(["□ 예산현황", stated, ...rows, "", line])).toBe("refused unit-conflict@4");
  },
);

test.each([
  [stated, "(단위: 백만원)"],
  ["(단위: 백만원)", stated],
  [`□ 예산현황 ${stated}`, "(백만원)"],
])("two lines above a table that state other units, %s and %s, refuse it", (first, second) => {
  expect(outcomeOf([first, second, ...rows])).toMatch(/^refused unit-conflict@/);
});

describe("a unit inside of a table", () => {
  test.each(["(단위: 백만원)", "단위: 원", "[백만원]"])("contradicts the one above it: a row %s", (line) => {
    expect(
      outcomeOf(["□ 예산현황", stated, "사업명|예산액|집행액", "급식|9|4", `${line}||`, "돌봄|7|5"]),
    ).toBe("refused unit-conflict@6");
  });

  const units = (...own: readonly [string, string]) => [
    "사업명|단위|예산액|집행액",
    `급식|${own[0]}|9|4`,
    `돌봄|${own[1]}|7|5`,
  ];

  test.each([
    ["천원", "백만원", "refused unit-conflict@6"],
    ["백만원", "백만원", "refused unit-conflict@5"],
    ["천원", "만원", "refused unit-unknown@6"],
    ["천원", "천원", all],
    // 단위 of what was done: heads and places.
    ["명", "개소", all],
  ])("of a column 단위 holds for its rows: %s and %s", (first, second, outcome) => {
    expect(outcomeOf(["□ 예산현황", stated, ...units(first, second)])).toBe(outcome);
  });

  test("is the table's where nothing else says one", () => {
    expect(outcomeOf(["□ 예산현황", "(2020. 10. 31. 현재)", ...units("천원", "천원")])).toBe(all);
  });
});

describe("a row in brackets below a project", () => {
  const of = (...names: readonly string[]) => [
    "□ 예산현황",
    stated,
    "사업명|예산액|집행액",
    "급식|9|4",
    ...names,
  ];

  test.each(["(인건비)", "[인건비]", "〈인건비〉", "└ 인건비", "↳ 인건비", "이 중 인건비"])(
    "%s is a part of it",
    (name) => {
      expect(outcomeOf([...of(`${name}|3|2`), "돌봄|7|5"])).toBe(`held parts-unclear: ${all}`);
      expect(outcomeOf([...of(`${name}|3|2`), "돌봄|7|5", "계|16|9"])).toBe(all);
      expect(outcomeOf([...of(`${name}|6|3`, "(운영비)|3|1"), "돌봄|7|5"])).toBe(all);
    },
  );

  test("is a project where a total counts it, where it is larger, and where none stands above", () => {
    expect(outcomeOf(of("(상담)|3|2", "계|12|6"))).toBe("급식 9/4, (상담) 3/2");
    expect(outcomeOf(of("(상담)|30|20"))).toBe("급식 9/4, (상담) 30/20");
    expect(outcomeOf(["□ 예산현황", stated, "사업명|예산액|집행액", "(상담)|3|2", "급식|9|4"])).toBe(
      "(상담) 3/2, 급식 9/4",
    );
  });

  test.each([
    ["(국비)|5|3", "(시비)|4|1"],
    ["[국비]|5|3", "[구비]|4|1"],
    ["(도비)|5|3", "(군비)|4|1"],
  ])("that names a fund, %s and %s, is its share", (first, second) => {
    expect(outcomeOf(of(first, second))).toMatch(/^급식 9\/4 (national|provincial)$/);
  });
});

describe("a sheet under headers of the template", () => {
  /** What was read of it as CSV, or the first reason why not. */
  function sheetOf(title: string, table: readonly string[], below: readonly string[] = []): string {
    const text = [title, "(단위: 천원)", ...table, ...below].join("\n");
    const reading = readText(text, { asOf: day("2020-10-31") });
    if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
    const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
    const figures = reading.records.map(({ project, entries }) => {
      const [budget, spent] = entries;
      return [project.id, budget?.fund, spent?.measure].join(" ");
    });
    return [...held, ...figures].join(", ");
  }
  const table = ["세부사업명,예산액,집행액", "급식,9,4"];

  test.each([
    ["□ 국비 집행현황", "fund-of-heading, project//급식 national expenditure"],
    ["□ 집행현황(구비 기준)", "fund-of-heading, project//급식 municipal expenditure"],
    ["□ 의료급여기금특별회계 집행현황", "project//급식/의료급여기금특별회계 unsplit expenditure"],
    ["□ 일반회계 집행현황", "project//급식 unsplit expenditure"],
    ["□ 전년도 예산 집행현황", "title-of-other-year, project//급식 unsplit expenditure"],
    ["FY2019 결산", "title-of-other-year, project//급식 unsplit expenditure"],
    ["□ 원인행위 현황", "project//급식 unsplit commitment"],
    ["□ 12월말 집행 전망", "spending-expected, project//급식 unsplit expenditure"],
    ["□ 신속집행 추진실적", "budget-in-part, project//급식 unsplit expenditure"],
    ["2020년 예산 집행현황", "project//급식 unsplit expenditure"],
  ])("is limited by its title, %s, as a printed table is", (title, outcome) => {
    expect(sheetOf(title, table)).toBe(outcome);
  });

  test("is limited by its notes and by rows in brackets, too", () => {
    expect(sheetOf("예산현황", table, ["※ 집행액은 원인행위액 포함,,"])).toBe(
      "project//급식 unsplit commitment",
    );
    expect(sheetOf("예산현황", [...table, "(인건비),3,2"])).toBe(
      "parts-unclear, project//급식 unsplit expenditure",
    );
  });

  test.each(["(단위: 백만원)", "※ 단위: 백만원", "단위: 원"])(
    "is refused where %s below it says another unit",
    (line) => {
      expect(sheetOf("예산현황", table, [`${line},,`])).toBe("refused unit-conflict@3");
    },
  );

  test.each(["□ 국비 집행현황", "□ 원인행위 현황", "□ 이월사업 집행현황"])(
    "with codes of its own under %s waits for a person",
    (title) => {
      expect(sheetOf(title, ["사업코드,세부사업명,예산액,집행액", "A1,급식,9,4"])).toBe(
        "title-limits-sheet, code/a1 unsplit expenditure",
      );
    },
  );
});

describe("one kind of money over a table", () => {
  const held = `held budget-in-part: ${all}`;

  test.each([
    "□ 시설비 집행현황",
    "□ 2020년 업무추진비 집행현황",
    "□ 예비비 사용현황",
    "□ 연구용역비 집행실적",
    "□ 민간위탁금 교부 및 집행현황",
    "□ 복지정책과 출연금 집행내역",
    "□ 성립전예산 집행현황",
    "□ 재배정사업 집행현황",
    "□ 시비 재배정예산 집행현황",
  ])("waits: %s", (heading) => {
    expect(outcomeOf([heading, stated, ...rows])).toBe(held);
  });

  test("waits where the title of the report says it", () => {
    expect(outcomeOf([stated, ...rows], "2020년 업무추진비 집행현황")).toBe(held);
  });

  test("is one fund's where it is a fund", () => {
    expect(outcomeOf(["□ 특별교부세 집행현황", stated, ...rows])).toContain("held fund-of-heading:");
  });

  test.each([
    "□ 주민참여예산 집행현황",
    "□ 인력운영비 및 기본경비 집행현황",
    "□ 민간위탁 사업 집행현황",
    "□ 주요 투자사업 집행현황",
    "□ 보조금 집행현황",
    "□ 예비비를 제외한 집행현황",
    "□ 시설비 부족 사업의 대책",
  ])("leaves alone %s", (heading) => {
    expect(outcomeOf([heading, stated, ...rows])).toBe(all);
  });

  test.each([
    "※ 예산액은 당초예산 기준임",
    "※ 예산액은 추경(안) 기준임",
    "주) 예산액은 본예산 기준",
    "※ 예산액: 2020년 본예산",
  ])("and a budget of before: %s", (note) => {
    expect(outcomeOf(["□ 예산현황", stated, ...rows, note])).toBe(held);
  });

  test.each(["※ 예산액은 최종예산 기준임", "※ 예산액은 제2회 추경 기준임", "※ 예산액은 추경 포함"])(
    "and no budget of before: %s",
    (note) => {
      expect(outcomeOf(["□ 예산현황", stated, ...rows, note])).toBe(all);
    },
  );
});

test.each([
  "(2020. 10. 31.까지, 단위: 천원)",
  "(단위: 천원, 2020.10.31.까지 누계)",
  "단위: 천원(2020.10.31.)",
  "(2020년 10월말까지 집행, 단위: 천원)",
])("a caption that says nothing but a day and a unit says the day of the figures: %s", (caption) => {
  expect(outcomeOf(["□ 예산현황", caption, ...rows])).toBe(all);
});

test("the end of a month on a line of its own is the day of the figures, and a day of writing is not", () => {
  expect(outcomeOf(["□ 예산현황", "2020. 10월말", "(단위: 천원)", ...rows])).toBe(all);
  expect(outcomeOf(["□ 예산현황", "2020. 11. 5.", "(단위: 천원)", ...rows])).toMatch(
    /^refused as-of-unknown/,
  );
  expect(outcomeOf(["□ 예산현황", "(2020. 12. 31.까지 집행계획, 단위: 천원)", ...rows])).toMatch(/^refused/);
});

test("a table goes on behind <표 계속> and its caption", () => {
  const own = rows.slice(0, 2);
  const next = ["", "<표 계속>", stated, rows[0] ?? "", "돌봄|7|5"];
  expect(outcomeOf(["□ 예산현황", stated, ...own, ...next])).toBe(all);
});

test.each(["※ 이하 백만원", "이하 백만원"])("another unit inside of a table refuses it: %s", (band) => {
  const [header = "", first = "", second = ""] = rows;
  expect(outcomeOf(["□ 예산현황", stated, header, first, `${band}||`, second])).toMatch(
    /^refused unit-conflict/,
  );
});

test("a band of a department or an account heads its rows, and is not told as a row without amounts", () => {
  const table = ["사업명|예산액|집행액", "□ 복지정책과||", "급식|9|4", "□ 건설과||", "돌봄|7|5"];
  const text = ["2020년 주요업무 보고", "□ 예산현황", stated, ...table].join("\n").replaceAll("|", "\t");
  const { findings } = readText(text, { asOf: null });
  expect(findings.filter(({ code }) => code === "row-without-amounts")).toEqual([]);
});

test("what a year will cost stands beside the spending of its day", () => {
  const table = ["사업명|예산액|집행액|", "||연간(예상)|10월말", "급식|9|8|4", "돌봄|7|6|5"];
  expect(outcomeOf(["□ 예산현황", stated, ...table])).toBe(all);
});
