import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  comparableName,
  mergeFacts,
  projectIdOfCode,
  projectIdOfName,
  spellingsOf,
} from "../../../shared/domain/values/project.ts";
import { aProject } from "../../support/builders.ts";

const seed = 4_573;

describe("a name, compared", () => {
  test.each(["‧", "·", "･", "ㆍ", "・", "•", "∙", "⋅"])("is the same with the dot %s", (dot) => {
    expect(comparableName(`청소년${dot}청년`)).toBe("청소년·청년");
  });

  test.each([
    { text: "수질개선 특별회계", same: "수질개선특별회계" },
    { text: "\ufeff수질개선\u00a0특별\u3000회계\u200b", same: "수질개선특별회계" },
    { text: "ＳＯＣ 사업", same: "soc사업" },
    { text: "가".normalize("NFD"), same: "가" },
  ])("'$text' is $same", ({ text, same }) => {
    expect(comparableName(text)).toBe(same);
  });

  test("stays as it is when compared again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(comparableName(comparableName(text))).toBe(comparableName(text));
      }),
      { seed, examples: [["ㆍ"], ["･"], ["가ㆍ나"]] },
    );
  });
});

describe("the spellings of names", () => {
  test.each([
    { names: ["수질개선특별회계", "수질개선 특별회계", "수질개선 특별회계"], shown: ["수질개선 특별회계"] },
    { names: ["수질개선특별회계", "수질개선 특별회계"], shown: ["수질개선 특별회계"] },
    { names: ["기금", null, "일반회계", "일반회계"], shown: ["기금", "일반회계"] },
    { names: ["상수도", "상수도(1)"], shown: ["상수도", "상수도(1)"] },
    { names: [null], shown: [] },
  ])("$names are $shown", ({ names, shown }) => {
    expect([...spellingsOf(names).values()]).toEqual(shown);
  });

  test("are the same in whatever order they came", () => {
    const names = ["나 과", "나과", "가 과", "가과", "가과"];
    expect([...spellingsOf(names.toReversed())]).toEqual([...spellingsOf(names)]);
  });
});

describe("a project id", () => {
  test("of a code is the code, in one letter case and without spaces around it", () => {
    expect(projectIdOfCode(" 4573000A01 ")).toBe(projectIdOfCode("4573000a01"));
  });

  test("of a name does not mind dots and spaces", () => {
    expect(projectIdOfName("project", "사회적경제과", "청소년‧청년 지원")).toBe(
      projectIdOfName("project", "사회적 경제과", "청소년ㆍ청년지원"),
    );
  });

  test.each([
    { what: "tier", id: projectIdOfName("unit-project", "가", "나") },
    { what: "department", id: projectIdOfName("project", null, "나") },
    { what: "name", id: projectIdOfName("project", "가", "다") },
    { what: "kind", id: projectIdOfCode("나") },
  ])("is another for another $what", ({ id }) => {
    expect(id).not.toBe(projectIdOfName("project", "가", "나"));
  });

  test("is the same for two names only when department and name are", () => {
    const names = fc.string({ unit: fc.constantFrom("가", "/", "／", "#", "·") });
    fc.assert(
      fc.property(names, names, names, names, (department, name, otherDepartment, otherName) => {
        const isSame =
          comparableName(department) === comparableName(otherDepartment) &&
          comparableName(name) === comparableName(otherName);
        const ids = [
          projectIdOfName("project", department, name),
          projectIdOfName("project", otherDepartment, otherName),
        ];
        expect(ids[0] === ids[1]).toBe(isSame);
      }),
      { seed, numRuns: 2_000, examples: [["가/나", "다", "가", "나/다"]] },
    );
  });

  test("never holds the # that separates the parts of a key", () => {
    expect(projectIdOfName("project", "#1팀", "사업＃2")).not.toContain("#");
  });

  test("that would not fit into a key is refused", () => {
    expect(projectIdOfName("project", null, "가".repeat(291))).toHaveLength(300);
    expect(() => projectIdOfName("project", null, "가".repeat(292))).toThrow(
      /300 characters, this one has 301/,
    );
  });
});

describe("newer facts", () => {
  const known = aProject({
    unitProject: "사회적경제 활성화",
    team: "정책팀",
    account: "일반회계",
    field: "080",
    contact: "a@example.go.kr",
  });

  test("win field by field", () => {
    const newer = { ...known, name: "새 이름", team: "청년지원팀" };
    expect(mergeFacts(known, newer)).toEqual(newer);
  });

  test("keep what they leave out", () => {
    const silent = aProject({ department: null });
    expect(mergeFacts(known, { ...silent, id: known.id })).toEqual(known);
  });
});
