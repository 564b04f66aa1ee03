// Several columns of spending, of which the words of one name the day of the figures.
import { describe, expect, test } from "vitest";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { amountsOf, day, expectRefused, readText } from "../readings.ts";

/** What was spent of each project, in thousands of won, and what holds the file; or the first reason why it is refused. */
function spentIn(table: readonly string[], asOf: string | null = "2020-10-31"): string {
  const lines = ["2020년 주요업무 보고", "□ 예산현황", "(단위: 천원)", ...table];
  const text = lines.map((line) => line.replaceAll("|", "\t")).join("\n");
  const reading = readText(text, { asOf: asOf === null ? null : day(asOf) });
  if (reading.kind === "refused") return `refused ${expectRefused(reading)[0] ?? ""}`;
  const held = reading.findings.filter(({ consequence }) => consequence === "hold").map(({ code }) => code);
  const figures = reading.records.map(
    (record) => `${(totalOf(amountsOf(record, "expenditure")) ?? 0n) / 1_000n}`,
  );
  return [...held.map((code) => `held ${code}:`), ...figures].join(" ");
}

const rows = ["급식|500|490|400", "돌봄|700|690|560"];
const ofDay = "400 560";
const ofYear = "490 690";
const asked = `held spending-of-day-unclear: ${ofYear}`;

test.each([
  "10월까지",
  "10월말까지",
  "10월말 현재",
  "10월 현재",
  "10월 누계",
  "10월말",
  "10.31.까지",
  "1~10월",
  "1월∼10월",
  "'20.1.1.~10.31.",
  "10월까지 집행",
  "집행액(10월까지)",
  "10월까지 집행액",
  "10월말 기준 지출액",
])("takes %s for the spending of 31 October, beside 집행액", (words) => {
  expect(spentIn([`사업명|예산액|집행액|${words}`, ...rows])).toBe(ofDay);
});

test.each(["계", "합계", "총계", "누계"])("takes 10월까지 beside %s under 집행액", (whole) => {
  const header = ["사업명|예산액|집행액|", `||${whole}|10월까지`];
  expect(spentIn([...header, ...rows])).toBe(ofDay);
});

test("takes 10월까지 whether it stands before the sum or behind it", () => {
  const table = ["사업명|예산액|집행액|", "||10월까지|계", "급식|500|400|490", "돌봄|700|560|690"];
  expect(spentIn(table)).toBe(ofDay);
});

test.each([
  ["상반기", "2020-06-30"],
  ["상반기까지", "2020-06-30"],
  ["3분기까지", "2020-09-30"],
  ["1/4분기", "2020-03-31"],
  ["1월", "2020-01-31"],
  ["10월까지", "2020-10-15"],
])("takes %s for the spending of %s", (words, asOf) => {
  expect(spentIn([`사업명|예산액|집행액|${words}`, ...rows], asOf)).toBe(ofDay);
});

test.each(["11월까지 예정", "12.31.까지", "10월", "10월분", "전월까지", "10월까지 배정", "10월까지 계획"])(
  "leaves 집행액 alone beside %s, which is no running total of the day",
  (words) => {
    expect(spentIn([`사업명|예산액|집행액|${words}`, ...rows])).toBe(ofYear);
  },
);

test("takes the rate that agrees with the day's column as it is", () => {
  const table = ["사업명|예산액|집행액|10월까지|집행률", "급식|500|490|400|80.0", "돌봄|700|690|560|80.0"];
  expect(spentIn(table)).toBe(ofDay);
});

test.each([
  ["집행률", "98.0", "98.6"],
  ["잔액", "10", "10"],
])("asks where the %s agrees with the other column", (header, first, second) => {
  const table = [
    `사업명|예산액|집행액|10월까지|${header}`,
    `급식|500|490|400|${first}`,
    `돌봄|700|690|560|${second}`,
  ];
  expect(spentIn(table)).toBe(asked);
});

test.each(["9월까지", "9월말 집행액", "상반기까지", "1~9월", "9.30.까지"])(
  "asks where an earlier %s is all that has a day",
  (words) => {
    expect(spentIn([`사업명|예산액|집행액|${words}`, ...rows])).toMatch(/held spending-of-day|refused as-of/);
  },
);

test.each([
  ["집행률", "98.0", "98.6"],
  ["잔액", "10", "10"],
  ["10월", "90", "130"],
])("takes 집행액 beside 9월까지 where %s proves it", (header, first, second) => {
  const table = [
    `사업명|예산액|집행액|9월까지|${header}`,
    `급식|500|490|400|${first}`,
    `돌봄|700|690|560|${second}`,
  ];
  expect(spentIn(table)).toBe(ofYear);
});

test("proves nothing by months that are yet to come", () => {
  const table = ["사업명|예산액|집행액|9월까지|10~12월", "급식|500|490|400|90", "돌봄|700|690|560|130"];
  expect(spentIn(table)).toBe(asked);
});

test("says nothing where both columns state the same", () => {
  expect(spentIn(["사업명|예산액|집행액|10월까지", "급식|500|400|400", "돌봄|700||"])).toBe("400 0");
});

const earlier = ["급식|500|390|400", "돌봄|700|540|560"];

test.each([
  "세부사업명|예산액|집행액(9월말)|집행액(10월말)",
  "세부사업명|예산액|집행액(9.30.)|집행액(10.31.)",
])("takes the latest of several days: %s", (header) => {
  expect(spentIn([header, ...earlier])).toBe(ofDay);
  expect(spentIn([header, ...earlier], null)).toBe(ofDay);
  expect(spentIn([header, ...earlier], "2020-09-30")).toMatch(/^refused as-of-conflict/);
});

test("takes the latest of several days below a header, with its rate and beside their difference", () => {
  const header = ["세부사업명|예산액|집행액|||집행률", "||9월말|10월말|증감|"];
  expect(spentIn([...header, "급식|500|390|400|10|80.0", "돌봄|700|540|560|20|80.0"], null)).toBe(ofDay);
});

test.each(["집행액 계", "집행액 합계", "집행 계"])("knows %s behind the parts that it adds up", (whole) => {
  const parts = (from: string, last: string) => `세부사업명|예산액|${from}|${last}|${whole}`;
  const own = ["급식|500|360|40|400", "돌봄|700|504|56|560"];
  expect(spentIn([parts("9월까지 집행액", "10월 집행액"), ...own])).toBe(ofDay);
});

describe("months below a header with their 누계", () => {
  const months = Array.from({ length: 4 }, (_, at) => `${at + 1}월`);
  const table = (sum: string) => [
    `세부사업명|예산액|월별 집행액||||누계`,
    `||${months.join("|")}|`,
    `급식|500|100|100|100|100|${sum}`,
    "돌봄|700|140|140|140|140|560",
  ];

  test("make up what was spent", () => {
    expect(spentIn(table("400"), "2020-04-30")).toBe(ofDay);
  });

  test("make up nothing where it differs", () => {
    expect(spentIn(table("410"), "2020-04-30")).toMatch(/^refused figure-not-stated/);
  });
});
