/** A full dump held against what the ledger knows. */
import { describe, expect, test } from "vitest";
import { coverageOf } from "../../../shared/domain/coverage/coverage.ts";
import {
  checkMissingDepartments,
  checkVanished,
  type StatementAgainstLines,
} from "../../../shared/domain/coverage/vanished-lines.ts";
import { totalOf } from "../../../shared/domain/values/fund.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import type { Posting } from "../../../shared/domain/ledger/posting.ts";
import { aBalance, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const dumpOf = (count: number, asOf = "2026-06-30", departments = 1, won = 1_000_000n): Posting[] =>
  Array.from({ length: count }, (_, at) =>
    aPosting({
      project: aProject({ name: `사업 ${at}`, department: `부서 ${at % departments}` }),
      asOf: day(asOf),
      entries: aStatement(asOf, { unsplit: won }),
    }),
  );

interface Options {
  readonly isFullDump?: boolean;
  /** Whether another file states the ledger's lines as of the dump's own day. */
  readonly isOfDay?: boolean;
}

const areOthers = (a: string | null, b: string | null): boolean => a !== b;

function check(file: readonly Posting[], ledger: readonly Posting[], options: Options = {}) {
  return findingsOf(file, ledger, options).map(
    ({ code, consequence, value }) => `${consequence} ${code} ${value}`,
  );
}

function findingsOf(
  file: readonly Posting[],
  ledger: readonly Posting[],
  { isFullDump = true, isOfDay = false }: Options = {},
) {
  const claim = isFullDump ? "every-line" : "lines";
  const lines = file.map(({ project }) => project);
  const statement: StatementAgainstLines = {
    coverage: coverageOf(
      { claim, period: null, lines },
      ledger.map(({ project }) => project),
      areOthers,
    ),
    named: new Set(lines.map(({ id }) => id)),
    known: ledger.map((posting) => {
      const { amounts } = currentLine(aBalance(posting));
      const spent = totalOf(amounts.expenditure) ?? 0n;
      return {
        project: posting.project,
        totals: new Map([["expenditure", spent]]),
        isOfDay,
        asOf: posting.asOf,
      };
    }),
  };
  return [...checkVanished(statement), ...checkMissingDepartments(statement.coverage, statement.known)];
}

describe("a full dump that lacks projects", () => {
  test.each([
    { listed: 20, says: [] },
    { listed: 19, says: ["note projects-vanished 1"] },
    { listed: 18, says: ["note projects-vanished 2"] },
    { listed: 17, says: ["hold projects-vanished 3"] },
  ])("of 20 and has $listed is judged by a tenth", ({ listed, says: expected }) => {
    expect(check(dumpOf(listed), dumpOf(20))).toEqual(expected);
  });

  test("is held when it speaks of most departments and leaves one out whole", () => {
    expect(check(dumpOf(12, "2026-06-30", 4).slice(0, 3), dumpOf(12, "2026-06-30", 4))).toEqual([
      "hold projects-vanished 9",
    ]);
  });

  test.each([
    {
      listed: 19,
      ko: "지난 자료에 있던 사업 20건 가운데 1건, 1,000,000원이 이 파일에 없습니다(사업 19). 전체 자료가 그날의 합계이므로 반영하면 그날부터 합계에서 빠집니다.",
      en: "Of 20 projects that the last files had, 1 of 1,000,000 won are missing here (사업 19). A full statement is the total of its day: applied, they are in no total from that day on.",
    },
    {
      listed: 15,
      ko: "지난 자료에 있던 사업 20건 가운데 5건, 5,000,000원이 이 파일에 없습니다(사업 15, 사업 16, 사업 17, 사업 18, 사업 19). 전체 자료가 그날의 합계이므로 반영하면 그날부터 합계에서 빠집니다. 덜 만들어진 파일일 수 있어 보류합니다. 온전한 파일을 올리거나, 맞으면 보류를 해제해 주십시오.",
      en: "Of 20 projects that the last files had, 5 of 5,000,000 won are missing here (사업 15, 사업 16, 사업 17, 사업 18, 사업 19). A full statement is the total of its day: applied, they are in no total from that day on. The file may be half made, so it is held: send the whole one, or release this one if it is right.",
    },
  ])("names those that are missing from $listed of 20", ({ listed, ko, en }) => {
    expect(findingsOf(dumpOf(listed), dumpOf(20))).toMatchObject([{ ko, en }]);
  });

  test("names no more than five", () => {
    const [{ en } = { en: "" }] = findingsOf(dumpOf(14), dumpOf(20));
    expect(en).toContain("(사업 14, 사업 15, 사업 16, 사업 17, 사업 18, …)");
  });

  test.each([
    { departments: ["부서 1"], says: ["hold departments-missing 3"] },
    { departments: ["부서 1", "부서 2"], says: ["hold departments-missing 2"] },
    // Of more than half it speaks for the office, and what the others lose is missing.
    { departments: ["부서 1", "부서 2", "부서 3"], says: ["hold projects-vanished 10"] },
    { departments: ["부서 0", "부서 1", "부서 2", "부서 3"], says: [] },
  ])("that names $departments of four waits for a person, or is whole", ({ departments, says }) => {
    const ledger = dumpOf(40, "2026-06-30", 4);
    const file = ledger.filter(({ project }) => departments.includes(project.department ?? ""));
    expect(check(file, ledger)).toEqual(says);
  });

  test("names the departments that it lacks, with their projects and money", () => {
    const ledger = dumpOf(40, "2026-06-30", 4);
    const [finding] = findingsOf(
      ledger.filter(({ project }) => project.department === "부서 1"),
      ledger,
    );
    expect(finding?.ko).toContain("부서 3개의 사업 30건, 30,000,000원이 없습니다(");
    expect(finding?.ko).toContain("부서 0");
  });

  test("is not missed by a file that states single lines", () => {
    expect(check(dumpOf(2), dumpOf(20), { isFullDump: false })).toEqual([]);
  });

  test.each([
    { won: 9_999_999n, says: ["note projects-vanished 1"] },
    { won: 10_000_000n, says: ["hold projects-vanished 1"] },
    { won: -10_000_000n, says: ["hold projects-vanished 1"] },
  ])("of $won won is judged by money, whatever their number", ({ won, says: expected }) => {
    expect(check(dumpOf(19, "2026-06-30", 1, won), dumpOf(20, "2026-06-30", 1, won))).toEqual(expected);
  });

  test.each([
    { won: 1n, says: ["hold projects-vanished 1"] },
    { won: 0n, says: ["note projects-vanished 1"] },
  ])(
    "of $won won that another file states on the same day is held where money would stay",
    ({ won, says: expected }) => {
      expect(
        check(dumpOf(19, "2026-06-30", 1, won), dumpOf(20, "2026-06-30", 1, won), { isOfDay: true }),
      ).toEqual(expected);
    },
  );

  test("is held where it speaks of some departments: whatever they lack would stay", () => {
    const ledger = dumpOf(40, "2026-06-30", 4);
    const file = ledger.filter(({ project }) => project.department === "부서 1").slice(1);
    expect(check(file, ledger)).toEqual(["hold projects-vanished 1", "hold departments-missing 3"]);
  });
});
