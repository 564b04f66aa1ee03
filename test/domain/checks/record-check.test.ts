import { describe, expect, test } from "vitest";
import {
  checkDepartmentRows,
  checkIncrements,
  checkRecords,
} from "../../../shared/domain/checks/record-check.ts";
import type { Measure } from "../../../shared/domain/values/measure.ts";
import { particle } from "../../../shared/domain/values/bilingual.ts";
import { aBalance, anEntry, aPosting, aProject } from "../../support/builders.ts";
import { day } from "../../formats/readings.ts";

const codesFor = (measure: Measure, date: string) =>
  checkRecords([aPosting({ entries: [anEntry({ measure, date: day(date) })] })], 2020).map(
    ({ code }) => code,
  );

describe("the year of what a record states", () => {
  test.each(["appropriation", "current-budget", "commitment", "expenditure", "plan"] as const)(
    "is the fiscal year for %s",
    (measure) => {
      expect(codesFor(measure, "2020-12-31")).toEqual([]);
      expect(codesFor(measure, "2021-12-31")).toEqual(["date-outside-year"]);
    },
  );

  test("is a year to come for a requirement", () => {
    expect(codesFor("requirement", "2021-12-31")).toEqual([]);
    expect(codesFor("requirement", "2020-12-31")).toEqual(["date-outside-year"]);
  });

  test("is the fiscal year for the day on which the source knew it", () => {
    const records = [aPosting({ asOf: day("2021-01-01") })];
    expect(checkRecords(records, 2020)).toMatchObject([{ code: "date-outside-year", value: "2021-01-01" }]);
  });
});

describe("the records of a file", () => {
  const total = anEntry({ date: day("2020-10-31") });

  test("are none where it states no project", () => {
    expect(checkRecords([], 2020)).toMatchObject([{ code: "no-records", consequence: "reject", row: null }]);
  });

  test("are refused where one project stands twice, at its second row", () => {
    const [first, second] = [aPosting({ rows: [3, 3] }), aPosting({ rows: [9, 9] })];
    const name = first.project.name;
    expect(checkRecords([first, second], 2020)).toEqual([
      {
        code: "project-twice",
        consequence: "reject",
        row: 9,
        column: null,
        value: name,
        ko: `"${name}"${particle(name, "이/가")} 파일에 두 번 나옵니다. 한 사업은 한 번만 적어 주십시오.`,
        en: `"${name}" stands twice in the file. State each project once.`,
      },
    ]);
    expect(checkRecords([first, aPosting({ project: aProject({ name: "다른 사업" }) })], 2020)).toEqual([]);
  });

  test("are refused where one states a total twice", () => {
    const records = [aPosting({ entries: [total, { ...total, amount: 7n }], rows: [4, 5] })];
    const twice = `${total.measure} ${total.fund} 2020-10-31`;
    expect(checkRecords(records, 2020)).toMatchObject([
      {
        code: "total-twice",
        row: 4,
        value: twice,
        en: expect.stringContaining(`(${twice}) is stated twice`) as string,
      },
    ]);
  });

  test.each([
    { what: "measure", other: { measure: "commitment" } },
    { what: "fund", other: { fund: "national" } },
    { what: "day", other: { date: day("2020-09-30") } },
    { what: "kind, for payments add", other: { kind: "increment" } },
  ] as const)("may state a total again of another $what", ({ other }) => {
    const again = { ...total, ...other };
    expect(
      checkRecords([aPosting({ entries: [total, again, ...("kind" in other ? [again] : [])] })], 2020),
    ).toEqual([]);
  });

  test("say in both languages which day is outside which year", () => {
    expect(checkRecords([aPosting({ asOf: day("2021-01-01"), entries: [] })], 2020)).toMatchObject([
      {
        ko: "2021-01-01은 2020 회계연도 밖의 날짜입니다. 회계연도나 기준일을 확인해 주십시오.",
        en: "2021-01-01 is outside the fiscal year 2020. Check the year or the date.",
      },
    ]);
  });
});

describe("a row that is called like a department", () => {
  const roads = aPosting({ project: aProject({ name: "도로정비", department: "건설과" }), rows: [3] });
  const total = (name: string, department: string | null) =>
    aPosting({ project: aProject({ name, department }), rows: [2] });

  test.each([
    { name: "건설과", department: "건설과" },
    { name: " 건 설 과", department: null },
    { name: "건설과", department: "계" },
  ])("is asked about beside the department's projects: $name in $department", ({ name, department }) => {
    expect(checkDepartmentRows([total(name, department), roads], new Map())).toMatchObject([
      { code: "row-of-department", consequence: "hold", row: 2, value: name },
    ]);
  });

  test("is a project where the department has no other, and where the ledger knows it", () => {
    const alone = total("건설과", "건설과");
    expect(checkDepartmentRows([alone], new Map())).toEqual([]);
    expect(checkDepartmentRows([alone, roads], new Map([[alone.project.id, null]]))).toEqual([]);
    expect(checkDepartmentRows([total("건설과 운영", "건설과"), roads], new Map())).toEqual([]);
  });
});

test.each([
  ["appropriation", 100n, -150n, ["note budget-negative -50"]],
  ["current-budget", 0n, -1n, ["note budget-negative -1"]],
  ["expenditure", 10n, -20n, ["note running-total-negative -10"]],
  ["appropriation", 100n, -100n, []],
  ["appropriation", -5n, -10n, []],
  ["commitment", 1n, -10n, []],
] as const)(
  "an increment of %s to %s by %s is noted where it goes below 0",
  (measure, known, amount, noted) => {
    const before = aPosting({ entries: [anEntry({ measure, amount: known })] });
    const increment = anEntry({ measure, amount, kind: "increment", date: day("2020-11-30") });
    const found = checkIncrements(
      [aPosting({ entries: [increment] })],
      new Map([[before.project.id, aBalance(before)]]),
    );
    expect(found.map(({ code, consequence, value }) => `${consequence} ${code} ${value}`)).toEqual(noted);
    expect(checkIncrements([aPosting({ entries: [increment] })], new Map())).toHaveLength(
      measure === "commitment" ? 0 : 1,
    );
  },
);
