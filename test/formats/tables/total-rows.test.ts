import { describe, expect, test } from "vitest";
import type { SummedRow } from "../../../shared/formats/tables/row-groups.ts";
import { isTotalName } from "../../../shared/formats/tables/total-names.ts";
import { checkTotals } from "../../../shared/formats/tables/total-rows.ts";
import { codesOf, day, expectRead, expectRefused, readText } from "../readings.ts";

function rows(...named: readonly (readonly [string, bigint | null])[]): readonly SummedRow[] {
  return named.map(([name, amount], at) => ({
    row: at + 2,
    name,
    amounts: new Map(amount === null ? [] : [["예산액", amount]]),
  }));
}

describe("total rows", () => {
  test.each([
    "계",
    "합 계",
    "총계",
    "복지정책과 요약",
    "소 계",
    "[합계]",
    "【합계】",
    "<계>",
    "- 계 -",
    "-계",
    "복지정책과 소계",
    "복지정책과 계",
    "복지정책과 합 계",
    "복지정책과소계",
    "건설과계",
    "일반회계 소계",
    "특별회계 계",
    "수질개선특별회계소계",
    "부서계",
    "부서 계",
    "부서별 소계",
    "전체 합계",
    "총합계",
    "1분기 소계",
    "6월 계",
    "소계(복지정책과)",
    "(복지정책과) 소계",
    "소계: 복지정책과",
    "소계 복지정책과",
    "※ 소계",
    "※ 소계 ",
    "소계 .",
    "소계*",
    "1. 소계",
    "합 계 (2건)",
    "합계 2건",
    "소계 3개 사업",
    "합계(3개 사업)",
    "소\u200b계",
    "소　계",
    "소계".normalize("NFD"),
    "（소계）",
    "SUBTOTAL",
    "Sub Total",
    "sub-total",
    "Grand Total",
    "ＴＯＴＡＬ",
    "Total (2)",
    "Welfare total",
    "총 합",
    "합계액",
    "세출합계",
    "쪽계",
    "쪽 소계",
    "당면계",
    "이월계",
    "이월 누계",
    "현재계",
    "차면이월",
    "전면 이월액",
    "앞쪽에서 이월",
  ])("are known by the name %j", (name) => {
    expect(isTotalName(name)).toBe(true);
  });

  test.each([
    "회계",
    "체계 구축",
    "합계획",
    "",
    "농어촌소득지원특별회계",
    "구제역청정유지상시방역체계",
    "소하천정비 종합계획 수립(전환사업)",
    "보전지출(통합계정)",
    "도로 설계",
    "인구 통계",
    "사회조사 종합계",
    "합계출산율 제고",
    "합계 출산율 제고 사업",
    "생계 지원",
    "소계리 마을안길 정비",
    "총계약 관리",
    "예산요약",
    "Total Care 지원",
    "전체",
    "계남면 청사 관리",
    "이월",
    "차면이월 시설 정비",
    "명시이월",
    "이월체납액 정리",
    "총합보육 지원",
    "세출예산 설계",
  ])("are not taken from the name %j", (name) => {
    expect(isTotalName(name)).toBe(false);
  });

  test.each([
    ["above its rows", rows(["계", 3n], ["가", 1n], ["나", 2n])],
    ["below its rows", rows(["가", 1n], ["나", 2n], ["계", 3n])],
    ["of groups below", rows(["가", 1n], ["소계", 1n], ["나", 2n], ["다", 3n], ["소계", 5n], ["합계", 6n])],
    ["of groups above", rows(["합계", 6n], ["소계", 1n], ["가", 1n], ["소계", 5n], ["나", 2n], ["다", 3n])],
    [
      "of groups of groups",
      rows(
        ["가", 1n],
        ["소계", 1n],
        ["나", 2n],
        ["소계", 2n],
        ["계", 3n],
        ["다", 4n],
        ["소계", 4n],
        ["계", 4n],
        ["총계", 7n],
      ),
    ],
    [
      "of departments inside accounts, under one word",
      rows(
        ["가", 1n],
        ["과 계", 1n],
        ["나", 2n],
        ["국 계", 2n],
        ["일반회계 계", 3n],
        ["다", 4n],
        ["특별회계 계", 4n],
      ),
    ],
    [
      "of pages, carried over to the next",
      rows(
        ["가", 1n],
        ["나", 2n],
        ["쪽계", 3n],
        ["차면이월", 3n],
        ["전면이월", 3n],
        ["다", 4n],
        ["쪽계", 4n],
        ["누계", 7n],
        ["이월계", 7n],
        ["라", 5n],
        ["합계", 12n],
      ),
    ],
    ["over blank cells", rows(["가", 1n], ["나", null], ["계", 1n])],
  ])("agree %s", (_, table) => {
    expect(checkTotals(table, 0n)).toEqual([]);
  });

  test("that differ stop the file and name both figures and the rows", () => {
    const [finding, ...more] = checkTotals(rows(["가", 1_000n], ["나", 2_000n], ["계", 3_500n]), 0n);
    expect(more).toEqual([]);
    expect(finding).toMatchObject({
      code: "total-differs",
      consequence: "reject",
      row: 4,
      column: "예산액",
      value: "3,500",
    });
    for (const figure of ["3,500", "3,000", "2-3"]) expect(finding?.ko).toContain(figure);
  });

  test.each([
    [1_000n, "total-rounded"],
    [1_001n, "total-differs"],
  ])("off by %s won over two rows in 천원 are %s", (off, code) => {
    const findings = checkTotals(rows(["가", 1_000n], ["나", 2_000n], ["계", 3_000n + off]), 1_000n);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});

describe("a row without a name", () => {
  const header = "부서,사업명,예산액,집행액";
  const own = ["총무과,급식,10,5", "총무과,돌봄,20,9"];
  const read = (...lines: readonly string[]) =>
    readText([header, ...lines].join("\n"), { unit: "천원", asOf: day("2020-06-30") });

  test.each([
    ["below", [...own, ",,30,14"]],
    ["above", [",,30,14", ...own]],
    ["beside subtotals, with its department", ["총무과,소계,30,14", ...own, "총무과,,30,14"]],
  ])("is the total of all others %s it, and told", (_, lines) => {
    const reading = read(...lines);
    expect(expectRead(reading).records.map(({ project }) => project.name)).toEqual(["급식", "돌봄"]);
    expect(codesOf(reading)).toEqual(["total-unnamed"]);
  });

  test.each([
    ["that is no sum", [...own, ",,30,15"]],
    ["of one project, which it may repeat", [own[0] ?? "", ",,10,5"]],
    ["beside another", [...own, ",,30,14", ",,30,14"]],
    ["of nothing", ["총무과,급식,0,0", "총무과,돌봄,0,0", ",,0,0"]],
  ])("stops the file %s", (_, lines) => {
    expect(expectRefused(read(...lines))[0]).toMatch(/name-missing/);
  });
});
