import { describe, expect, it } from "vitest";
import { isTotalName, type SummedRow } from "../../shared/formats/row-groups.ts";
import { checkTotals } from "../../shared/formats/total-rows.ts";

function rows(...named: readonly (readonly [string, bigint | null])[]): readonly SummedRow[] {
  return named.map(([name, amount], at) => ({
    row: at + 2,
    name,
    amounts: new Map(amount === null ? [] : [["예산액", amount]]),
  }));
}

describe("total rows", () => {
  it.each(["계", "합 계", "총계", "소 계", "[합계]"])("are known by the name %j", (name) => {
    expect(isTotalName(name)).toBe(true);
  });

  it.each(["회계", "체계 구축", "합계획", ""])("are not taken from the name %j", (name) => {
    expect(isTotalName(name)).toBe(false);
  });

  it.each([
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
    ["over blank cells", rows(["가", 1n], ["나", null], ["계", 1n])],
  ])("agree %s", (_, table) => {
    expect(checkTotals(table, 0n)).toEqual([]);
  });

  it("that differ stop the file and name both figures and the rows", () => {
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

  it.each([
    [1_000n, "total-rounded"],
    [1_001n, "total-differs"],
  ])("off by %s won over two rows in 천원 are %s", (off, code) => {
    const findings = checkTotals(rows(["가", 1_000n], ["나", 2_000n], ["계", 3_000n + off]), 1_000n);
    expect(findings.map((finding) => finding.code)).toEqual([code]);
  });
});
