import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareTotals, type TotalledLine } from "../../../shared/domain/coverage/compare-totals.ts";
import { type CoverageClaim, coverageOf, isCovered } from "../../../shared/domain/coverage/coverage.ts";
import { areHeld, vanishedLines } from "../../../shared/domain/coverage/vanished-lines.ts";
import { dateOf } from "../../../shared/domain/values/calendar.ts";
import type { ProjectFacts } from "../../../shared/domain/values/project.ts";
import { consecutiveDumps, factsOf, hasDumps, realDump, totalledOf } from "../identity/real-dumps.ts";

const areOthers = (a: string | null, b: string | null): boolean => a !== b;

function lineIn(department: string | null, code: string): ProjectFacts {
  return factsOf(code, `사업 ${code}`, department, "일반회계");
}

function totalled(
  code: string,
  spent: bigint | null,
  department = "과",
  budget: bigint | null = 100n,
): TotalledLine {
  const totals: TotalledLine["totals"] = new Map([
    ...(budget === null ? [] : [["current-budget", budget] as const]),
    ...(spent === null ? [] : [["expenditure", spent] as const]),
  ]);
  return { project: lineIn(department, code), totals };
}

describe("a statement covers", () => {
  const live = ["가과", "나과", "다과"].map((department, at) => lineIn(department, `${at}`));
  const from = dateOf(2026, 1, 1);
  const to = dateOf(2026, 6, 30);
  if (from === null || to === null) throw new Error("There are such days");

  test.each<[string, CoverageClaim, readonly (string | null)[], string, string, boolean]>([
    ["a dump of most departments covers the office", "every-line", ["가과", "나과"], "office", "다과", true],
    ["a dump of a new office covers it", "every-line", ["라과"], "office", "다과", true],
    [
      "a dump of one of three departments covers that one",
      "every-line",
      ["가과"],
      "departments",
      "다과",
      false,
    ],
    ["a report covers its department", "its-departments", ["가과"], "departments", "가과", true],
    [
      "a report covers no other department",
      "its-departments",
      ["가과", "나과"],
      "departments",
      "다과",
      false,
    ],
    [
      "a report without a department covers lines without one",
      "its-departments",
      [null],
      "departments",
      "가과",
      false,
    ],
    ["a table of lines covers nothing else", "lines", ["가과", "나과", "다과"], "lines", "가과", false],
  ])("%s", (_, claim, departments, kind, requested, isIn) => {
    const lines = departments.map((department, at) => lineIn(department, `n${at}`));
    const coverage = coverageOf({ claim, period: null, lines }, live, areOthers);
    expect(coverage.kind).toBe(kind);
    expect(isCovered(coverage, lineIn(requested, "x"))).toBe(isIn);
  });

  test.each<[string, readonly (readonly [department: string, code: string])[], string]>([
    [
      "whose projects it names under another one",
      [
        ["라과", "0"],
        ["나과", "1"],
      ],
      "office",
    ],
    [
      "that it lacks with their projects",
      [
        ["라과", "9"],
        ["나과", "1"],
      ],
      "departments",
    ],
    [
      "that were merged into one",
      [
        ["라과", "0"],
        ["라과", "1"],
        ["라과", "2"],
      ],
      "office",
    ],
    [
      "of which one project alone moved",
      [
        ["라과", "0"],
        ["나과", "1"],
        ["라과", "9"],
      ],
      "departments",
    ],
  ])("a dump beside departments %s", (what, named, kind) => {
    const known = what.startsWith("of which") ? [...live, lineIn("가과", "7"), lineIn("가과", "8")] : live;
    const lines = named.map(([department, code]) => lineIn(department, code));
    expect(coverageOf({ claim: "every-line", period: null, lines }, known, areOthers).kind).toBe(kind);
  });

  test("days where it lists payments, of its departments or of all", () => {
    const period = { from, to };
    const lines = [lineIn("가과", "a")];
    expect(coverageOf({ claim: "its-departments", period, lines }, live, areOthers)).toEqual({
      kind: "days",
      period,
      departments: new Set(["가과"]),
    });
    expect(coverageOf({ claim: "every-line", period, lines }, lines, areOthers)).toEqual({
      kind: "days",
      period,
      departments: null,
    });
  });
});

describe("the ledger against a statement", () => {
  const office = { kind: "office" } as const;

  test("agrees with itself", () => {
    const lines = [totalled("a", 1n), totalled("b", 2n)];
    expect(compareTotals(lines, lines, office)).toEqual([]);
  });

  test("names each line that differs, the largest first", () => {
    const ledger = [totalled("a", 1n), totalled("b", 2n), totalled("gone", 50n)];
    const statement = [totalled("a", 1n), totalled("b", 12n), totalled("new", 3n)];
    expect(compareTotals(statement, ledger, office)).toMatchObject([
      { measure: "current-budget", ledger: 300n, statement: 300n },
      {
        measure: "expenditure",
        ledger: 53n,
        statement: 16n,
        lines: [
          { kind: "only-in-ledger", ledger: 50n },
          { kind: "differs", ledger: 2n, statement: 12n },
          { kind: "only-in-statement", statement: 3n },
        ],
      },
    ]);
  });

  test("is not held against what the statement does not cover or state", () => {
    const ledger = [totalled("a", 1n), totalled("other", 50n, "다른과")];
    const departments = { kind: "departments", departments: new Set(["과"]) } as const;
    expect(compareTotals([totalled("a", null)], ledger, departments)).toEqual([]);
    expect(compareTotals([totalled("a", 1n)], ledger, { kind: "lines" })).toEqual([]);
  });

  test("differs by the sum of its lines (law)", () => {
    const lines = fc.uniqueArray(
      fc.record({
        code: fc.constantFrom("a", "b", "c", "d", "e"),
        spent: fc.bigInt({ min: -50n, max: 50n }),
      }),
      { selector: ({ code }) => code },
    );
    fc.assert(
      fc.property(lines, lines, (inLedger, stated) => {
        const ledger = inLedger.map(({ code, spent }) => totalled(code, spent));
        const statement = stated.map(({ code, spent }) => totalled(code, spent));
        for (const difference of compareTotals(statement, ledger, office)) {
          const sum = difference.lines.reduce(
            (all, line) => all + (line.ledger ?? 0n) - (line.statement ?? 0n),
            0n,
          );
          expect(sum).toBe(difference.ledger - difference.statement);
          expect(difference.lines.length).toBeGreaterThan(0);
        }
      }),
    );
  });
});

describe("lines that a statement lacks", () => {
  const ledger = Array.from({ length: 20 }, (_, at) => totalled(`${at}`, BigInt(at)));

  test.each<[string, number, bigint, boolean]>([
    ["none are no matter", 20, 1n, false],
    ["few and small are told", 19, 1_000n, false],
    ["one is held for its money", 19, 100n, true],
    ["more than a tenth are held whatever they are worth", 17, 1_000_000n, true],
  ])("%s", (_, named, heldFromWon, isHeld) => {
    const ids = new Set(ledger.slice(0, named).map(({ project }) => project.id));
    const vanished = vanishedLines(ledger, { kind: "office" }, (id) => ids.has(id));
    expect(vanished).toMatchObject({ covered: 20 });
    expect(areHeld(vanished, heldFromWon)).toBe(isHeld);
  });
});

describe.skipIf(!hasDumps)("published dumps (skipped where ../shared/data is absent)", () => {
  test.each(hasDumps ? consecutiveDumps() : [])(
    "%s and %s differ by what their lines differ",
    (earlier, later) => {
      const [ledger, statement] = [realDump(earlier).map(totalledOf), realDump(later).map(totalledOf)];
      const coverage = coverageOf(
        { claim: "every-line", period: null, lines: statement.map(({ project }) => project) },
        ledger.map(({ project }) => project),
        areOthers,
      );
      expect(coverage).toEqual({ kind: "office" });
      for (const { ledger: before, statement: after, lines } of compareTotals(statement, ledger, coverage)) {
        const sum = lines.reduce((all, line) => all + (line.statement ?? 0n) - (line.ledger ?? 0n), 0n);
        expect(after - before).toBe(sum);
      }
    },
  );

  test("that were loaded by halves lack lines and money", () => {
    const whole = realDump("lofin365/muju-1-asof-20260629-first.json").map(totalledOf);
    const partial = new Set(
      realDump("lofin365/muju-2-asof-20260630-partial.json").map(({ project }) => project.id),
    );
    const vanished = vanishedLines(whole, { kind: "office" }, (id) => partial.has(id));
    expect(vanished.lines).toHaveLength(1_484);
    expect(areHeld(vanished, 10n ** 12n)).toBe(true);
  });
});
