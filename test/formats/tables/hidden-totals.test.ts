// Totals in a dress that no word tells: known by what they add up to.
import { existsSync, readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkHiddenTotals } from "../../../shared/formats/tables/hidden-totals.ts";
import type { SummedRow } from "../../../shared/formats/tables/row-groups.ts";
import { isOfComparison } from "../../../shared/formats/tables/total-names.ts";
import { codesOf, day, expectRead, readText } from "../readings.ts";

const county = "../shared/data/lofin365/muju-5-asof-20260821.json";

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

describe("a row of what the projects are compared with", () => {
  const names = (...own: readonly string[]) =>
    checkHiddenTotals(own.map((name, at) => ({ row: at + 2, name, amounts: new Map() }))).map(
      ({ code, row, consequence }) => `${code}@${row} ${consequence}`,
    );

  test.each([
    ["전년도", "2025년도", "'25년", "※ 작년", "전년 동기", "2025년 결산액", "전년도 예산액"],
    [
      "전년 대비 예산액",
      "전년도 대비 증감",
      "전월",
      "(전년도)",
      "- 지난해",
      "참고: 전년도",
      "2026년도",
      "2025년 대비 증감액",
    ],
    [
      "10월 목표액",
      "목표",
      "상반기 목표",
      "연말 집행목표",
      "3/4분기 집행계획",
      "계획 대비",
      "신속집행 목표액",
    ],
    ["구 전체", "군 전체", "부서 전체", "전체", "복지정책과 전체", "우리 구 전체", "구 전체 예산액"],
    ["전체 부서", "전국 평균", "구 평균", "우리구 총괄", "[구 전체]", "영등포구 전체", "세출 전체"],
  ])("is held as %s, and by its other names", (...own) => {
    expect(names(...own)).toEqual(own.map((_, at) => `row-of-comparison@${at + 2} hold`));
  });

  test.each([
    [
      "2026년 폭염대책비",
      "2025년 기준 경제총조사",
      "2026년 지역아동센터의 날",
      "2024년 공공건축물 그린리모델링 사업",
    ],
    ["전체 주민 건강검진", "목표관리제 운영", "일자리 목표공시제", "전년도 이월 국비 반환", "구정 목표 홍보"],
    ["전국체전 지원", "전국 평생학습 박람회", "도시계획", "통계", "신속집행", "군민 전체 안전보험"],
  ])("is not what %s and the like are called", (...own) => {
    expect(names(...own)).toEqual([]);
  });

  test.skipIf(!existsSync(county))("is no project of the county (skips without ../shared/data)", () => {
    const { rows: projects } = JSON.parse(readFileSync(county, "utf8")) as { rows: { dbiz_nm: string }[] };
    expect(projects.length).toBeGreaterThan(1_000);
    expect(projects.map(({ dbiz_nm: name }) => name).filter(isOfComparison)).toEqual([]);
  });

  test("is asked about once where it is the sum of the others", () => {
    const found = checkHiddenTotals(rows(["구 전체", 4n, 6n], ["가", 1n, 2n], ["나", 3n, 4n]));
    expect(found.map(({ code }) => code)).toEqual(["total-suspected"]);
  });

  test.each(["전년도,1100,900", "2025년도,1100,900", "구 전체,100000,70000", "10월 목표액,1200,1000"])(
    "holds a list and its report with %s, and names the row",
    (row) => {
      const over = { office: "4573000", fiscalYear: 2026, asOf: day("2026-06-30") };
      const list = ["사업명,예산액,집행액", "경로당,500,400", "복지관,700,560", row].join("\n");
      const report = ["2026년 주요업무 보고", "□ 예산현황 (2026. 6. 30. 현재)", "(단위: 천원)", list];
      for (const [text, at] of [
        [list.replace("집행액", "집행액,단위").replace(/\d$/gm, "$&,천원"), 4],
        [report.join("\n").replaceAll(/(?<=[가-힣도\d]),/g, "\t"), 7],
      ] as const)
        expect(readText(text, over).findings).toContainEqual(
          expect.objectContaining({
            code: "row-of-comparison",
            consequence: "hold",
            row: at,
            ko: expect.stringContaining(`${at}행 "${row.split(",")[0] ?? ""}"`) as string,
          }),
        );
    },
  );
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
