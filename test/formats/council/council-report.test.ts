import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { businessTable, type CouncilParts, councilText } from "./council-text.ts";
import { amountsOf, codesOf, day, expectRead, expectRefused, readText, recordOf } from "../readings.ts";

const read = (over: Partial<CouncilParts> = {}, context = {}) => readText(councilText(over), context);

describe("a council report", () => {
  test.each([
    [
      "without pages",
      ["보고 순서", "Ⅰ. 일반현황", "Ⅱ. 주요업무 추진실적", "Ⅲ. 2021년 주요업무 추진계획", "1. 일반현황"],
    ],
    [
      "with pages on lines of their own",
      [
        "보고 순서",
        "Ⅰ. 일반현황",
        "2",
        "Ⅱ. 주요업무 추진실적",
        "4",
        "Ⅲ. 2021년 주요업무 추진계획",
        "7",
        "1. 일반현황",
      ],
    ],
  ])("is of its own year under a contents list %s that ends in next year's plans", (_, listed) => {
    const text = [
      "2020년 주요업무 보고",
      "사회적경제과",
      ...listed,
      "예산현황",
      "(단위: 천원)",
      "단위사업명\t예산액\t집행액\t\t집행률(%)\n\t\t10.31.기준\t12.31.까지\t",
      "계\t380\t190\t300\t50.0",
      "마을 살리기\t300\t150\t250\t50.0",
      "기본경비\t80\t40\t50\t50.0",
    ];
    expect(expectRead(readText(text.join("\n"))).records).toHaveLength(2);
  });

  test("gives its unit projects in won, dated by its headers", () => {
    const record = recordOf(read(), "기본경비");
    expect(record.asOf).toBe("2020-10-31");
    expect(record.project).toMatchObject({ tier: "unit-project", department: "사회적경제과" });
    expect(record.entries).toEqual([
      {
        measure: "appropriation",
        fund: "unsplit",
        date: "2020-10-31",
        amount: 80_000n,
        kind: "cumulative",
        object: null,
      },
      {
        measure: "expenditure",
        fund: "unsplit",
        date: "2020-10-31",
        amount: 40_000n,
        kind: "cumulative",
        object: null,
      },
      {
        measure: "plan",
        fund: "unsplit",
        date: "2020-12-31",
        amount: 50_000n,
        kind: "cumulative",
        object: null,
      },
    ]);
  });

  test("gives a unit project the funds and the rows of its businesses", () => {
    const record = recordOf(read(), "마을 살리기");
    expect(amountsOf(record, "appropriation")).toEqual({ provincial: 40_000n, municipal: 260_000n });
    expect(amountsOf(record, "expenditure")).toEqual({ provincial: 20_000n, municipal: 130_000n });
    expect(amountsOf(record, "plan")).toEqual({ unsplit: 250_000n });
    expect(record.rows).toHaveLength(3);
    expect(recordOf(read(), "마을 가게").project).toMatchObject({
      tier: "business",
      unitProject: "마을 살리기",
    });
  });

  test("shows a business that fits no unit project apart, and says that it is not added", () => {
    const reading = read({
      contents: ["- ① 마을 가게 4"],
      businesses: [businessTable("70 (구비)\t10 (구비)\t14.3")],
    });
    expect(recordOf(reading, "마을 가게").project.unitProject).toBeNull();
    expect(amountsOf(recordOf(reading, "마을 살리기"), "appropriation")).toEqual({ unsplit: 300_000n });
    expect(codesOf(reading)).toContain("business-stands-apart");
  });

  test.each([
    ["bars", (text: string) => text.replace(/^(.*\t.*)$/gm, (line) => `| ${line.replaceAll("\t", " | ")} |`)],
    ["runs of spaces", (text: string) => text.replace(/\t+/g, "    ")],
    ["wide gaps with CRLF", (text: string) => text.replace(/\t+/g, "   ").replaceAll("\n", "\r\n")],
    ["decomposed Hangul", (text: string) => text.normalize("NFD")],
  ])("reads the same from %s", (_, change) => {
    expect(readText(change(councilText())).findings).toEqual(read().findings);
    expect(expectRead(readText(change(councilText()))).records).toEqual(expectRead(read()).records);
  });

  test("reads a table whose one header row dates its columns", () => {
    const header = "사업명\t예산액(천원)\t집행액(2020.10.31.기준)\t집행액(12.31.까지)\t집행률";
    expect(expectRead(read({ header, unit: "\n" })).records).toEqual(expectRead(read()).records);
  });

  test("finds its columns by their headers, in any order", () => {
    const header = "구분\t집행액(10.31.현재)\t비고\t예산액";
    const reading = read({ header, rows: ["기본경비\t50\t-\t100"], businesses: [] });
    expect(amountsOf(recordOf(reading, "기본경비"), "expenditure")).toEqual({ unsplit: 50_000n });
    expect(codesOf(reading)).toContain("column-ignored");
  });

  test("takes a blank amount as not stated", () => {
    const record = recordOf(read({ rows: ["기본경비\t100\t50\t\t50.0"] }), "기본경비");
    expect(amountsOf(record, "plan")).toEqual({});
  });

  test("goes on after a page break inside the table", () => {
    const rows = [
      "계\t380\t190\t300\t50.0",
      "마을 살리기\t300\t150\t250\t50.0",
      "",
      "3",
      "",
      "기본경비\t80\t40\t50\t50.0",
    ];
    expect(recordOf(read({ rows }), "기본경비").rows).toEqual([14]);
  });
});

describe("the unit and the day of a council report", () => {
  test.each([
    ["(단위: 원)", 80n],
    ["( 단 위 : 백만원 )", 80_000_000n],
    ["(단위: 억원)", 8_000_000_000n],
  ])("are read from %s", (unit, won) => {
    const reading = read({ unit, businesses: [] });
    expect(amountsOf(recordOf(reading, "기본경비"), "appropriation")).toEqual({ unsplit: won });
  });

  const undated = "단위사업명\t예산액\t집행액\t비고\t집행률(%)";

  test("are the sender's where the file is silent", () => {
    const reading = read(
      { unit: "", header: undated, businesses: [] },
      { unit: "원", asOf: day("2020-09-30") },
    );
    expect(recordOf(reading, "기본경비")).toMatchObject({ asOf: "2020-09-30" });
  });

  test("take a day without a year as one of the fiscal year", () => {
    const reading = readText(councilText().replace("2020년 주요업무", "2019년 주요업무"), {
      asOf: day("2019-10-31"),
      fiscalYear: 2019,
    });
    expect(recordOf(reading, "기본경비").asOf).toBe("2019-10-31");
  });

  test.each([
    ["no unit", { unit: "", businesses: [] }, {}, ["unit-unknown@7"]],
    [
      "an unknown unit",
      { unit: "(단위: 만원)", businesses: [] },
      { unit: "원" as const },
      ["unit-unknown@7"],
    ],
    ["another unit than the sender's", { businesses: [] }, { unit: "원" as const }, ["unit-conflict@7"]],
    ["no day", { header: undated }, {}, ["as-of-unknown"]],
    ["another day than the sender's", {}, { asOf: day("2020-09-30") }, ["as-of-conflict@7"]],
    [
      "a day that is none",
      { header: undated.replace("집행액", "집행액(13.31.기준)") },
      {},
      ["as-of-unknown@7"],
    ],
    [
      "a year that is not the fiscal year",
      { header: undated.replace("집행액", "집행액(2019.10.31.기준)") },
      {},
      ["as-of-outside-year@7"],
    ],
  ])("stop the file with %s", (_, parts, context, codes) => {
    const reading = read(parts, context);
    expect(expectRefused(reading)).toEqual(codes);
  });
});

describe("a council report is refused whole", () => {
  test("with every bad cell listed by row and header", () => {
    const rows = [
      "마을 살리기\t300\t1,50\t250\t50.0",
      "기본경비\t100\t50\t50△\t50.0",
      "홍보\t0.0001\t#REF!\t1\t",
    ];
    expect(expectRefused(read({ rows }))).toEqual([
      "amount-commas-misplaced@9",
      "amount-sign-misplaced@10",
      "amount-below-one-won@11",
      "amount-formula-error@11",
    ]);
    expect(read({ rows }).findings[0]).toMatchObject({ column: "집행액 10.31.기준", value: "1,50" });
  });

  test.each([
    [
      "a total that differs",
      { rows: ["계\t500\t50\t50\t", "기본경비\t100\t50\t50\t50.0"] },
      ["total-differs@9"],
    ],
    ["a row that slipped", { rows: ["기본경비\t100\t50\t50\t50.0", "홍보\t100\t50"] }, ["row-ragged@10"]],
    [
      "a row without separators",
      { rows: ["기본경비\t1,100\t50\t50\t4.5", "홍보 1,200 1,000 1,100 83.3"] },
      ["row-ragged@10"],
    ],
    [
      "one name twice",
      { rows: ["기본경비\t100\t50\t50\t50.0", "기본 경비\t1\t1\t1\t100"] },
      ["project-twice@10"],
    ],
    ["no name", { rows: ["\t100\t50\t50\t50.0"] }, ["name-missing@9"]],
    [
      "a second table of unit projects",
      { after: "단위사업명\t예산액\t집행액(10.31.기준)\n홍보\t1\t1" },
      ["unit-table-ambiguous@31"],
    ],
    [
      "funds that do not add up",
      { contents: [], businesses: [businessTable("100 (시 40, 구 62)\t50 (구비)\t50.0")] },
      ["fund-sum-differs@20"],
    ],
    [
      "a business of two rows",
      { businesses: [businessTable("100 (구비)\t50 (구비)\t50.0\n1\t1\t100")] },
      ["table-rows@21"],
    ],
  ])("for %s", (_, parts, codes) => {
    expect(expectRefused(read(parts))).toEqual(codes);
  });

  test("not for a total that the rounding of its unit explains", () => {
    const reading = read({
      rows: ["계\t401\t50\t50\t", "마을 살리기\t300\t0\t0\t0.0", "기본경비\t100\t50\t50\t50.0"],
      businesses: [],
    });
    expect(codesOf(reading)).toContain("total-rounded");
    expectRead(reading);
  });
});

describe("a council report is read with a note", () => {
  test.each([
    [
      "a blank header over figures",
      { header: "단위사업명\t예산액\t집행액(10.31.기준)\t\t집행률" },
      "column-ignored",
    ],
    ["units that differ from table to table", { unit: "(단위: 원)" }, "units-mixed"],
    [
      "fewer businesses than its contents list",
      { businesses: [businessTable("100 (구비)\t50 (구비)\t50.0")] },
      "business-count-differs",
    ],
    ["a printed rate that is wrong", { rows: ["기본경비\t80\t40\t50\t50.1"] }, "printed-rate-differs"],
    [
      "a row without figures",
      { rows: ["청년 창업 지원\t\t\t\t", "기본경비\t80\t40\t50\t50.0"] },
      "row-without-amounts",
    ],
  ])("for %s", (_, parts, code) => {
    expectRead(read(parts));
    expect(codesOf(read(parts))).toContain(code);
  });
});

describe("a damaged council report", () => {
  test("never turns a minus into a plus", () => {
    const mark = fc.constantFrom("△", "▲", "-", "−", "(", "△ ", "\t△", "|△");
    fc.assert(
      fc.property(mark, fc.nat({ max: 20 }), (sign, at) => {
        const row = "홍보 활동\t1,234\t1,000\t1,100\t81.0";
        const reading = read({ rows: [row.slice(0, at) + sign + row.slice(at)], businesses: [] });
        if (reading.kind === "refused") return;
        const [record] = reading.records;
        const amounts = (record?.entries ?? []).map(({ amount }) => amount);
        const isInName = record?.project.name.includes(sign.trim()) === true;
        expect(isInName || amounts.some((amount) => amount < 0n)).toBe(true);
      }),
    );
  });
});
