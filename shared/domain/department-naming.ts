/**
 * Departments by their names where a source states codes alone: the names that the office's payment lists give to the same
 * projects (`identity/department-names.ts`). They are put on lines when a ledger is read, and the code stays beside
 * them: scopes, selectors and rights go by either. Codes that no name is certain for stay as they are.
 */
import type { Balance } from "./balance.ts";
import { totalOf } from "./fund.ts";
import { type DepartmentLine, departmentNames } from "./identity/department-names.ts";
import { comparableName, idPart, type ProjectFacts } from "./project.ts";

/** Departments by their codes and by their names. */
export type DepartmentNames = ReadonlyMap<string, { readonly code: string; readonly name: string }>;

/** `1005090`: a name of digits is a code. */
const code = /^\d{4,10}$/;

/** @param balances all lines of the ledger, those of payment lists too. */
export function namesIn(balances: Iterable<Balance>): DepartmentNames {
  const coded: DepartmentLine[] = [];
  const named: DepartmentLine[] = [];
  for (const { toldSeq, project, measures } of balances) {
    if (toldSeq === null || project.department === null || project.tier === "business") continue;
    const spent = totalOf(measures.expenditure?.monthEnds[11] ?? {});
    (code.test(project.department) ? coded : named).push({ project, spent });
  }
  if (coded.length === 0 || named.length === 0) return new Map();
  return new Map(
    departmentNames(coded, named).flatMap(({ code: of, name }) => {
      const department = { code: of, name };
      return [[of, department] as const, [name, department] as const];
    }),
  );
}

/** Facts never change: a line that is read again keeps its object, by which more is remembered. */
const known = new WeakMap<ProjectFacts, ProjectFacts>();

/** Lines of the dump and of payment lists come to one department. */
export function withDepartmentName(project: ProjectFacts, names: DepartmentNames): ProjectFacts {
  const found = project.department === null ? undefined : names.get(project.department);
  if (found === undefined) return project;
  const before = known.get(project);
  if (before?.department === found.name && before.departmentCode === found.code) return before;
  const facts = { ...project, department: found.name, departmentCode: found.code };
  known.set(project, facts);
  return facts;
}

/** What a department is known by, whatever it is called: the part of an id. */
export function departmentPart({ department, departmentCode }: Department): string {
  return idPart(departmentCode ?? department ?? "");
}

export interface Department {
  readonly department: string | null;
  readonly departmentCode?: string | undefined;
}

/** Whether somebody means the department, by its name or by its code. */
export function isDepartment({ department, departmentCode }: Department, meant: string): boolean {
  const wanted = comparableName(meant);
  return [department, departmentCode ?? null].some((own) => own !== null && comparableName(own) === wanted);
}
