/** Whether a table is the one that was taught: the same words, whatever their spaces, width, case and places. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fingerprintOf, headerDifference } from "../../../shared/domain/mappings/table-headers.ts";

const of = (...headers: readonly string[]) =>
  headers.map((text) => {
    const [header = "", group = ""] = text.split("|");
    return { header, group };
  });
const taught = of("사업명칭", "과", "예산(천원)", "지출 누계");

describe("a table is the one that was taught", () => {
  test.each([
    ["written with other spaces", of("사업 명칭", "과", "예산 (천원)", "지출누계")],
    ["in wide letters", of("사업명칭", "과", "예산（천원）", "지출　누계")],
    ["with columns moved", of("지출 누계", "과", "사업명칭", "예산(천원)")],
  ])("%s", (_, found) => {
    expect(fingerprintOf(found)).toBe(fingerprintOf(taught));
    expect(headerDifference(taught, found)).toEqual({ missing: [], added: [] });
  });

  test.each([
    ["day", "집행액(6.30.기준)", "집행액 (7. 31. 기준)"],
    ["month's end", "6월말 집행액", "10월 말 집행액"],
    ["month's end in brackets", "지출 누계(6월말)", "지출누계(7월말)"],
    ["month's end over it", "국비|6월말 집행액", "국비|7월말 집행액"],
    ["month's end of a year", "2026년 6월말 지출액", "2026년 7월말 지출액"],
  ])("of another %s in its header", (_, one, other) => {
    expect(fingerprintOf(of("사업", one))).toBe(fingerprintOf(of("사업", other)));
  });
});

describe("a table is another one", () => {
  test.each([
    ["renamed", of("사업명칭", "부서", "예산(천원)", "지출 누계"), ["과"], ["부서"]],
    ["doubled", of("사업명칭", "과", "예산(천원)", "지출 누계", "지출 누계"), [], ["지출 누계"]],
    ["new", of("사업명칭", "과", "예산(천원)", "지출 누계", "교부"), [], ["교부"]],
    [
      "of a plan by another month",
      of("사업명칭", "과", "예산(천원)", "지출 누계", "7월말 집행계획"),
      [],
      ["7월말 집행계획"],
    ],
    ["gone", of("사업명칭", "예산(천원)", "지출 누계"), ["과"], []],
    ["of another unit", of("사업명칭", "과", "예산(백만원)", "지출 누계"), ["예산(천원)"], ["예산(백만원)"]],
    [
      "under another group",
      of("사업명칭", "과", "예산(천원)|이월", "지출 누계"),
      ["예산(천원)"],
      ["예산(천원)"],
    ],
  ])("where a header is %s", (_, found, missing, added) => {
    expect(fingerprintOf(found)).not.toBe(fingerprintOf(taught));
    const difference = headerDifference(taught, found);
    expect(difference.missing.map(({ header }) => header)).toEqual(missing);
    expect(difference.added.map(({ header }) => header)).toEqual(added);
  });

  test.each([
    ["6월말 계획", "7월말 계획"],
    ["집행계획|6월말", "집행계획|7월말"],
    ["6월말까지 집행", "7월말까지 집행"],
    ["6월 집행액", "7월 집행액"],
    ["6월말 누계", "7월말 누계"],
  ])("where %s is %s: a plan or an amount of another month", (one, other) => {
    expect(fingerprintOf(of("사업", one))).not.toBe(fingerprintOf(of("사업", other)));
  });

  test("where two headers are alike and other columns moved: only their order tells them apart", () => {
    expect(fingerprintOf(of("사업", "국비", "국비"))).not.toBe(fingerprintOf(of("국비", "사업", "국비")));
  });
});

test("differs from another by its fingerprint wherever it differs by a header", () => {
  const headers = fc.array(fc.constantFrom(...of("가", "나", "다|예산", "다|지출", "라")), { maxLength: 6 });
  fc.assert(
    fc.property(headers, headers, (one, other) => {
      const { missing, added } = headerDifference(one, other);
      const isSame = fingerprintOf(one) === fingerprintOf(other);
      expect(isSame && missing.length + added.length > 0).toBe(false);
    }),
  );
});
