/**
 * Which lines of a past year belong to a department of today: those under its name, else under its code, else those of
 * the departments that became it. That is told by its projects, as when an office is reorganised in the middle of a year; it is
 * printed as what it is, a conclusion.
 */
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import type { Snapshot } from "../../snapshots/snapshot.ts";
import { comparableName, type ProjectFacts } from "../../values/project.ts";
import { ProjectPairs } from "./project-pairs.ts";

export interface Membership {
  /** As it was asked for; null for the whole office. */
  readonly selector: string | null;
  /** As the year calls it; several where some became one; empty where the year has no such department. */
  readonly names: readonly string[];
  readonly codes: readonly string[];
  readonly found: "all" | "name" | "code" | "projects" | "none";
  /** How many projects of the department go on in a later year; null where they were not asked. */
  readonly continued: number | null;
}

/** One year after the other, the latest first, since each is held against the one after it. */
export function packMemberships(
  years: readonly (Snapshot | null)[],
  departments: readonly string[],
): readonly (readonly Membership[])[] {
  const perDepartment = departments.map((selector) => membershipsOf(selector, years));
  return years.map((year, at) => {
    if (departments.length > 0) return perDepartment.flatMap((own) => own[at] ?? []);
    const found = year === null ? ("none" as const) : ("all" as const);
    return [{ selector: null, names: [], codes: [], found, continued: null }];
  });
}

export function isMember({ department, departmentCode }: NamedDepartment, membership: Membership): boolean {
  const { found, names, codes } = membership;
  if (found === "all") return true;
  const stated = comparableName(department ?? "");
  return (
    names.some((name) => comparableName(name) === stated) ||
    codes.some((code) => code === departmentCode || code === department)
  );
}

type NamedDepartment = Pick<ProjectFacts, "department" | "departmentCode">;

/** The snapshot with the lines and alerts of some departments alone; what is unmatched is of none. */
export function departmentsPart(snapshot: Snapshot, members: readonly Membership[]): Snapshot {
  if (members.some(({ found }) => found === "all")) return snapshot;
  const isWanted = (department: NamedDepartment): boolean =>
    members.some((membership) => isMember(department, membership));
  return {
    ...snapshot,
    unmatched: null,
    lines: snapshot.lines.filter(({ project }) => isWanted(project)),
    alerts: snapshot.alerts.filter(({ scope }) => scope.level !== "office" && isWanted(scope)),
  };
}

function membershipsOf(selector: string, years: readonly (Snapshot | null)[]): Membership[] {
  let later: { readonly year: Snapshot; readonly membership: Membership } | null = null;
  return years.map((year): Membership => {
    const none: Membership = { selector, names: [], codes: [], found: "none", continued: null };
    if (year === null) return none;
    const stated = statedOf(selector, year, later?.membership ?? null);
    const membership: Membership = stated ?? predecessorsOf(selector, year, later) ?? none;
    if (membership.found !== "none") later = { year, membership };
    return membership;
  });
}

function statedOf(selector: string, year: Snapshot, later: Membership | null): Membership | null {
  const wanted = new Set([selector, ...(later?.names ?? [])].map(comparableName));
  const named = year.lines.filter(({ project }) => wanted.has(comparableName(project.department ?? "")));
  if (named.length > 0) return membershipOf(selector, named, "name");
  const codes = new Set([selector, ...(later?.codes ?? [])]);
  const coded = year.lines.filter(({ project: { department, departmentCode } }) =>
    [department, departmentCode].some((code) => typeof code === "string" && codes.has(code)),
  );
  return coded.length > 0 ? membershipOf(selector, coded, "code") : null;
}

function membershipOf(
  selector: string,
  lines: readonly LedgerLine[],
  found: "name" | "code" | "projects",
  continued: number | null = null,
): Membership {
  const names = new Set(lines.flatMap(({ project }) => project.department ?? []));
  const codes = new Set(lines.flatMap(({ project }) => project.departmentCode ?? []));
  return { selector, names: [...names], codes: [...codes], found, continued };
}

/** One project that moved is no department that did; and of a department that was split, a part of a quarter goes on. */
const leastProjects = 2;
const leastShare = { numerator: 1, denominator: 4 } as const;

/** Departments that the later year has no more, and whose projects it has under the department that is asked for. */
function predecessorsOf(
  selector: string,
  year: Snapshot,
  later: { readonly year: Snapshot; readonly membership: Membership } | null,
): Membership | null {
  if (later === null) return null;
  const present = new Set(later.year.lines.map(({ project }) => comparableName(project.department ?? "")));
  const sizes = Map.groupBy(year.lines, ({ project }) => comparableName(project.department ?? ""));
  const pairs = new ProjectPairs(year.lines);
  const continued = later.year.lines
    .filter(({ project }) => isMember(project, later.membership))
    .flatMap(({ project }) => pairs.find({ ...project, department: null }) ?? []);
  const moved = Map.groupBy(continued, ({ project }) => comparableName(project.department ?? ""));
  const gone = [...moved].filter(
    ([name, lines]) =>
      name !== "" &&
      !present.has(name) &&
      lines.length >= leastProjects &&
      lines.length * leastShare.denominator >= (sizes.get(name)?.length ?? 0) * leastShare.numerator,
  );
  const lines = gone.flatMap(([, own]) => own);
  return lines.length === 0 ? null : membershipOf(selector, lines, "projects", lines.length);
}
