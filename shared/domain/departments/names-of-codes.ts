/**
 * Departments by their names where a source states codes alone: those that tables and persons state, else the names that
 * the office's payment lists give to the same projects (`department-votes.ts`). They are put on lines when a
 * ledger is read, and the code stays beside them: scopes, selectors and rights go by either. Codes without a name stay.
 */
import type { Balance } from "../ledger/balance.ts";
import type { IsoDate } from "../values/calendar.ts";
import { totalOf } from "../values/fund.ts";
import { comparableName, idPart, type ProjectFacts } from "../values/project.ts";
import { type DepartmentLine, departmentNames, type NamedDepartment } from "./department-votes.ts";
import { namesOfDay, type StatedName } from "./stated-names.ts";

/** Departments by their codes and by their names. */
export type DepartmentNames = ReadonlyMap<string, { readonly code: string; readonly name: string }>;

/** `1005090`: a name of digits is a code. */
const code = /^\d{4,10}$/;

export function isDepartmentCode(department: string): boolean {
  return code.test(department);
}

export interface Naming {
  /** As departments are shown: what is stated of the day, else what lists say, else what is stated of a later day. */
  readonly shown: DepartmentNames;
  /** By which payments find their projects: lists know best what they call a department. */
  readonly matching: DepartmentNames;
}

/** @param balances all lines of the ledger, those of payment lists too. */
export function namingOf(
  balances: Iterable<Balance>,
  stated: readonly StatedName[],
  asOf: IsoDate | null,
): Naming {
  const listed = new Map(namesOfLists(balances).map(({ code: of, name }) => [of, name] as const));
  if (stated.length === 0) {
    const names = byCodeAndName(listed);
    return { shown: names, matching: names };
  }
  const { current, later } = namesOfDay(stated, asOf);
  const [now, then] = [nameByCode(current), nameByCode(later)];
  return {
    shown: byCodeAndName(new Map([...then, ...listed, ...now])),
    matching: byCodeAndName(new Map([...then, ...now, ...listed])),
  };
}

function nameByCode(names: ReadonlyMap<string, StatedName>): Map<string, string> {
  return new Map([...names].map(([of, { name }]) => [of, name]));
}

/** A name that two codes have tells neither. */
function byCodeAndName(names: ReadonlyMap<string, string>): DepartmentNames {
  const shared = Map.groupBy(names, ([, name]) => name);
  return new Map(
    [...names].flatMap(([of, name]) => {
      const department = { code: of, name };
      const isOnly = shared.get(name)?.length === 1;
      return isOnly ? [[of, department] as const, [name, department] as const] : [[of, department] as const];
    }),
  );
}

/** What lists of payments call the departments that dumps have codes for. */
export function namesOfLists(balances: Iterable<Balance>): readonly NamedDepartment[] {
  const coded: DepartmentLine[] = [];
  const named: DepartmentLine[] = [];
  for (const { toldSeq, project, earlierNames, measures } of balances) {
    if (toldSeq === null || project.department === null || project.tier === "business") continue;
    const spent = totalOf(measures.expenditure?.monthEnds[11] ?? {});
    const lines = code.test(project.department) ? coded : named;
    lines.push({ project, spent });
    // A list that calls all its projects otherwise names its departments as before.
    if (lines === named)
      for (const name of earlierNames) named.push({ project: { ...project, name }, spent });
  }
  return coded.length === 0 || named.length === 0 ? [] : departmentNames(coded, named);
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
