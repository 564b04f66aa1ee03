/** One department told by its code and by its names comes to one; what nobody can tell is said to be so. */
import { describe, expect, test } from "vitest";
import {
  areOneDepartment,
  areUndecided,
  type KnownDepartments,
  knownDepartments,
} from "../../../shared/domain/departments/known-departments.ts";
import { aProject, day } from "../../support/builders.ts";

type Name = readonly [code: string, name: string, from: string];

function known(stated: readonly Name[], ofFile: readonly (readonly [string, string])[] = []) {
  const names = stated.map(([code, name, from], at) => {
    return { code, name, from: day(from), seq: at + 1, uploadId: "u", fileName: "부서.csv", at: "" };
  });
  return knownDepartments([], names, new Map(ofFile));
}

const roads: Name = ["4573001", "건설과", "2026-01-01"];
const renamed: Name = ["4573001", "건설교통과", "2026-07-01"];
const namesake: Name = ["4573009", "건설과", "2026-01-01"];

const relation = (departments: KnownDepartments, a: string, b: string): string => {
  const [left, right] = [departments.meantBy(a), departments.meantBy(b)];
  if (areOneDepartment(left, right)) return "one";
  return areUndecided(left, right) ? "undecided" : "two";
};

describe("two words for a department", () => {
  test.each<[string, KnownDepartments, string, string, string]>([
    ["its code and its name", known([roads]), "4573001", "건설과", "one"],
    ["its name with other spaces and its code", known([roads]), "건설 과", "4573001", "one"],
    ["its name before it was renamed", known([roads, renamed]), "4573001", "건설과", "one"],
    ["its old and its new name", known([roads, renamed]), "건설교통과", "건설과", "one"],
    ["a name that the file itself gives", known([], [["4573001", "건설과"]]), "4573001", "건설과", "one"],
    ["a name of two codes, and the first", known([roads, namesake]), "건설과", "4573001", "one"],
    ["a name of two codes, and the second", known([roads, namesake]), "건설과", "4573009", "one"],
    ["two codes of one name", known([roads, namesake]), "4573001", "4573009", "two"],
    [
      "a code and another's name",
      known([roads, ["4573002", "복지과", "2026-01-01"]]),
      "4573002",
      "건설과",
      "two",
    ],
    ["a named code and a strange name", known([roads]), "4573001", "산림과", "two"],
    ["a code without a name and a known name", known([roads]), "4573002", "건설과", "two"],
    ["a code without a name and a strange name", known([roads]), "4573002", "산림과", "undecided"],
    ["two codes without names", known([]), "4573001", "4573002", "two"],
    ["two names", known([]), "건설과", "복지과", "two"],
  ])("%s", (_, departments, a, b, said) => {
    expect(relation(departments, a, b)).toBe(said);
    expect(relation(departments, b, a)).toBe(said);
  });

  test("a line without a department contradicts none", () => {
    expect(areOneDepartment(null, known([roads]).meantBy("건설과"))).toBe(true);
    expect(areUndecided(null, known([roads]).meantBy("4573002"))).toBe(false);
  });

  test("is shown by its name of today, also where the file alone names it", () => {
    const project = aProject({ name: "도로 정비", department: "4573001" });
    expect(known([roads, renamed]).shown(project).department).toBe("건설교통과");
    expect(known([], [["4573001", "건설과"]]).shown(project).department).toBe("건설과");
    expect(known([]).shown(project).department).toBe("4573001");
  });
});
