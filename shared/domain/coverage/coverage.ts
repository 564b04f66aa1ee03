/**
 * What a statement covers. On what it covers it is the whole truth of its day: a line that it leaves out vanished, and the
 * ledger's totals are its own. A statement of single lines says nothing of any other.
 */
import type { Balance } from "../ledger/balance.ts";
import type { Period } from "../values/calendar.ts";
import {
  accountOfPayments,
  comparableName,
  departmentOfPayments,
  idPart,
  isPaymentLine,
  isSameOrUnsaid,
  type ProjectFacts,
  type ProjectId,
} from "../values/project.ts";

export type Coverage =
  | { readonly kind: "office" }
  /** Departments as compared; "" stands for lines without one. */
  | { readonly kind: "departments"; readonly departments: ReadonlySet<string> }
  /** Lines that the last tables of these departments stated. */
  | { readonly kind: "table"; readonly departments: ReadonlySet<string> }
  /** Payments of these days, of the whole office or of some departments. */
  | { readonly kind: "days"; readonly period: Period; readonly departments: ReadonlySet<string> | null }
  | { readonly kind: "lines" };

/** What the format promises: a dump names every line, a report every line of its department, a table what it names. */
export type CoverageClaim = "every-line" | "its-departments" | "lines";

export interface CoveredStatement {
  readonly claim: CoverageClaim;
  readonly period: Period | null;
  readonly lines: readonly ProjectFacts[];
}

/**
 * @param live the lines that the ledger knows from statements of the same kind.
 * @param areTwo whether two departments are known to be two.
 */
export function coverageOf(
  { claim, period, lines }: CoveredStatement,
  live: readonly ProjectFacts[],
  areTwo: AreTwoDepartments,
): Coverage {
  if (claim === "lines") return { kind: "lines" };
  const stated = departmentsOf(lines);
  const left = departmentsLeft(lines, live, areTwo);
  if (claim === "its-departments") for (const department of left) stated.add(department);
  const spokenOf = new Set([...stated, ...left]);
  const departments = claim === "every-line" && isOfTheOffice(spokenOf, departmentsOf(live)) ? null : stated;
  if (period !== null) return { kind: "days", period, departments };
  return departments === null ? { kind: "office" } : { kind: "departments", departments };
}

export function isCovered(coverage: Coverage, line: ProjectFacts): boolean {
  switch (coverage.kind) {
    case "office":
      return true;
    case "departments":
    case "table":
      return coverage.departments.has(departmentOf(line));
    case "days":
      return coverage.departments === null || coverage.departments.has(departmentOf(line));
    case "lines":
      return false;
  }
}

/** A dump that speaks of more than half of the known departments speaks of the office: then none may be missing. */
function isOfTheOffice(spokenOf: ReadonlySet<string>, known: ReadonlySet<string>): boolean {
  const shared = [...known].filter((department) => spokenOf.has(department));
  // A reorganisation renames them all at once.
  return shared.length === 0 || 2 * shared.length > known.size;
}

function departmentsOf(lines: readonly ProjectFacts[]): Set<string> {
  return new Set(lines.map(departmentOf));
}

function departmentOf({ department }: ProjectFacts): string {
  return comparableName(department ?? "");
}

export type AreTwoDepartments = (a: string | null, b: string | null) => boolean;

/**
 * Departments of which the file names most lines under another one: renamed or merged ones, of which it says what is left.
 * One project that moved renames no department.
 * @param live the lines that the last statements of their kind have.
 */
export function departmentsLeft(
  named: readonly ProjectFacts[],
  live: readonly ProjectFacts[],
  areTwo: AreTwoDepartments,
): string[] {
  const now = new Map(named.map(({ id, department }) => [id, department]));
  return [...Map.groupBy(live, departmentOf)].flatMap(([department, lines]) => {
    const moved = lines.filter((line) => {
      const stated = now.get(line.id);
      return stated !== undefined && areTwo(stated, line.department);
    });
    return 2 * moved.length > lines.length ? [department] : [];
  });
}

/**
 * Which payment lines a list speaks of. A list covers the days from its first payment to its last, of the departments
 * that it names: another department's project of the same name is none of its lines. Where one side names no
 * department or no account, the name of the project tells. Lines without payments since the list's first day are left
 * out.
 */
export function linesCovered(
  records: readonly { readonly project: ProjectFacts }[],
  balances: ReadonlyMap<ProjectId, Balance>,
  { from }: Period,
): ProjectFacts[] {
  const lines = [...balances.values()].filter(({ project: { id } }) => isPaymentLine(id));
  const listed = records.map(({ project }) => project);
  const known = lines.map(({ project }) => project);
  const renamed = [...renamedDepartments(listed, known), ...renamedAccounts(listed, known)];
  const accounts = new Map<string, Set<string>>();
  for (const { account, department } of [...listed, ...renamed]) {
    const key = comparableName(department ?? "");
    accounts.set(key, (accounts.get(key) ?? new Set()).add(comparableName(account ?? "")));
  }
  const byName = Map.groupBy(listed, ({ name }) => comparableName(name));
  return lines
    .filter(({ measures }) => (measures.expenditure?.latest ?? "") >= from)
    .map(({ project }) => project)
    .filter(
      (line) =>
        accountsOf(line).some((account) =>
          isOneOf(accounts.get(comparableName(line.department ?? "")), account),
        ) || (byName.get(comparableName(line.name)) ?? []).some((project) => mayBeOne(project, line)),
    );
}

/** What its account is called, and what the list called it that stated the line first. */
function accountsOf({ id, account }: ProjectFacts): readonly string[] {
  const now = comparableName(account ?? "");
  const first = comparableName(accountOfPayments(id) ?? "");
  return first === "" || first === now ? [now] : [now, first];
}

/** Account `""` is one that was not stated. */
function isOneOf(accounts: ReadonlySet<string> | undefined, account: string): boolean {
  return accounts !== undefined && (account === "" || accounts.has("") || accounts.has(account));
}

/** Two lines of one name, where a department is not stated. */
function mayBeOne(a: ProjectFacts, b: ProjectFacts): boolean {
  const isUnsaid = a.department === null || b.department === null;
  return isUnsaid && isSameOrUnsaid(a.account, b.account);
}

/**
 * Departments whose lines stand under another one since a person said so: the list speaks of what is left of them too. One
 * project that moved renames no department, so most of its lines must.
 */
function renamedDepartments(
  listed: readonly ProjectFacts[],
  lines: readonly ProjectFacts[],
): Pick<ProjectFacts, "account" | "department">[] {
  const stated = new Set(listed.map(({ department }) => idPart(department ?? "")));
  const gone = listed.filter(({ id }) => !stated.has(departmentOfPayments(id) ?? ""));
  if (gone.length === 0) return [];
  const sizes = Map.groupBy(lines, ({ id }) => departmentOfPayments(id));
  return [...Map.groupBy(gone, ({ id }) => departmentOfPayments(id))].flatMap(([department, moved]) =>
    department !== null && 2 * moved.length > (sizes.get(department)?.length ?? 0)
      ? moved.map(({ account }) => ({ account, department }))
      : [],
  );
}

/** Accounts whose lines stand under another name since a person said so: the list speaks of what is left of them too. */
function renamedAccounts(
  listed: readonly ProjectFacts[],
  lines: readonly ProjectFacts[],
): Pick<ProjectFacts, "account" | "department">[] {
  const stated = new Set(listed.map(({ account }) => idPart(account ?? "")));
  const gone = listed.filter(({ id }) => {
    const first = accountOfPayments(id) ?? "";
    return first !== "" && !stated.has(first);
  });
  if (gone.length === 0) return [];
  const sizes = Map.groupBy(lines, firstAccountOf);
  return [...Map.groupBy(gone, firstAccountOf)].flatMap(([key, moved]) => {
    const [first] = moved;
    if (first === undefined || 2 * moved.length <= (sizes.get(key)?.length ?? 0)) return [];
    return [{ account: accountOfPayments(first.id), department: first.department }];
  });
}

function firstAccountOf({ id, department }: ProjectFacts): string {
  return `${accountOfPayments(id)}\n${comparableName(department ?? "")}`;
}
