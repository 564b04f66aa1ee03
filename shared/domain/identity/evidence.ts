/** What speaks for two lines being one project, and when it is enough to ask. */
import { areOneDepartment, areUndecided } from "../departments/known-departments.ts";
import { isPaymentLine, type ProjectId } from "../values/project.ts";
import type { Won } from "../values/won.ts";
import type { Evidence } from "./evidence-names.ts";
import type { IdentityLine } from "./identity-line.ts";
import { accountDifference } from "./similar-accounts.ts";
import { areSimilarNames } from "./similar-names.ts";
import type { DepartmentMoves } from "./vanished-departments.ts";

const weights: Readonly<Record<Evidence, number>> = {
  "same-code": 6,
  "code-lost-zeros": 8,
  "long-code": 0,
  "code-lost-digits": 8,
  "code-in-parts": 8,
  "same-name": 6,
  "similar-name": 3,
  "same-budget": 4,
  "telling-budget": 1,
  "same-spending": 4,
  "telling-spending": 1,
  // Only ever found beside a name; what lacks it is a project with payments of its own.
  "same-lack": 4,
  "fits-lack": 1,
  "spending-went-on": 1,
  "same-payments": 4,
  "same-department": 2,
  "department-undecided": 1,
  "department-vanished": 2,
  "account-renamed": -1,
  "line-vanished": 2,
  "line-elsewhere": 0,
  "common-affix": 6,
};

export function weightOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, each) => sum + weights[each], 0);
}

/** What the statement says of other lines. */
export interface Surroundings {
  readonly moves: DepartmentMoves;
  /** Whether it states all that the last one did, and lacks the line. */
  readonly isGone: (id: ProjectId) => boolean;
  /** The accounts that the ledger knows, as compared. */
  readonly accounts: ReadonlySet<string>;
}

export function evidenceOf(
  added: IdentityLine,
  live: IdentityLine,
  { moves, isGone, accounts }: Surroundings,
): readonly Evidence[] {
  const evidence: Evidence[] = [];
  const code = codeEvidence(added.code, live.code);
  if (code !== null) evidence.push(code);
  if (code === "code-lost-zeros" && withoutZeros(added.code ?? "").length >= longCode)
    evidence.push("long-code");
  if (added.shape.whole === live.shape.whole) evidence.push("same-name");
  else if (areSimilarNames(added.shape, live.shape)) evidence.push("similar-name");
  const budget = added.budgets.find((won) => live.budgets.includes(won));
  if (budget !== undefined) evidence.push("same-budget");
  if (budget !== undefined && significantDigits(budget) >= tellingDigits) evidence.push("telling-budget");
  if (added.spent !== null && live.spent !== null && live.spent > 0n) {
    if (added.spent === live.spent) {
      evidence.push("same-spending");
      if (significantDigits(added.spent) >= tellingDigits) evidence.push("telling-spending");
    } else if (added.spent > live.spent) evidence.push("spending-went-on");
  }
  if (areOneDepartment(added.meant, live.meant)) evidence.push("same-department");
  else if (moves.isMove(live.department, added.department)) evidence.push("department-vanished");
  else if (evidence.length > 0 && areUndecided(added.meant, live.meant))
    evidence.push("department-undecided");
  if (evidence.length > 0 && isGone(live.project.id)) evidence.push("line-vanished");
  const difference = code === null ? accountDifference(added.account, live.account) : "none";
  if (difference === "none") return evidence;
  const isOne = difference === "spelling" || isOneElsewhere(added, live, evidence, accounts);
  return isOne ? [...evidence, "account-renamed"] : [];
}

/**
 * The same name in two accounts is two projects, unless nothing tells them apart: the ledger does not know the account, the
 * amounts are equal, or one of the two statements has no codes.
 */
function isOneElsewhere(
  added: IdentityLine,
  live: IdentityLine,
  evidence: readonly Evidence[],
  accounts: ReadonlySet<string>,
): boolean {
  const has = (each: Evidence) => evidence.includes(each);
  const mayBeAtHome = has("same-department") || has("department-vanished") || has("department-undecided");
  if (!has("same-name") || !mayBeAtHome) return false;
  const isStrange = added.account !== null && !accounts.has(added.account);
  const hasNoCode = (added.code === null || live.code === null) && !isPaymentLine(added.project.id);
  return isStrange || hasNoCode || has("same-budget") || has("same-spending");
}

export function isEnough(evidence: readonly Evidence[]): boolean {
  const has = (each: Evidence) => evidence.includes(each);
  const isAtHome = has("same-department") || has("department-vanished");
  const mayBeAtHome = isAtHome || has("department-undecided");
  const hasMoney = has("same-budget") || has("same-spending");
  if (has("code-lost-zeros") || has("code-lost-digits") || has("code-in-parts"))
    return has("same-name") || has("similar-name") || hasMoney || has("long-code");
  if (has("same-name")) return mayBeAtHome || hasMoney || has("line-vanished");
  if (has("similar-name") && mayBeAtHome && has("line-vanished")) return true;
  if (has("similar-name")) return hasMoney && (mayBeAtHome || has("telling-budget") || has("same-spending"));
  if (!isAtHome) return false;
  if (has("line-vanished") && hasMoney) return true;
  if (has("same-budget") && has("telling-spending")) return true;
  return has("telling-budget") && (has("same-spending") || has("spending-went-on"));
}

/** 12,000,000 has two: as many projects have it as there are. */
const tellingDigits = 4;

function significantDigits(won: Won): number {
  return won.toString().replace("-", "").replace(/0+$/, "").length;
}

/** Of so many digits that chance makes no two codes differ by zeros alone: a real one has 13 to 16. */
const longCode = 9;

/** A spreadsheet keeps 15 digits. */
const keptDigits = 15;

function codeEvidence(a: string | null, b: string | null): Evidence | null {
  if (a === null || b === null) return null;
  if (a === b) return "same-code";
  if (undividedCode(a) === undividedCode(b)) return "code-in-parts";
  if (!/^\d+$/.test(a) || !/^\d+$/.test(b)) return null;
  if (withoutZeros(a) === withoutZeros(b)) return "code-lost-zeros";
  const isCut =
    a.length === b.length && a.length > keptDigits && a.slice(0, keptDigits) === b.slice(0, keptDigits);
  const isZeroed = [a, b].some((code) => /^0+$/.test(code.slice(keptDigits)));
  return isCut && isZeroed ? "code-lost-digits" : null;
}

/** The parts of a code in two rows of a day are told apart by account and department behind it. */
export function undividedCode(code: string): string {
  return code.replace(/@.*$/, "");
}

export function withoutZeros(code: string): string {
  return code.replace(/^0+/, "");
}
