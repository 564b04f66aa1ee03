// Parts of a year in headings, notes and headers: of which year and up to which day the figures below them are.
import { describe, expect, test } from "vitest";
import { spansIn } from "../../../shared/formats/cells/printed-spans.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, day, expectRefused, readText } from "../readings.ts";

const rows = ["사업명|예산액|집행액", "급식|9|4", "돌봄|7|5"];

/** The day and the spending that were read, with what holds the file; or the first reason why it is refused. */
function outcomeOf(lines: readonly string[], asOf: string | null = "2020-10-31", title = "2020년 업무보고") {
  const text = [title, ...lines].map((line) => line.replaceAll("|", "\t")).join("\n");
  const reading = readText(text, { asOf: asOf === null ? null : day(asOf) });
  if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
  const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  const spent = reading.records.map(
    (record) => `${record.project.name} ${(totalOf(amountsOf(record, "expenditure")) ?? 0n) / 1_000n}`,
  );
  return [...held.map((code) => `held ${code}:`), reading.records[0]?.asOf, ...spent].join(" ");
}

const read = "2020-10-31 급식 4 돌봄 5";
const unit = "(단위: 천원)";

test.each([
  ["2019.1.1.~2019.12.31.", "2019-01-01 2019-12-31"],
  ["2019. 1. 1. ~ 12. 31.", "2019-01-01 2019-12-31"],
  ["'19.1.~12.", "2019-01-01 2019-12-31"],
  ["19.1.1.∼19.12.31", "2019-01-01 2019-12-31"],
  ["2019-01-01 ~ 2019-12-31", "2019-01-01 2019-12-31"],
  ["2019년 1월 1일부터 12월 31일까지", "2019-01-01 2019-12-31"],
  ["2019.7.1.~2020.6.30.", "2019-07-01 2020-06-30"],
  ["1~10월", "2020-01-01 2020-10-31"],
  ["1월∼10월", "2020-01-01 2020-10-31"],
  ["9월말", "2020-01-01 2020-09-30"],
  ["2019. 9월말 기준", "2019-01-01 2019-09-30"],
  ["2019년 3/4분기", "2019-07-01 2019-09-30"],
  ["상반기", "2020-01-01 2020-06-30"],
])("a line that prints %s has the days %s", (text, days) => {
  expect(spansIn(text, 2020).map(({ from, to }) => `${from} ${to}`)).toEqual([days]);
});

test.each(["1.5~2.5%", "3~5명", "2020. 10. 31. 현재", "02-123-4567", "13~15월", "예산액", "2018~2022"])(
  "%s prints no part of a year",
  (text) => {
    expect(spansIn(text, 2020)).toEqual([]);
  },
);

describe("a span of another year", () => {
  test.each([
    [["□ 예산현황", "(기간: 2019.1.1.~2019.12.31. / 단위: 천원)"]],
    [["□ 예산현황", "○ 기간 : 2019. 1. 1. ~ 2019. 12. 31.", unit]],
    [["□ 예산현황", "- 집행기간: 2019.1.1.~12.31.", unit]],
    [["□ 집행현황(2019.1.1.~2019.12.31.)", unit]],
    [["□ 집행현황('19.1.~12.)", unit]],
    [["□ 집행현황(2021.1.1.~3.31.)", unit]],
    [["감사대상기간: 2019. 1. 1. ~ 2019. 12. 31.", "□ 예산현황", unit]],
    [["□ 예산현황", "(2019.1.1.~2019.12.31., 2020. 1. 31. 현재)", unit]],
  ])("refuses what stands below %s", (lines) => {
    expect(outcomeOf([...lines, ...rows])).toMatch(/^refused (year-differs|as-of-outside-year)@/);
  });

  test.each([
    [["□ 사업개요", "○ 사업기간: 2019.1.~2019.12.", "(2020. 10. 31. 현재, 단위: 천원)"]],
    [["○ 공사기간: 2019.3.1.~2019.12.31.", "□ 예산현황", unit]],
    [["감사대상기간: 2019.7.1.~2020.6.30.", "□ 예산현황", "(2020. 10. 31. 현재, 단위: 천원)"]],
    [["□ 예산현황(2019.1.1.~12.31. 대비)", "(2020. 10. 31. 현재, 단위: 천원)"]],
  ])("is of something else in %s", (lines) => {
    expect(outcomeOf([...lines, ...rows])).toBe(read);
  });
});

describe("a part of the year in a heading", () => {
  test.each([
    "□ 2020년 9월말 예산 집행현황",
    "□ 2020년 9월 예산 집행현황",
    "□ 2020년 3분기 예산 집행현황",
    "□ 3/4분기 집행현황",
    "□ 2020년 상반기 예산 집행현황",
    "□ 집행현황(2020.1.1.~9.30.)",
    "□ 집행현황(1~9월)",
  ])("contradicts the sender's 31 October: %s", (heading) => {
    expect(outcomeOf([heading, unit, ...rows])).toBe("refused as-of-conflict@2");
  });

  test("contradicts it in the title", () => {
    const lines = [unit, ...rows];
    expect(outcomeOf(lines, "2020-10-31", "2020년 9월말 예산 집행현황")).toBe("refused as-of-conflict@1");
  });

  test.each([
    "□ 2020년 10월말 예산 집행현황",
    "□ 10월 예산 집행현황",
    "□ 집행현황(2020.1.1.~10.31.)",
    "□ 집행현황(1~10월)",
    "□ 상반기 집행현황 및 하반기 집행현황",
    "□ 예산현황(제2회 추경)",
  ])("agrees with it: %s", (heading) => {
    expect(outcomeOf([heading, unit, ...rows])).toBe(read);
  });

  test.each(["□ 2020년 10월말 예산 집행현황", "□ 집행현황(2020.1.1.~10.31.)", "□ 집행현황(1~10월)"])(
    "is the day where nothing else is: %s",
    (heading) => {
      expect(outcomeOf([heading, unit, ...rows], null)).toBe(read);
    },
  );

  test.each(["□ 2020년 3분기 예산 집행현황", "□ 10월 예산 집행현황"])("is no day in %s", (heading) => {
    expect(outcomeOf([heading, unit, ...rows], null)).toBe("refused as-of-unknown");
  });

  test("that begins after the first of January is no running total", () => {
    const heading = "□ 집행현황(2020.7.1.~10.31.)";
    expect(outcomeOf([heading, unit, ...rows])).toBe("refused span-not-from-first-day@2");
  });

  test("says nothing beside a printed day", () => {
    const lines = ["□ 3분기까지 예산 집행현황", "(2020. 10. 31. 현재, 단위: 천원)", ...rows];
    expect(outcomeOf(lines)).toBe(read);
  });
});

describe("the day in a note below the table", () => {
  const below = (note: string) => ["□ 예산현황", unit, ...rows, note];

  test.each([
    "※ 2020. 10. 31. 기준",
    "※ 집행액은 2020. 10. 31. 기준임",
    "* 10.31. 현재",
    "주) 기준일: 2020.10.31.",
  ])("is the day: %s", (note) => {
    expect(outcomeOf(below(note), null)).toBe(read);
  });

  test.each(["※ 집행액은 2020. 9. 30. 기준임", "※ 2020. 9. 30. 기준", "※ 예산액 및 집행액은 9월말 현재임"])(
    "contradicts the sender's: %s",
    (note) => {
      expect(outcomeOf(below(note))).toBe("refused as-of-conflict@7");
    },
  );

  test.each(["※ 예산액은 2020. 9. 1. 기준임", "※ 인구는 2020. 1. 1. 현재", "※ 2회 추경(9.1. 기준) 반영"])(
    "is of something else: %s",
    (note) => {
      expect(outcomeOf(below(note))).toBe(read);
    },
  );
});

describe("a year in two digits, or in brackets", () => {
  test.each(["연도", "년도", "회계연도"])("leaves out the rows of '19 and 19 under %s", (header) => {
    for (const [last, own] of [
      ["'19", "'20"],
      ["19", "20"],
    ])
      expect(
        outcomeOf([
          "□ 예산현황",
          unit,
          `${header}|사업명|예산액|집행액`,
          `${last}|급식|9|4`,
          `${own}|돌봄|7|5`,
        ]),
      ).toBe("held rows-of-other-year: 2020-10-31 돌봄 5");
  });

  test.each([
    ["구분|사업명", ["'19년|급식", "'20년|돌봄"]],
    ["구분|사업명", ["2019|급식", "2020|돌봄"]],
    ["사업명|구분", ["급식|'19년", "돌봄|'20년"]],
    ["사업명|구분", ["급식|전년도", "돌봄|금년도"]],
  ])("leaves out last year's rows under %s", (header, [last, own]) => {
    const table = [`${header}|예산액|집행액`, `${last ?? ""}|9|4`, `${own ?? ""}|7|5`];
    expect(outcomeOf(["□ 예산현황", unit, ...table])).toBe("held rows-of-other-year: 2020-10-31 돌봄 5");
  });

  test.each([
    "예산액('19)|집행액('19)",
    "예산액(2019)|집행액(2019)",
    "2019 예산액|2019 집행액",
    "전년도 예산액|전년도 집행액",
  ])("refuses a table headed %s", (headers) => {
    const table = [`사업명|${headers}`, "급식|9|4", "돌봄|7|5"];
    expect(outcomeOf(["□ 예산현황", unit, ...table])).toMatch(/^refused year-differs@/);
  });

  test("reads the columns of its own year beside last year's", () => {
    const table = ["사업명|예산액('19)|집행액('19)|예산액('20)|집행액('20)", "급식|1|1|9|4", "돌봄|1|1|7|5"];
    expect(outcomeOf(["□ 예산현황", unit, ...table])).toBe(read);
  });
});
