/**
 * The office at a glance: ledger lines rolled up by project, unit project, department and office.
 * Totals are folds made when read, so no stored total can drift. A business tells a part of a unit
 * project again, so it has rows of its own and is in no sum.
 */
import { type IsoDate, laterOf } from "../values/calendar.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { departmentPart } from "../departments/names-of-codes.ts";
import { idPart, type ProjectFacts, type ProjectId } from "../values/project.ts";
import { dayOfSum, type LaterFigures, laterFigures } from "./later-figures.ts";
import { commonBasis, type RateBasis } from "./rate.ts";
import { ascending } from "../values/order.ts";

export const levels = ["office", "department", "unit-project", "business", "project"] as const;
export type Level = (typeof levels)[number];

/** A place in the office that has figures: the whole, a department, a unit project, a line. */
export interface Scope {
  readonly level: Level;
  /** Unique among the scopes of one level. */
  readonly id: string;
  /** Null where the sources give none: the lines of a department that name no unit project. */
  readonly name: string | null;
  readonly department: string | null;
  /** Where `department` is the name of a code. */
  readonly departmentCode?: string | undefined;
  readonly unitProject: string | null;
}

export interface ViewRow {
  readonly scope: Scope;
  /** The lines whose sum the row is. */
  readonly lines: readonly LedgerLine[];
  /** The latest day that any of them speaks of: by it alerts are judged. */
  readonly asOf: IsoDate;
  /** The day that the sum may be said to be of (`dayOfSum`): by it every screen names the sum. */
  readonly day: IsoDate;
}

export interface OfficeView {
  readonly office: string;
  readonly fiscalYear: number;
  readonly basis: RateBasis;
  /** That a few projects are reported up to a later day than most of the money. */
  readonly later: LaterFigures | null;
  /** Level by level in the order of `levels`; inside a level by department and name. */
  readonly rows: readonly ViewRow[];
}

/**
 * @param chosen the basis that the office's policy divides by; null for what each line states (`commonBasis`).
 * @param whole the office of which the lines are a part: whether few of its projects are later is told by all of them.
 */
export function officeView(
  office: string,
  fiscalYear: number,
  ledger: readonly LedgerLine[],
  chosen: RateBasis | null = null,
  whole: Pick<OfficeView, "later"> | null = null,
): OfficeView {
  // Of two spellings of one department the first is shown, so the order may not be left to the store.
  const lines = ledger.toSorted((a, b) => ascending(a.project.id, b.project.id));
  const counted = lines.filter((line) => line.project.tier !== "business");
  const businesses = lines.filter((line) => line.project.tier === "business");
  const projects = counted.filter((line) => line.project.tier === "project");
  const basis = chosen ?? commonBasis(counted);
  const own = laterFigures(counted, basis);
  const ofOffice = whole === null ? own : whole.later;
  const rowsOf = (of: readonly LedgerLine[], scopeOf: (line: LedgerLine) => Scope): ViewRow[] =>
    grouped(of, scopeOf, (group) => dayOfSum(group, basis, ofOffice));
  return {
    office,
    fiscalYear,
    basis,
    later: ofOffice === null ? null : own,
    rows: [
      ...rowsOf(counted, () => officeScope(office)),
      ...rowsOf(counted, departmentScope),
      ...rowsOf(counted, unitProjectScope),
      ...rowsOf(businesses, (line) => lineScope("business", line)),
      ...rowsOf(projects, (line) => lineScope("project", line)),
    ],
  };
}

/** The same rows by another basis. @param basis null for what each line states (`commonBasis`). */
export function withBasis(view: OfficeView, basis: RateBasis | null): OfficeView {
  const whole = view.rows.find(({ scope }) => scope.level === "office");
  return { ...view, basis: basis ?? commonBasis(whole?.lines ?? []) };
}

/** The office under its name; its id stays the code. */
export function withOfficeName(view: OfficeView, name: string | null): OfficeView {
  if (name === null) return view;
  const rows = view.rows.map((row) =>
    row.scope.level === "office" ? { ...row, scope: { ...row.scope, name } } : row,
  );
  return { ...view, rows };
}

function officeScope(office: string): Scope {
  return { level: "office", id: office, name: office, department: null, unitProject: null };
}

function departmentScope({ project }: LedgerLine): Scope {
  const { department } = project;
  return {
    level: "department",
    id: departmentPart(project),
    name: department,
    department,
    ...codeOfDepartment(project),
    unitProject: null,
  };
}

function unitProjectScope({ project }: LedgerLine): Scope {
  const name = project.tier === "unit-project" ? project.name : project.unitProject;
  return {
    level: "unit-project",
    id: `${departmentPart(project)}/${idPart(name ?? "")}`,
    name,
    department: project.department,
    ...codeOfDepartment(project),
    unitProject: name,
  };
}

function lineScope(level: "business" | "project", { project }: LedgerLine): Scope {
  const id: ProjectId = project.id;
  const { name, department, unitProject } = project;
  return { level, id, name, department, ...codeOfDepartment(project), unitProject };
}

function codeOfDepartment({ departmentCode }: ProjectFacts): Pick<Scope, "departmentCode"> {
  return departmentCode === undefined ? {} : { departmentCode };
}

function grouped(
  lines: readonly LedgerLine[],
  scopeOf: (line: LedgerLine) => Scope,
  dayOf: (lines: readonly LedgerLine[]) => IsoDate | null,
): ViewRow[] {
  const groups = new Map<string, { readonly scope: Scope; readonly lines: [LedgerLine, ...LedgerLine[]] }>();
  for (const line of lines) {
    const scope = scopeOf(line);
    const group = groups.get(scope.id);
    if (group === undefined) groups.set(scope.id, { scope, lines: [line] });
    else group.lines.push(line);
  }
  return [...groups.values()]
    .map(({ scope, lines: own }) => {
      const asOf = own.reduce((latest, line) => laterOf(latest, line.asOf), own[0].asOf);
      return { scope, lines: own, asOf, day: dayOf(own) ?? asOf };
    })
    .toSorted((a, b) => ascending(sortKey(a.scope), sortKey(b.scope)));
}

function sortKey(scope: Scope): string {
  return [scope.department ?? "\uffff", scope.unitProject ?? "\uffff", scope.name ?? "\uffff", scope.id].join(
    "\u0000",
  );
}
