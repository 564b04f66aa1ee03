/** What an office's own table covers, known by the tables before it. */
import { describe, expect, test } from "vitest";
import {
  linesOfOlder,
  tableCoverage,
  type TableLine,
} from "../../../shared/domain/coverage/table-coverage.ts";
import type { ProjectFacts } from "../../../shared/domain/values/project.ts";
import { aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const areOthers = (a: string | null, b: string | null): boolean => a !== b;

function lineOf(department: string | null, name: string): ProjectFacts {
  return aProject({ department, name });
}

function stated(on: string, uploadId: string, department: string | null, ...names: string[]): TableLine[] {
  return names.map((name) => ({ project: lineOf(department, name), asOf: day(on), uploadId }));
}

function covered(
  named: readonly (readonly [string | null, string])[],
  ...known: readonly TableLine[]
): string[] {
  const lines = named.map(([department, name]) => lineOf(department, name));
  const { lines: ids } = tableCoverage(lines, known, areOthers);
  return known.filter(({ project }) => ids.has(project.id)).map(({ project }) => project.name);
}

const june = "2026-06-30";
const july = "2026-07-31";

describe("a table covers", () => {
  test("the lines that the last table of its department stated", () => {
    expect(covered([["건설과", "새 사업"]], ...stated(june, "a", "건설과", "도로", "하천"))).toEqual([
      "도로",
      "하천",
    ]);
  });

  test("no line that ended before, and was stated no more", () => {
    const known = [
      ...stated(june, "a", "건설과", "끝난 사업"),
      ...stated(july, "b", "건설과", "도로", "하천"),
    ];
    expect(covered([["건설과", "도로"]], ...known)).toEqual(["도로", "하천"]);
  });

  test("nothing where lines come one by one", () => {
    const known = [...stated(june, "a", "건설과", "도로", "하천"), ...stated(july, "b", "건설과", "교량")];
    expect(covered([["건설과", "도로"]], ...known)).toEqual([]);
    const halves = [...stated(june, "a", "건설과", "도로"), ...stated(july, "b", "건설과", "교량")];
    expect(covered([["건설과", "도로"]], ...halves)).toEqual([]);
  });

  test("what a renamed department leaves behind, but not where one project moved", () => {
    const known = stated(june, "a", "건설과", "도로", "하천", "교량");
    const moved = (...names: string[]) =>
      known
        .filter(({ project }) => names.includes(project.name))
        .map(({ project }) => ({ ...project, department: "건설교통과" }));
    const left = (...names: string[]) => tableCoverage(moved(...names), known, areOthers).lines.size;
    expect([left("도로", "하천"), left("도로")]).toEqual([3, 0]);
    const isRenamed = (): boolean => false;
    expect(tableCoverage(moved("도로", "하천"), known, isRenamed).lines.size).toBe(0);
  });

  test("both departments that were merged into one", () => {
    const known = [
      ...stated(june, "a", "건설과", "유지", "하천"),
      ...stated(june, "a", "도로과", "보수", "도로"),
    ];
    const merged = known
      .filter(({ project }) => project.name !== "보수")
      .map(({ project }) => ({ ...project, department: "건설도로과" }));
    expect(tableCoverage(merged, known, areOthers).lines.size).toBe(4);
  });

  test("lines without a department where it names such a line", () => {
    expect(covered([[null, "새 사업"]], ...stated(june, "a", null, "도로"))).toEqual(["도로"]);
  });

  test.each([
    { what: "came in one file with its own", upload: "a", on: june, isCovered: true },
    { what: "came in another file", upload: "b", on: june, isCovered: false },
    { what: "was stated as of another day since", upload: "a", on: july, isCovered: false },
  ])("a department that it does not name and that $what: $isCovered", ({ upload, on, isCovered }) => {
    const known = [...stated(june, "a", "건설과", "도로"), ...stated(on, upload, "산림과", "조림")];
    expect(covered([["건설과", "도로"]], ...known)).toEqual(isCovered ? ["도로", "조림"] : ["도로"]);
  });
});

describe("lines of a late table", () => {
  const known = stated(july, "b", "건설과", "도로", "하천");
  const late = (department: string, name: string, on = june, won = 5n) =>
    aPosting({ project: lineOf(department, name), asOf: day(on), entries: aStatement(on, { unsplit: won }) });

  test.each([
    { what: "a line that the later table has", record: late("건설과", "도로"), held: [] },
    { what: "a line that it lacks", record: late("건설과", "교량"), held: ["1"] },
    { what: "a line of another department", record: late("산림과", "교량"), held: [] },
    { what: "a new line of the same day", record: late("건설과", "교량", july), held: [] },
  ])("are held where they are $what", ({ record, held }) => {
    expect(linesOfOlder([record], known).map(({ value }) => value)).toEqual(held);
  });

  test("are told with their sum", () => {
    const [finding] = linesOfOlder(
      [late("건설과", "교량", june, 1_000n), late("건설과", "터널", june, 234n)],
      known,
    );
    expect(finding).toMatchObject({ code: "lines-of-older-table", consequence: "hold" });
    expect(finding?.ko).toContain('사업 2건, 1,234원("교량", "터널")');
  });
});
