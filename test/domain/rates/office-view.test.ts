import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addFunds, type FundAmounts, funds } from "../../../shared/domain/values/fund.ts";
import type { LedgerLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { type FactualMeasure, factualMeasures } from "../../../shared/domain/values/measure.ts";
import { type Level, levels, type OfficeView, officeView } from "../../../shared/domain/rates/office-view.ts";
import { tiers } from "../../../shared/domain/values/project.ts";
import { aLine, aSpendingLine } from "../../support/builders.ts";
import { businesses, unitProjects, yeongdeungpo } from "../report/council-report.ts";

const view = (lines: readonly LedgerLine[]) => officeView(yeongdeungpo, 2_020, lines);
const rowsAt = ({ rows }: OfficeView, level: Level) => rows.filter((row) => row.scope.level === level);
const namesAt = (level: Level, ...lines: LedgerLine[]) =>
  rowsAt(view(lines), level).map((row) => row.scope.name);

describe("the view of the council report of 2020", () => {
  const report = view([...businesses, ...unitProjects]);

  test("sums the unit projects for the office and the department, never the businesses beside them", () => {
    for (const level of ["office", "department"] as const) {
      const [row] = rowsAt(report, level);
      expect(sumOf(row?.lines ?? [], "appropriation")).toEqual({ unsplit: 4_409_960_000n });
      expect(sumOf(row?.lines ?? [], "expenditure")).toEqual({ unsplit: 3_827_841_000n });
    }
  });

  test("shows level by level, each in the order of names", () => {
    expect(report.rows.map(({ scope }) => [scope.level, scope.name])).toEqual([
      ["office", "1129000"],
      ["department", "사회적경제과"],
      ["unit-project", "기본경비"],
      ["unit-project", "사회적경제 활성화"],
      ["unit-project", "청년의 행복한 사회진입 환경조성"],
      ["business", "사회적기업 기반구축으로 지역사회 정착화"],
      ["business", "연대와 협력을 통한 생활 속 사회적경제 추진"],
      ["business", "청년의 사회적 자립기반 조성"],
    ]);
  });

  test("divides by what every counted line states", () => {
    expect(report).toMatchObject({
      office: "1129000",
      fiscalYear: 2_020,
      basis: "expenditure/appropriation",
    });
  });
});

describe("a view", () => {
  test("of no lines has no rows", () => {
    expect(view([]).rows).toEqual([]);
  });

  test("of businesses alone has no sums", () => {
    expect(view(businesses).rows.map((row) => row.scope.level)).toEqual(["business", "business", "business"]);
  });

  test("puts spellings of one department and one unit project into one row", () => {
    const lines = ["청소년‧청년과", "청소년ㆍ청년과", "청소년 · 청년과"].map((department, at) =>
      aLine({
        project: { department, name: `사업 ${at}`, unitProject: at === 0 ? "자립 기반" : "자립기반" },
      }),
    );
    expect(rowsAt(view(lines), "department").map((row) => row.lines.length)).toEqual([3]);
    expect(rowsAt(view(lines), "unit-project").map((row) => row.lines.length)).toEqual([3]);
  });

  test("keeps unit projects of one name in two departments apart", () => {
    const lines = ["가과", "나과"].map((department) =>
      aLine({ project: { department, unitProject: "기본경비" } }),
    );
    expect(rowsAt(view(lines), "unit-project").map((row) => row.scope.department)).toEqual(["가과", "나과"]);
  });

  test("keeps names apart that differ only in where a slash stands", () => {
    const lines = [
      aLine({ project: { department: "가/나", unitProject: "다" } }),
      aLine({ project: { department: "가", unitProject: "나/다" } }),
    ];
    expect(rowsAt(view(lines), "unit-project")).toHaveLength(2);
  });

  test("shows lines without a department or unit project last, without a name", () => {
    const [named, nameless] = [aLine(), aLine({ project: { department: null } })];
    expect(namesAt("department", nameless, named)).toEqual(["사회적경제과", null]);
    expect(namesAt("unit-project", named)).toEqual([null]);
  });

  test("dates a row by its latest line", () => {
    const lines = ["2020-10-30", "2020-10-31", "2020-09-30"].map((asOf, at) =>
      aSpendingLine(1n, 1n, { asOf, project: { name: `사업 ${at}` } }),
    );
    expect(rowsAt(view(lines), "office")[0]?.asOf).toBe("2020-10-31");
  });
});

describe("for every office", () => {
  const text = fc.constantFrom(null, "가과", "나 과", "나과", "가·나", "가ㆍ나");
  const amounts = fc
    .array(fc.tuple(fc.constantFrom(...funds), fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })), {
      maxLength: 3,
    })
    .map((pairs): FundAmounts => Object.fromEntries(pairs));
  const offices = fc
    .uniqueArray(
      fc.record({
        tier: fc.constantFrom(...tiers),
        department: text,
        unitProject: text,
        name: fc.constantFrom("가", "나", "다", "라"),
        figures: fc.record(Object.fromEntries(factualMeasures.map((measure) => [measure, amounts]))),
      }),
      { maxLength: 20 },
    )
    .map((sketches) =>
      sketches.map(({ figures, ...project }, at) =>
        aLine({ project: { ...project, name: `${project.name}${at}` }, amounts: figures }),
      ),
    );

  test("every measure and fund sums to the same at each level", () => {
    fc.assert(
      fc.property(offices, (lines) => {
        const { rows } = view(lines);
        const counted = lines.filter((line) => line.project.tier !== "business");
        const linesAt = (level: Level) =>
          rows.filter((row) => row.scope.level === level).flatMap((row) => row.lines);
        const unitProjectLines = counted.filter((line) => line.project.tier === "unit-project");
        for (const measure of factualMeasures) {
          const total = sumOf(counted, measure);
          expect(sumOf(linesAt("office"), measure)).toEqual(total);
          expect(sumOf(linesAt("department"), measure)).toEqual(total);
          expect(sumOf(linesAt("unit-project"), measure)).toEqual(total);
          expect(sumOf([...linesAt("project"), ...unitProjectLines], measure)).toEqual(total);
        }
      }),
      { seed: 4_409, numRuns: 300 },
    );
  });

  test("a business has a row of its own and is in no sum, and no two rows of a level share an id", () => {
    fc.assert(
      fc.property(offices, (lines) => {
        const { rows } = view(lines);
        for (const { scope, lines: summed } of rows) {
          const isBusiness = summed.some((line) => line.project.tier === "business");
          expect(isBusiness).toBe(scope.level === "business");
        }
        expect(rows.filter((row) => row.scope.level === "business").flatMap((row) => row.lines)).toHaveLength(
          lines.filter((line) => line.project.tier === "business").length,
        );
        expect(new Set(rows.map(({ scope }) => `${scope.level} ${scope.id}`)).size).toBe(rows.length);
        const order = rows.map((row) => levels.indexOf(row.scope.level));
        expect(order).toEqual(order.toSorted((a, b) => a - b));
      }),
      { seed: 3_827, numRuns: 300 },
    );
  });

  test("the order of the lines does not matter", () => {
    const shuffled = offices.chain((lines) =>
      fc
        .shuffledSubarray(lines, { minLength: lines.length, maxLength: lines.length })
        .map((others) => ({ lines, others })),
    );
    fc.assert(
      fc.property(shuffled, ({ lines, others }) => {
        expect(view(others)).toEqual(view(lines));
      }),
      { seed: 868, numRuns: 300 },
    );
  });
});

function sumOf(lines: readonly LedgerLine[], measure: FactualMeasure): FundAmounts {
  return lines.reduce((sum: FundAmounts, line) => addFunds(sum, line.amounts[measure]), {});
}

describe("the day of a row where a few projects of the office are later", () => {
  const line = (department: string, name: string, asOf: string) =>
    aSpendingLine(10n, 1n, { asOf, project: { department, name } });
  const some = (department: string, count: number, asOf: string) =>
    Array.from({ length: count }, (_, at) => line(department, `${department} ${at} ${asOf}`, asOf));
  const dayOfRows = (level: Level, lines: readonly LedgerLine[], whole: OfficeView | null = null) =>
    rowsAt(officeView(yeongdeungpo, 2_020, lines, null, whole), level).map(({ scope, day }) => [
      scope.name,
      day,
    ]);
  const roads = [...some("건설과", 51, "2020-08-21"), ...some("건설과", 3, "2020-09-30")];
  const few = [...roads, ...some("환경과", 40, "2020-08-21")];

  test("is that of most of its money, for the office and for each department alike", () => {
    expect(dayOfRows("office", few)).toEqual([["1129000", "2020-08-21"]]);
    expect(dayOfRows("department", few)).toEqual([
      ["건설과", "2020-08-21"],
      ["환경과", "2020-08-21"],
    ]);
  });

  test("is its own where a whole department sent later figures", () => {
    const sent = [...some("의회사무과", 4, "2020-09-30"), ...some("환경과", 60, "2020-08-21")];
    expect(dayOfRows("office", sent)).toEqual([["1129000", "2020-08-21"]]);
    expect(dayOfRows("department", sent)).toEqual([
      ["의회사무과", "2020-09-30"],
      ["환경과", "2020-08-21"],
    ]);
  });

  test("is the latest everywhere after payments, which bring many projects to days of their own", () => {
    const paid = [
      ...some("건설과", 19, "2020-06-30"),
      ...some("건설과", 1, "2020-08-05"),
      ...some("환경과", 9, "2020-08-19"),
    ];
    expect(dayOfRows("office", paid)).toEqual([["1129000", "2020-08-19"]]);
    expect(dayOfRows("department", paid)).toEqual([
      ["건설과", "2020-08-05"],
      ["환경과", "2020-08-19"],
    ]);
    const ofRoads = paid.filter(({ project }) => project.department === "건설과");
    expect(dayOfRows("office", ofRoads, view(paid))).toEqual([["1129000", "2020-08-05"]]);
  });

  test("of a part alone is that of the same part in the whole", () => {
    expect(dayOfRows("office", roads, view(few))).toEqual([["1129000", "2020-08-21"]]);
  });
});
