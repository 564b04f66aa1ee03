/**
 * Which payment lines a list speaks of. A list covers the days from its first payment to its last, of the departments that
 * it names: another department's project of the same name is none of its lines. Where one side names no department or no
 * account, the name of the project tells.
 */
import type { Balance } from "../ledger/balance.ts";
import type { Period } from "../values/calendar.ts";
import {
  comparableName,
  departmentOfPayments,
  idPart,
  isPaymentLine,
  isSameOrUnsaid,
  type ProjectFacts,
  type ProjectId,
} from "../values/project.ts";

/** Lines without payments since the list's first day are left out. */
export function linesCovered(
  records: readonly { readonly project: ProjectFacts }[],
  balances: ReadonlyMap<ProjectId, Balance>,
  { from }: Period,
): ProjectFacts[] {
  const lines = [...balances.values()].filter(({ project: { id } }) => isPaymentLine(id));
  const listed = records.map(({ project }) => project);
  const renamed = renamedDepartments(
    listed,
    lines.map(({ project }) => project),
  );
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
        isOneOf(accounts.get(comparableName(line.department ?? "")), comparableName(line.account ?? "")) ||
        (byName.get(comparableName(line.name)) ?? []).some((project) => mayBeOne(project, line)),
    );
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
