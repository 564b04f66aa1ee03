import { describe, expect, test } from "vitest";
import type { IdentityLine } from "../../../shared/domain/identity/identity-line.ts";
import { resembles } from "../../../shared/domain/identity/resemblance.ts";
import { vanishedDepartments } from "../../../shared/domain/identity/vanished-departments.ts";
import { accountsOf, projectIdOfCode, projectIdOfName } from "../../../shared/domain/values/project.ts";
import { consecutiveDumps, hasDumps, identitiesOf, realDump, type RealLine } from "./real-dumps.ts";

function compared(statement: readonly IdentityLine[], live: readonly IdentityLine[]) {
  const known = new Set(live.map(({ project }) => project.id));
  const added = statement.filter(({ project }) => !known.has(project.id));
  const kept = new Map(statement.map(({ project, department }) => [project.id, department] as const));
  return {
    added,
    pairs: resembles(
      added,
      live,
      kept,
      (id) => !kept.has(id),
      accountsOf(live.map(({ project }) => project)),
    ),
    moves: vanishedDepartments(added, live, kept).moves,
  };
}

/** Every line of the truth found once, and nothing else. */
function expectAll(
  statement: readonly IdentityLine[],
  live: readonly IdentityLine[],
  truth: (at: number) => string,
) {
  const { added, pairs } = compared(statement, live);
  const places = new Map(statement.map(({ project }, at) => [project.id, at]));
  const right = pairs.filter(
    (pair) => pair.live.project.id === truth(places.get(pair.added.project.id) ?? -1),
  );
  expect({ added: added.length, right: new Set(right.map((pair) => pair.added)).size }).toEqual({
    added: added.length,
    right: added.length,
  });
  return { added, pairs };
}

describe.skipIf(!hasDumps)("resemblance in published dumps (skipped where ../shared/data is absent)", () => {
  test.each(hasDumps ? consecutiveDumps() : [])("pairs nothing of %s with %s", (earlier, later) => {
    const { pairs } = compared(identitiesOf(realDump(later)), identitiesOf(realDump(earlier)));
    expect(
      pairs.map(
        ({ added, live, evidence }) =>
          `${live.project.name} -> ${added.project.name}: ${evidence.join(", ")}`,
      ),
    ).toEqual([]);
  });

  const county = (): readonly RealLine[] => realDump("lofin365/muju-5-asof-20260821.json");

  test("finds a department that was renamed in all its lines, as one move", () => {
    const lines = county();
    const department = lines[0]?.project.department ?? "";
    const renamed = lines.map((line) => ({
      ...line,
      project: {
        ...line.project,
        id: projectIdOfName(
          "project",
          line.project.department === department ? "새과" : line.project.department,
          line.project.name,
        ),
        department: line.project.department === department ? "새과" : line.project.department,
      },
    }));
    const before = lines.map((line) => ({
      ...line,
      project: {
        ...line.project,
        id: projectIdOfName("project", line.project.department, line.project.name),
      },
    }));
    const { added, moves } = compared(identitiesOf(renamed), identitiesOf(before));
    expect(added.length).toBeGreaterThan(10);
    expect(moves).toMatchObject([{ from: department, to: "새과" }]);
    expectAll(identitiesOf(renamed), identitiesOf(before), (at) => before[at]?.project.id ?? "");
  });

  test("finds every project of a county that was recoded, with a month of spending between", () => {
    const lines = county();
    const recoded = lines.map((line, at) => ({
      ...line,
      spent: line.spent + 1_000n,
      project: { ...line.project, id: projectIdOfCode(`9999${String(at).padStart(12, "0")}`) },
    }));
    expectAll(identitiesOf(recoded), identitiesOf(lines), (at) => lines[at]?.project.id ?? "");
  });

  test("finds codes that lost leading zeros", () => {
    const coded = county().map((line, at) => ({
      ...line,
      project: { ...line.project, id: projectIdOfCode(String(at).padStart(6, "0")) },
    }));
    const stripped = coded.map((line, at) => ({
      ...line,
      project: { ...line.project, id: projectIdOfCode(String(at)) },
    }));
    const { pairs } = expectAll(
      identitiesOf(stripped),
      identitiesOf(coded),
      (at) => coded[at]?.project.id ?? "",
    );
    expect(pairs).toHaveLength(new Set(pairs.map((pair) => pair.added)).size);
  });

  test("finds names that the portal's file states without codes and departments", () => {
    const lines = county();
    const named = lines.map((line) => ({
      ...line,
      project: {
        ...line.project,
        department: null,
        id: projectIdOfName("project", line.project.account, line.project.name),
      },
    }));
    const { added, pairs } = compared(identitiesOf(named), identitiesOf(lines));
    expect(new Set(pairs.map((pair) => pair.added)).size).toBe(added.length);
  });

  test("holds 3,000 lines against 3,000 in less than a second", () => {
    const lines = realDump("panel/4511000-asof-20260821.json.gz");
    const recoded = lines.map((line, at) => ({
      ...line,
      project: { ...line.project, id: projectIdOfCode(`x${at}`) },
    }));
    const [a, b] = [identitiesOf(recoded), identitiesOf(lines)];
    const started = process.cpuUsage();
    expect(compared(a, b).pairs.length).toBeGreaterThan(3_000);
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(1_000);
  });
});
