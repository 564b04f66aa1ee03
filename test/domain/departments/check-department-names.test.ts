/** A table of departments held against what the ledger knows. */
import { describe, expect, test } from "vitest";
import {
  checkNames,
  type KnownDepartments,
} from "../../../shared/domain/departments/check-department-names.ts";
import { day } from "../../support/builders.ts";

const known: KnownDepartments = {
  codes: new Set(["1001", "1002", "0010050"]),
  listed: [{ code: "1002", name: "환경과", votes: 9, of: 10 }],
  named: new Map([["1002", "환경과"]]),
  entries: 0,
  today: day("2026-08-21"),
  fiscalYear: 2026,
};

function found(
  rows: readonly (readonly [string, string])[],
  over: Partial<KnownDepartments> = {},
  asOf: string | null = null,
) {
  const table = {
    asOf: asOf === null ? null : day(asOf),
    rows: rows.map(([code, name], at) => ({ row: at + 2, code, name })),
  };
  return checkNames(table, { ...known, ...over }).map(
    ({ code, consequence, row, value }) => `${consequence} ${code}@${row ?? "–"} ${value ?? "–"}`,
  );
}

describe("a table of departments", () => {
  test.each<[string, readonly (readonly [string, string])[], readonly string[]]>([
    [
      "of the ledger's departments says no more",
      [
        ["1001", "건설과"],
        ["1002", "환경과"],
      ],
      [],
    ],
    [
      "whose codes lost their zeros is refused",
      [["10050", "재무과"]],
      ["reject department-code-zeros-lost@2 10050"],
    ],
    [
      "of another office is held",
      [
        ["9001", "총무과"],
        ["9002", "세무과"],
      ],
      ["hold departments-foreign@2 9001"],
    ],
    [
      "with codes that no line has is told",
      [
        ["1001", "건설과"],
        ["7777", "기록물과"],
      ],
      ["note departments-unused@3 7777"],
    ],
    [
      "with two codes of one name is held once",
      [
        ["1001", "재무과"],
        ["0010050", "재무과"],
      ],
      ["hold department-name-twice@3 재무과"],
    ],
    [
      "that gives the name of another department is held",
      [["1001", "환경 과"]],
      ["hold department-name-twice@2 환경 과"],
    ],
    [
      "that contradicts lists of payments is held",
      [["1002", "산업과"]],
      ["hold department-name-differs@2 산업과"],
    ],
    [
      "that swaps two departments is held for what lists say",
      [
        ["1002", "건설과"],
        ["1001", "환경과"],
      ],
      ["hold department-name-differs@2 건설과"],
    ],
  ])("%s", (_, rows, expected) => {
    expect(found(rows)).toEqual(expected);
  });

  test("before any dump has nothing to be held against", () => {
    expect(found([["9001", "총무과"]], { codes: new Set(), listed: [], named: new Map() })).toEqual([]);
  });

  test("of a day to come is held", () => {
    expect(found([["1001", "건설과"]], {}, "2026-08-22")).toEqual(["hold as-of-not-yet@– 2026-08-22"]);
    expect(found([["1001", "건설과"]], {}, "2026-08-21")).toEqual([]);
  });

  test.each(["2025-12-31", "2025-01-01"])("of %s, a day of another year, is held", (asOf) => {
    expect(found([["1001", "건설과"]], {}, asOf)).toEqual([`hold as-of-other-year@– ${asOf}`]);
  });

  test.each(["2026-01-01", "2026-08-21"])("of %s, a day of the year, is not", (asOf) => {
    expect(found([["1001", "건설과"]], {}, asOf)).toEqual([]);
  });

  test("with a name that a person let in before is not asked about again", () => {
    expect(found([["1002", "산업과"]], { named: new Map([["1002", "산업과"]]) })).toEqual([]);
  });

  test("is refused where so many entries name departments that reading them would take long", () => {
    expect(found([["1001", "건설과"]], { entries: 500 })).toEqual(["reject department-names-full@– 500"]);
  });

  test("is told in both languages, with what to do", () => {
    const [{ ko, en } = { ko: "", en: "" }] = checkNames(
      { asOf: null, rows: [{ row: 7, code: "1002", name: "산업과" }] },
      known,
    );
    expect(ko).toContain("10건 가운데 9건");
    expect(ko).toContain("보류를 해제");
    expect(en).toContain("9 of 10");
  });
});
