// Totals in a dress that no word tells: known by what they add up to.
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkHiddenTotals } from "../../../shared/formats/tables/hidden-totals.ts";
import type { SummedRow } from "../../../shared/formats/tables/row-groups.ts";
import { codesOf, day, expectRead, readText } from "../readings.ts";

const columns = ["예산액", "집행액", "국비"];

function rows(...table: readonly (readonly [string, ...bigint[]])[]): readonly SummedRow[] {
  return table.map(([name, ...amounts], at) => ({
    row: at + 2,
    name,
    amounts: new Map(amounts.map((won, column) => [columns[column] ?? "", won])),
  }));
}

function suspected(table: readonly SummedRow[]): readonly (number | null)[] {
  return checkHiddenTotals(table).map(({ row }) => row);
}

describe("a row that equals the sum of others", () => {
  test.each<[string, readonly SummedRow[], readonly number[]]>([
    ["of all above", rows(["가", 1n, 2n], ["나", 3n, 4n], ["전체", 4n, 6n]), [4]],
    ["of all below", rows(["전체", 4n, 6n], ["가", 1n, 2n], ["나", 3n, 4n]), [2]],
    [
      "of each group",
      rows(
        ["가", 1n, 5n],
        ["나", 3n, 4n],
        ["갑과", 4n, 9n],
        ["다", 7n, 1n],
        ["라", 2n, 2n],
        ["을과", 9n, 3n],
      ),
      [4, 7],
    ],
    [
      "of groups and of all",
      rows(
        ["가", 1n, 5n],
        ["나", 3n, 4n],
        ["갑과", 4n, 9n],
        ["다", 7n, 1n],
        ["라", 2n, 2n],
        ["을과", 9n, 3n],
        ["구청", 13n, 12n],
      ),
      [4, 7, 8],
    ],
    [
      "of a group inside, by digits that agree",
      rows(["가", 123n, 77n], ["나", 45_671n, 312n], ["다", 8_912n, 413n], ["갑과", 54_583n, 725n]),
      [5],
    ],
    [
      "with a zero row among them",
      rows(["가", 1n, 2n], ["빈", 0n, 0n], ["나", 3n, 4n], ["전체", 4n, 6n]),
      [5],
    ],
    ["of all, with one amount in both columns", rows(["가", 1n, 1n], ["나", 2n, 2n], ["전체", 3n, 3n]), [4]],
    ["in one column, over three rows", rows(["가", 1n], ["나", 3n], ["다", 5n], ["전체", 9n]), [5]],
  ])("%s is suspected", (_, table, expected) => {
    expect(suspected(table)).toEqual(expected);
    for (const { consequence } of checkHiddenTotals(table)) expect(consequence).toBe("hold");
  });

  test.each<[string, readonly SummedRow[]]>([
    ["two equal rows", rows(["가", 5n, 2n], ["나", 5n, 2n], ["다", 1n, 1n])],
    ["a row equal to another beside a zero row", rows(["가", 5n, 2n], ["빈", 0n, 0n], ["나", 5n, 2n])],
    ["rows of zeros", rows(["가", 0n, 0n], ["나", 0n, 0n], ["다", 0n, 0n])],
    ["a sum in one column only", rows(["가", 1n, 2n], ["나", 3n, 4n], ["다", 4n, 7n])],
    ["two rows of one round column", rows(["가", 100n], ["나", 200n], ["다", 300n], ["라", 700n])],
    ["totals that say so", rows(["가", 1n, 2n], ["나", 3n, 4n], ["소계", 4n, 6n], ["합계", 4n, 6n])],
    ["two rows", rows(["가", 1n, 2n], ["나", 1n, 2n])],
  ])("is not suspected of %s", (_, table) => {
    expect(suspected(table)).toEqual([]);
  });

  test("is found wherever its group stands (law)", () => {
    const amount = fc.bigInt({ min: 10_000n, max: 10n ** 12n });
    const project = fc.tuple(fc.constant("사업"), amount, amount);
    const groups = fc.array(fc.array(project, { minLength: 2, maxLength: 6 }), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(groups, (all) => {
        const table = all.flatMap((group): readonly (readonly [string, ...bigint[]])[] => [
          ...group,
          [
            "부서",
            group.reduce((sum, [, won]) => sum + won, 0n),
            group.reduce((sum, [, , won]) => sum + won, 0n),
          ],
        ]);
        let at = 1;
        const totals = all.map((group) => (at += group.length + 1));
        expect(suspected(rows(...table))).toEqual(totals);
      }),
    );
  });

  test("of 10,000 is found in less than a blink", () => {
    const many = Array.from({ length: 10_000 }, (_, at): readonly [string, ...bigint[]] => [
      "사업",
      BigInt(at * 7_919 + 13),
      BigInt(at * 104_729 + 7),
    ]);
    const started = performance.now();
    expect(suspected(rows(...many))).toEqual([]);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe("a table with decorated totals", () => {
  const over = { office: "4573000", fiscalYear: 2026, asOf: day("2026-06-30") };
  const table = (...totals: readonly [string, string]) =>
    readText(
      [
        "부서,사업명,예산액,집행액,단위",
        "복지정책과,경로당,100000000,50000000,원",
        "복지정책과,노인,300000000,150000000,원",
        `${totals[0]},400000000,200000000,원`,
        "건설과,하천,200000000,90000000,원",
        "건설과,도로,400000000,100000000,원",
        `${totals[1]},600000000,190000000,원`,
      ].join("\n"),
      over,
    );

  test.each([
    ["복지정책과,복지정책과 소계", "건설과,건설과 소계"],
    ["복지정책과,복지정책과 계", "건설과,건설과 계"],
    [",부서계", ",부서 계"],
    ["복지정책과,※ 소계", "건설과,소\u200b계 ."],
    ["복지정책과 소계,", "건설과 소계,"],
    ["소계,복지정책과", "소계,건설과"],
    ["복지정책과,SUBTOTAL", "건설과,Sub Total"],
  ])("adds %j and %j to nothing", (...totals) => {
    const { records, findings } = expectRead(table(...totals));
    expect(records.map(({ project }) => project.name)).toEqual(["경로당", "노인", "하천", "도로"]);
    expect(findings).toEqual([]);
  });

  test("checks them", () => {
    const reading = readText("부서,사업명,예산액,단위\n과,가,1,원\n과,나,2,원\n과,과 소계,4,원", over);
    expect(codesOf(reading)).toEqual(["total-differs"]);
  });

  test("holds the file for totals that no word tells", () => {
    const reading = table("복지정책과,복지정책과", "건설과,-");
    expect(reading.findings).toMatchObject([
      { code: "total-suspected", consequence: "hold", row: 4 },
      { code: "total-suspected", consequence: "hold", row: 7 },
    ]);
  });
});
