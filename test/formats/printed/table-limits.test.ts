// What stands above, beside, below or inside a printed table and names a year, an account, a fund or a stage of spending.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, expectRefused, readText } from "../readings.ts";

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
  ])("holds for the rows below the band %s, up to %s", (last, own) => {
    const lines = ["□ 예산현황", stated, rows[0] ?? "", `${last}||`, "급식|9|4", `${own}||`, "돌봄|7|5"];
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
