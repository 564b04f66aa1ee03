// The words of a second header row: funds, days, and those that nobody knows.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, codesOf, day, expectRefused, readText, recordOf } from "../readings.ts";

const head = ["2020년 주요업무 보고", "□ 예산현황", "(단위: 천원)"];
const asOf = day("2020-10-31");

function reading(lines: readonly string[], over: Parameters<typeof readText>[1] = { asOf }) {
  return readText([...head, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n"), over);
}

test.each([
  "기금",
  "균특",
  "균특회계",
  "특교세",
  "특별교부세",
  "조정교부금",
  "지방채",
  "자체재원",
  "기타재원",
])("%s is one of the other funds", (fund) => {
  const lines = ["사업명|예산액||||집행액", `|계|국비|${fund}|구비|`, "급식|9|4|2|3|5"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "appropriation")).toEqual({
    national: 4_000n,
    other: 2_000n,
    municipal: 3_000n,
  });
});

test.each(["국고보조금", "국고보조", "국고"])("%s is national", (fund) => {
  const lines = ["사업명|예산액|||집행액", `|계|${fund}|구비|`, "급식|9|4|5|5"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "appropriation")).toEqual({
    national: 4_000n,
    municipal: 5_000n,
  });
});

test("a row of 기금 below a header is no second header row", () => {
  const lines = ["연번|사업명|예산액|집행액", "|기금||", "1|급식|9|5"];
  expect(codesOf(reading(lines))).toContain("row-without-amounts");
});

test.each([
  ["10.31.", "12.31."],
  ["10월말", "12월말(예정)"],
  ["'20.10.31.", "'20.12.31. 예정"],
  ["10월말 현재", "12월말 전망"],
  ["2020. 10. 31.", "2020. 12. 31."],
])("%s under spending is the day, and %s what is expected", (now, end) => {
  const lines = ["사업명|예산액|집행액||비고", `||${now}|${end}|`, "급식|9|4|8|"];
  const record = recordOf(reading(lines, { asOf: null }), "급식");
  expect(record.asOf).toBe("2020-10-31");
  expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 4_000n });
  expect(record.entries.filter(({ measure }) => measure === "plan")).toMatchObject([
    { date: "2020-12-31", amount: 8_000n },
  ]);
});

test.each([
  "집행액('20.9월말)",
  "집행액(9.30.)",
  "집행액 (2020. 9. 30.)",
  "집행액(2020-09-30)",
  "집행액[9월말]",
])("the day in %s is held against the sender's", (spent) => {
  const lines = [`사업명|예산액|${spent}`, "급식|9|4"];
  expect(expectRefused(reading(lines))).toEqual(["as-of-conflict@4"]);
  expect(recordOf(reading(lines, { asOf: null }), "급식").asOf).toBe("2020-09-30");
});

test.each(["수계기금비", "융특", "동부"])(
  "the unknown word %s is named, with what may stand there",
  (word) => {
    const lines = ["사업명|예산액||||집행액", `|계|국비|${word}|구비|`, "급식|9|4|2|3|5"];
    const refused = reading(lines);
    expect(expectRefused(refused)).toContain("header-word-unknown@4");
    expect(refused.findings.find(({ code }) => code === "header-word-unknown")?.column).toBe(
      `예산액 ${word}`,
    );
    expect(codesOf(reading(lines.map((line) => line.replace(word, "기타"))))).not.toContain(
      "header-word-unknown",
    );
  },
);

test.each(["2021년 예산안", "2021년도 예산 요구액", "2019년 결산"])(
  "%s beside this year's is told, and not asked about",
  (next) => {
    const lines = [`사업명|2020년 예산액|2020년 집행액|${next}`, "급식|9|4|7"];
    expect(amountsOf(recordOf(reading(lines), "급식"), "appropriation")).toEqual({ unsplit: 9_000n });
    expect(reading(lines).findings.map(({ code, consequence }) => [code, consequence])).toContainEqual([
      "column-ignored",
      "note",
    ]);
  },
);

test.each(["결산액", "결산액(천원)", "결산 금액"])("%s beside 예산현액 is what was spent", (spent) => {
  const lines = [`사업명|예산현액|${spent}|비고`, "급식|9|4|"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "expenditure")).toEqual({ unsplit: 4_000n });
});

test("결산액 beside 집행액 is not", () => {
  const lines = ["사업명|예산현액|집행액|결산액", "급식|9|4|5"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "expenditure")).toEqual({ unsplit: 4_000n });
});

test("unknown words beside those of amounts are columns that are not read", () => {
  const lines = ["사업명|개요||예산|", "|위치|규모|예산액|집행액", "급식|동부|2동|9|4"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "expenditure")).toEqual({ unsplit: 4_000n });
});

test.each([
  ["소계|국|시|구", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["계|국|시·도|시군구", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["계|국비|광역|기초", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["계|국비|시·도비|자치구비", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["총액|국비|특별시비|자치구비", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["계|국비|지방비(시)|지방비(구)", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["합계|국고보조금|시비보조금|구비", { national: 4_000n, provincial: 2_000n, municipal: 3_000n }],
  ["합 계|국|지방비|기타", { national: 4_000n, unsplit: 2_000n, other: 3_000n }],
])("%s below 예산액 are its funds", (words, amounts) => {
  const lines = ["사업명|예산액||||집행액", `|${words}|`, "급식|9|4|2|3|5"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "appropriation")).toEqual(amounts);
});

const halves = { national: 4_000n, provincial: 2_000n, municipal: 3_000n };

test.each([
  [
    "three header rows",
    ["사업명|예산액||||집행액", "|국비|지방비|||", "||소계|시비|구비|", "급식|4|5|2|3|5", "계|4|5|2|3|5"],
  ],
  ["two header rows", ["사업명|예산액||||집행액", "|국 비|시 비|구 비|지 방 비|", "급식|4|2|3|5|5"]],
  [
    "one header row",
    ["사업명|예산액(국비)|예산액(지방비)|예산액(시비)|예산액(구비)|집행액", "급식|4|5|2|3|5"],
  ],
  ["columns beside 예산액", ["사업명|예산액|국비|지방비|시비|구비|집행액", "급식|9|4|5|2|3|5"]],
  [
    "columns below 계",
    ["사업명|예산액|||||집행액", "|계|국비|지방비|||", "|||소계|시비|구비|", "급식|9|4|5|2|3|5"],
  ],
  [
    "rows",
    ["사업명|재원|예산액|집행액", "급식|국비|4|4", "|지방비|5|1", "|시비|2|1", "|구비|3|0", "합계||9|5"],
  ],
  [
    "rows below 지방비",
    ["사업명|재원|예산액|집행액", "급식|지방비|5|1", "|시비|2|1", "|구비|3|0", "|국비|4|4"],
  ],
  [
    "rows below a total",
    ["사업명|재원|예산액|집행액", "급식|계|9|5", "|국비|4|4", "|지방비|5|1", "|시비|2|1", "|구비|3|0"],
  ],
])("지방비 beside its parts in %s is their sum, and no fund besides", (_, lines) => {
  const record = recordOf(reading(lines), "급식");
  expect(amountsOf(record, "appropriation")).toEqual(halves);
  expect(totalOf(amountsOf(record, "expenditure"))).toBe(5_000n);
});

test("지방비 that is not the sum of its parts waits, in columns and in rows", () => {
  const columns = reading(["사업명|예산액||||집행액", "|국비|지방비|시비|구비|", "급식|4|9|2|3|5"]);
  const rows = reading([
    "사업명|재원|예산액|집행액",
    "급식|국비|4|4",
    "|지방비|9|1",
    "|시비|2|1",
    "|구비|3|0",
  ]);
  for (const read of [columns, rows]) expect(codesOf(read)).toContain("local-share-unclear");
});

test("one fund beside the whole leaves the rest unsplit; more than the whole is named with its project", () => {
  const lines = ["사업명|예산액||집행액|", "|계|구비|계|구비", "급식|9|4|5|2"];
  const record = recordOf(reading(lines), "급식");
  expect(amountsOf(record, "appropriation")).toEqual({ municipal: 4_000n, unsplit: 5_000n });
  expect(amountsOf(record, "expenditure")).toEqual({ municipal: 2_000n, unsplit: 3_000n });
  const more = reading(lines.with(2, "급식|9|10|5|2"));
  expect(more.findings.find(({ code }) => code === "fund-sum-differs")).toMatchObject({ value: "급식" });
});

test("보조사업 and 자체사업 are parts of the whole beside them", () => {
  const lines = ["사업명|예산액|||집행액", "|계|보조사업|자체사업|", "급식|9|4|5|5"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "appropriation")).toEqual({ unsplit: 9_000n });
});

test.each(["|||%", "||금액|%", "||금액|(%)", "||액|비율", "||누계액|%"])(
  "under one 집행액 over two columns, %s are its amount and its rate",
  (words) => {
    const lines = ["사업명|예산액|집행액|", words, "급식|10|4|40.0"];
    const record = recordOf(reading(lines), "급식");
    expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 4_000n });
  },
);

test.each(["집행현황(10.31.)", "지출 현황(2020.10.31.)", "집행현황"])(
  "%s over an amount and a rate is what was spent, and what is expected by the year's end is not",
  (spent) => {
    const lines = [
      `사업명|예산액|${spent}||연말 집행전망|`,
      "||금액|비율(%)|금액|비율(%)",
      "급식|10|4|40.0|9|90.0",
    ];
    const record = recordOf(reading(lines), "급식");
    expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 4_000n });
    expect(codesOf(reading(lines))).not.toContain("printed-rate-differs");
  },
);

test.each(["목표대비 집행률(%)", "실집행률", "연말 집행률(%)", "배정대비 집행률", "계약 집행률"])(
  "%s is no rate of the budget",
  (rate) => {
    const lines = [`사업명|예산액|집행액|집행률|${rate}`, "급식|10|4|40.0|90.0"];
    expect(codesOf(reading(lines))).not.toContain("printed-rate-differs");
  },
);

test.each(["최종예산(현액)", "예산액(예산현액)", "예산액(현액 기준)"])(
  "%s is the budget with what is carried over",
  (word) => {
    const lines = [`사업명|${word}|집행액`, "급식|9|4"];
    expect(amountsOf(recordOf(reading(lines), "급식"), "current-budget")).toEqual({ unsplit: 9_000n });
  },
);

test.each(["보조사업명", "국고보조사업명", "주요사업명", "공모사업명"])("%s names projects", (word) => {
  const lines = [`${word}|예산액|집행액`, "급식|9|4"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "expenditure")).toEqual({ unsplit: 4_000n });
});

test.each(["단위·세부사업", "단위/세부사업명"])("rows under %s are projects", (header) => {
  const lines = [`${header}|예산액|집행액`, "급식|9|5"];
  expect(amountsOf(recordOf(reading(lines), "급식"), "expenditure")).toEqual({ unsplit: 5_000n });
});

test.each(["부서/사업명", "부서별·사업별"])("departments head their projects under %s", (header) => {
  const lines = [
    `${header}|예산액|집행액`,
    "복지정책과|16|9",
    "급식|9|5",
    "돌봄|7|4",
    "건설과|5|4",
    "포장|5|4",
  ];
  const result = reading(lines);
  expect(recordOf(result, "급식").project.department).toBe("복지정책과");
  expect(recordOf(result, "포장").project.department).toBe("건설과");
});

describe("a unit in each amount", () => {
  const under = (...rows: readonly string[]) => {
    const lines = ["2020년 주요업무 보고", "□ 예산현황", "사업명|예산액|집행액", ...rows];
    return readText(lines.map((line) => line.replaceAll("|", "\t")).join("\n"), { asOf });
  };

  test("is the unit of the table", () => {
    const result = under("급식|9천원|5천원", "돌봄|7천원|-");
    expect(amountsOf(recordOf(result, "급식"), "expenditure")).toEqual({ unsplit: 5_000n });
  });

  test.each([
    ["급식|9천원|5천원", "돌봄|7백만원|4천원"],
    ["급식|9천원|5천원", "돌봄|7|4천원"],
    ["급식|9|5", "돌봄|7|4"],
  ])("is asked for where an amount bears another one, or none: %s", (...rows) => {
    expect(expectRefused(under(...rows)).join()).toMatch(/unit-/);
  });
});

test("tables of years behind bullets are told apart, and this year's is read", () => {
  const table = (spent: string) => ["사업명|예산액|집행액", `급식|9|${spent}`, ""];
  const years = [
    "○ 2018년",
    ...table("3"),
    "○ 2019년",
    ...table("4"),
    "○ 2020년(10.31. 현재)",
    ...table("5"),
  ];
  expect(amountsOf(recordOf(reading(years, {}), "급식"), "expenditure")).toEqual({ unsplit: 5_000n });
});

test("a rate of the commitments in every row is told once; one that is not is told by its row", () => {
  const lines = ["사업명|예산액|원인행위액|집행액|집행률", "급식|10|8|4|80.0", "돌봄|20|10|5|50.0"];
  const ofRates = (rows: readonly string[]) =>
    codesOf(reading(rows)).filter((code) => code.startsWith("printed-rate"));
  expect(ofRates(lines)).toEqual(["printed-rate-of-commitments"]);
  expect(ofRates(lines.with(2, "돌봄|20|10|5|25.0"))).toEqual(["printed-rate-differs"]);
  expect(ofRates(lines.with(1, "급식|10|8|4|40.0").with(2, "돌봄|20|10|5|25.0"))).toEqual([]);
});

test.each([
  ["기준일|2020-10-31|단위|천원", "급식"],
  ["부서|급식과|기준일|2020. 10. 31.|단위|천원", "급식"],
])("the box %s over a table states day and unit", (box, name) => {
  const lines = ["2020년 세출예산 집행현황", box, "", "세부사업명|예산액|집행액", `${name}|9|4`];
  const text = lines.map((line) => line.replaceAll("|", "\t")).join("\n");
  const record = recordOf(readText(text, {}), name);
  expect(record.asOf).toBe("2020-10-31");
  expect(amountsOf(record, "expenditure")).toEqual({ unsplit: 4_000n });
});
