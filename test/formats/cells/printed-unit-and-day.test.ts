import { describe, expect, test } from "vitest";
import {
  asOfDatesIn,
  unitInHeader,
  unitInLine,
  untilDatesIn,
} from "../../../shared/formats/cells/printed-unit-and-day.ts";

describe("a day printed in a header", () => {
  test.each([
    ["집행액 10.31.기준", "2020-10-31"],
    ["10. 31. 현재", "2020-10-31"],
    ["2020.10.31.기준", "2020-10-31"],
    ["'20.10.31 기준", "2020-10-31"],
    ["’20. 10. 31. 기준", "2020-10-31"],
    ["`19. 12. 31. 기준", "2019-12-31"],
    ["´19.12.31. 현재", "2019-12-31"],
    ["20.10.31 기준", "2020-10-31"],
    ["집행률(%) (10.31.기준)", "2020-10-31"],
    ["10월 31일 현재", "2020-10-31"],
    ["10월말 기준", "2020-10-31"],
    ["2월말 기준", "2020-02-29"],
    ["2019.12.31.(화) 기준", "2019-12-31"],
    ["19/12/31 기준", "2019-12-31"],
    ["집행액(19-12-31 현재)", "2019-12-31"],
    ["10/31 기준", "2020-10-31"],
    ["기준일자 : 20191231", "2019-12-31"],
    ["20191231 현재", "2019-12-31"],
    ["2019.12.31 18:00 현재", "2019-12-31"],
    ["2019. 12. 31. 24:00:00 기준", "2019-12-31"],
    ["13.45.기준", null],
  ])("is read from %j", (header, date) => {
    expect(asOfDatesIn(header, 2020).map((printed) => printed.date)).toEqual([date]);
  });

  test.each([
    ["12.31.까지", "2020-12-31"],
    ["집행액 12. 31. 까지(예정)", "2020-12-31"],
  ])("is a plan's in %j", (header, date) => {
    expect(untilDatesIn(header, 2020).map((printed) => printed.date)).toEqual([date]);
    expect(asOfDatesIn(header, 2020)).toEqual([]);
  });

  test.each([
    "집행률(%)",
    "353개 (10.31)",
    "기준금액",
    "2020년 기준",
    "집행액 20191231",
    "2020/1/4분기 기준",
  ])("is not seen in %j", (header) => {
    expect(asOfDatesIn(header, 2020)).toEqual([]);
  });
});

describe("a unit printed beside a table", () => {
  test.each([
    ["(단위: 천원)", "천원"],
    ["( 단위 : 백 만 원 )", "백만원"],
    ["(단위:원)", "원"],
    ["［단위： 억원］", "억원"],
    ["단위 천원", "천원"],
    ["(단위: 천원, %)", "천원"],
    ["(10.31. 기준, 단위: 천원)", "천원"],
  ])("is read from %j", (line, unit) => {
    expect(unitInLine(line)).toEqual({ kind: "unit", unit });
  });

  test.each(["(단위: 명)", "단위사업명\t예산액\t집행액", "총 93,500천원", ""])(
    "is not seen in %j",
    (line) => {
      expect(unitInLine(line)).toBeNull();
    },
  );

  test.each(["(단위: 만원)", "(단위: 천원, 백만원)"])("is unclear in %j", (line) => {
    expect(unitInLine(line)).toMatchObject({ kind: "unclear" });
  });

  test("is read from a header's brackets", () => {
    expect(unitInHeader("예산액(천원)")).toEqual({ kind: "unit", unit: "천원" });
    expect(unitInHeader("집행률(%)")).toBeNull();
    expect(unitInHeader("예산액(만원)")).toMatchObject({ kind: "unclear" });
  });
});

test.each([
  ["(단위: 1,000원)", "천원"],
  ["(단위 : 000원)", "천원"],
  ["(단위: 1,000,000원)", "백만원"],
  ["(단위: 千원)", "천원"],
  ["(단위:천)", "천원"],
  ["(단위 : 백만)", "백만원"],
  ["단위=천원", "천원"],
  ["(금액: 천원)", "천원"],
  ["금액단위(천원)", "천원"],
  ["Unit: KRW 1,000", "천원"],
  ["(in 1,000 KRW)", "천원"],
])("%s is a unit in other words", (line, unit) => {
  expect(unitInLine(line)).toEqual({ kind: "unit", unit });
});

test.each([
  "(1,000)",
  "1,000",
  "예산액 1,000",
  "금액: 1,000원",
  "총 금액 3,000원",
  "(단위: 천명)",
  "단위사업: 천",
])("%s is none", (line) => {
  expect(unitInLine(line)).toBeNull();
});

test.each([
  ["(26.9.30일자)", "2026-09-30"],
  ["제2회 추경 기준 2026.9.30", "2026-09-30"],
  ["26.9.30일자 예산 집행현황", "2026-09-30"],
])("%s says a day", (line, date) => {
  expect(asOfDatesIn(line, 2026).map((found) => found.date)).toEqual([date]);
});

test.each(["10.31. 일자리 사업", "10.31 자료"])("%s says none", (line) => {
  expect(asOfDatesIn(line, 2026)).toEqual([]);
});
