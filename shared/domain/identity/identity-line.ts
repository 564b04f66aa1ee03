/** A line of a statement or of the ledger, with what tells that two of them are one project. */
import type { KnownDepartments, MeantDepartment } from "../departments/known-departments.ts";
import { totalOf } from "../values/fund.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { SourceRecord } from "../ledger/posting.ts";
import { codeOf, comparableName, type ProjectFacts } from "../values/project.ts";
import type { Won } from "../values/won.ts";
import { type NameShape, nameShapeOf } from "./similar-names.ts";

export interface IdentityLine {
  readonly project: ProjectFacts;
  readonly shape: NameShape;
  /** As compared; null where it has none. */
  readonly code: string | null;
  readonly department: string | null;
  /** The same with all that it may be. */
  readonly meant: MeantDepartment | null;
  readonly account: string | null;
  /** The stated budgets other than 0: original, current or both. */
  readonly budgets: readonly Won[];
  /** Null where nothing is stated. */
  readonly spent: Won | null;
}

export function identityLineOfLedger(
  { project, amounts }: LedgerLine,
  departments: KnownDepartments,
): IdentityLine {
  const budgets = [totalOf(amounts.appropriation), totalOf(amounts["current-budget"])];
  return identityLine(project, budgets, totalOf(amounts.expenditure), departments);
}

/** Of payments without a code: only what was paid is known. */
export function identityLineOfPayments(
  project: ProjectFacts,
  paid: Won,
  departments: KnownDepartments,
): IdentityLine {
  return identityLine(project, [], paid, departments);
}

export function identityLineOfRecord(
  { project, entries }: SourceRecord,
  departments: KnownDepartments,
): IdentityLine {
  const totals = new Map<string, Won>();
  for (const { measure, amount } of entries) totals.set(measure, (totals.get(measure) ?? 0n) + amount);
  const budgets = [totals.get("appropriation") ?? null, totals.get("current-budget") ?? null];
  return identityLine(project, budgets, totals.get("expenditure") ?? null, departments);
}

function identityLine(
  project: ProjectFacts,
  budgets: readonly (Won | null)[],
  spent: Won | null,
  departments: KnownDepartments,
): IdentityLine {
  const meant = project.department === null ? null : departments.meantBy(project.department);
  return {
    project: departments.shown(project),
    shape: nameShapeOf(project.name),
    code: codeOf(project.id),
    department: meant?.key ?? null,
    meant,
    account: comparableOrNull(project.account),
    budgets: [...new Set(budgets.flatMap((won) => (won === null || won === 0n ? [] : [won])))],
    spent,
  };
}

function comparableOrNull(name: string | null): string | null {
  return name === null ? null : comparableName(name);
}
