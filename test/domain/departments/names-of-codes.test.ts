/** Departments of a dump of codes get the names of a payment list, and stay known by their codes. */
import { describe, expect, test } from "vitest";
import {
  departmentPart,
  isDepartment,
  namingOf,
  withDepartmentName,
} from "../../../shared/domain/departments/names-of-codes.ts";
import { officeView } from "../../../shared/domain/rates/office-view.ts";
import { currentLine } from "../../../shared/domain/ledger/ledger-line.ts";
import { seesDepartment } from "../../../shared/domain/access/principal.ts";
import {
  isPaymentLine,
  projectIdOfCode,
  projectIdOfPayments,
} from "../../../shared/domain/values/project.ts";
import { aBalance, aPosting, aProject } from "../../support/builders.ts";

function coded(code: string, department: string, name: string) {
  const project = aProject({ id: projectIdOfCode(code), name, department, account: "일반회계" });
  return aBalance(aPosting({ project }));
}

function paid(department: string, name: string) {
  const id = projectIdOfPayments("일반회계", department, name);
  return aBalance(aPosting({ project: aProject({ id, name, department, account: "일반회계" }) }));
}

const ledger = [
  coded("A1", "1005134", "도로 정비"),
  coded("A2", "1005134", "하천 정비"),
  coded("A3", "1005119", "기초연금"),
  paid("건설과", "도로정비"),
  paid("건설과", "하천 정비"),
];
const { shown: names } = namingOf(ledger, [], null);

describe("the department of a line", () => {
  test("is called as the payment list calls it, and keeps its code", () => {
    const [first, , other] = ledger.map(({ project }) => withDepartmentName(project, names));
    expect(first).toMatchObject({ department: "건설과", departmentCode: "1005134" });
    expect(other).toMatchObject({ department: "1005119" });
  });

  test("is the same object when it is read again, so that what is remembered with it stays", () => {
    const [{ project } = coded("A1", "1", "가")] = ledger;
    expect(withDepartmentName(project, names)).toBe(withDepartmentName(project, names));
  });

  test.each(["건설과", "건설 과", "1005134"])("is meant by %s", (meant) => {
    expect(isDepartment({ department: "건설과", departmentCode: "1005134" }, meant)).toBe(true);
  });

  test("is not meant by another code, nor by nothing", () => {
    expect(isDepartment({ department: "건설과", departmentCode: "1005134" }, "1005119")).toBe(false);
    expect(isDepartment({ department: null }, "")).toBe(false);
  });

  test("is its manager's, registered by name or by code", () => {
    const manager = { subject: "m", name: "m", role: "manager" as const, office: null };
    const requested = { department: "건설과", departmentCode: "1005134" };
    const sees = (own: string) => seesDepartment({ ...manager, departments: [own] }, requested);
    expect(["건설과", "1005134", "환경과"].map(sees)).toEqual([true, true, false]);
  });
});

describe("a scope", () => {
  test("keeps its id when the name of its department becomes known: alerts stay where they are", () => {
    const before = ledger.filter(({ project }) => !isPaymentLine(project.id)).map(currentLine);
    const after = before.map((line) => ({ ...line, project: withDepartmentName(line.project, names) }));
    const idsOf = (lines: typeof before) =>
      officeView("1129000", 2020, lines).rows.map(({ scope }) => scope.id);
    expect(idsOf(after).toSorted()).toEqual(idsOf(before).toSorted());
    const paidLine = { project: withDepartmentName(ledger[3]?.project ?? aProject(), names) };
    expect(paidLine.project).toMatchObject({ department: "건설과", departmentCode: "1005134" });
    expect(departmentPart({ department: "건설과", departmentCode: "1005134" })).toBe("1005134");
  });
});

test("no name is given where payment lists or codes are absent", () => {
  expect(namingOf([coded("A1", "1005134", "도로 정비")], [], null).shown.size).toBe(0);
  expect(namingOf([paid("건설과", "도로정비")], [], null).shown.size).toBe(0);
});
