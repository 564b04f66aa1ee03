/** What a project was called before, and the payments that go on with it. */
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { evolve, rebuild } from "../../../shared/domain/ledger/balance.ts";
import { projectFinder } from "../../../shared/domain/matching/projects-of-payments.ts";
import { earlierNames, projectIdOfCode } from "../../../shared/domain/values/project.ts";
import { aBalance, aPosting, aProject, aStatement, day } from "../../support/builders.ts";

const id = projectIdOfCode("A1");
const named = (seq: number, name: string) => {
  const on = `2020-0${seq}-28`;
  return aPosting({
    seq,
    asOf: day(on),
    project: aProject({ id, name }),
    entries: aStatement(on, { unsplit: 1n }),
  });
};

describe("a project that was renamed", () => {
  test.each([
    { what: "never", names: ["도로"], earlier: [] },
    { what: "once", names: ["도로", "새 도로"], earlier: ["도로"] },
    { what: "in its spaces and dots alone", names: ["가·나 도로", "가‧나도로"], earlier: [] },
    { what: "there and back", names: ["도로", "새 도로", "도로"], earlier: ["새 도로"] },
    { what: "twice", names: ["도로", "새 도로", "새 도로", "큰 도로"], earlier: ["도로", "새 도로"] },
  ])("$what has earlier names", ({ names, earlier }) => {
    expect(aBalance(...names.map((name, at) => named(at + 1, name))).earlierNames).toEqual(earlier);
  });

  test("many times keeps the last eight", () => {
    let names: readonly string[] = [];
    for (let at = 1; at < 12; at++) names = earlierNames(names, `이름 ${at}`, `이름 ${at + 1}`);
    expect(names).toEqual(["4", "5", "6", "7", "8", "9", "10", "11"].map((at) => `이름 ${at}`));
  });

  test("bears none of a name that was taken back", () => {
    const undo = aPosting({ seq: 3, project: aProject({ id, name: "새 도로" }), entries: [], reverses: 2 });
    expect(aBalance(named(1, "도로"), named(2, "새 도로"), undo).earlierNames).toEqual([]);
  });

  test("has the same names posting by posting and from all of them (law)", () => {
    const names = fc.array(fc.constantFrom("가", "나", "다", "라"), { minLength: 1, maxLength: 9 });
    fc.assert(
      fc.property(names, (list) => {
        const postings = list.map((name, at) => named(at + 1, name));
        const [first, ...others] = postings;
        if (first === undefined) return;
        expect(others.reduce(evolve, evolve(null, first))).toEqual(rebuild(postings));
      }),
    );
  });
});

describe("a payment", () => {
  const road = { project: aProject({ id, name: "새 도로", department: "건설과" }), earlierNames: ["도로"] };
  const other = {
    project: aProject({ id: projectIdOfCode("A2"), name: "도로", department: "건설과" }),
    earlierNames: [],
  };
  const paid = (name: string) => aProject({ name, department: "건설과" });

  test.each([
    { what: "under an earlier name", name: "도 로", projects: [road], found: ["새 도로"] },
    { what: "under one that was cut", name: "도 ...", projects: [road], found: ["새 도로"] },
    { what: "under a name that is another's now", name: "도로", projects: [road, other], found: ["도로"] },
    { what: "under a name that nobody bore", name: "하천", projects: [road, other], found: [] },
  ])("$what is for $found", ({ name, projects, found }) => {
    expect(projectFinder(projects)(paid(name)).map((project) => project.name)).toEqual(found);
  });

  test("under an earlier name of two projects is for the one of its department", () => {
    const moved = {
      ...other,
      project: { ...other.project, name: "큰 도로", department: "토목과" },
      earlierNames: ["도로"],
    };
    expect(projectFinder([road, moved])(paid("도로"))).toEqual([road.project]);
  });
});
