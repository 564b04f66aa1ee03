import { expect, test } from "vitest";
import { departmentsText } from "../../local/commands/departments.ts";
import { plainDisplay } from "../../local/terminal/display.ts";
import type { DepartmentEntry } from "../../shared/reading/read-departments.ts";

function listed(code: string, name: string | null): DepartmentEntry {
  const source = name === null ? { kind: "none" as const } : { kind: "lists" as const, votes: 3, of: 3 };
  return { code, name, source, projects: 1, budget: 5n, basis: "expenditure/current-budget" };
}

test("codes of one name are told, with what to do", () => {
  const text = departmentsText(plainDisplay("ko"), "무주군", [
    listed("3005010", "안성면"),
    listed("3005020", "무풍면"),
    listed("3005050", "안성면"),
  ]);
  expect(text).toContain('부서코드 3005010, 3005050의 이름이 "안성면"으로 같습니다.');
  expect(text).toContain('monitor departments 3005050 "부서명"');
});

test("names of their own, and codes without one, are no such pair", () => {
  const text = departmentsText(plainDisplay("ko"), "무주군", [
    listed("1", "가"),
    listed("2", null),
    listed("3", null),
  ]);
  expect(text).not.toContain("같습니다");
});

test("a budget is called what it is: one line without a current budget makes appropriations of all", () => {
  const entry = listed("1", "가");
  const head = (basis: DepartmentEntry["basis"]) =>
    departmentsText(plainDisplay("ko"), "무주군", [{ ...entry, basis }]);
  expect(head("expenditure/current-budget")).toContain("예산현액(원)");
  expect(head("expenditure/appropriation")).toContain("예산액(원)");
});
