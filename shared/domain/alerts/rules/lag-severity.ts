/**
 * How serious a finding is. A severity needs both a share and an amount, so that neither a small project
 * far behind nor a large one a little behind fills an inbox. What is open closes and eases with a margin.
 */
import { type Policy, severities, type Severity, severityRank } from "../../policy/policy.ts";
import type { Level, ViewRow } from "../../rates/office-view.ts";
import { compare, fraction, type Fraction } from "../../values/fraction.ts";
import type { Won } from "../../values/won.ts";

export interface Lag {
  /** What is missing, as a part of `whole`. */
  readonly gap: Fraction;
  /** The same, or the part of it that is at risk, in won. */
  readonly money: Won;
  /** The budget that it is missing of: below the policy's minimum nothing is raised. */
  readonly whole: Won;
}

/** @param standing the severity of the alert that is open; null when none is. */
export function lagSeverity(lag: Lag, policy: Policy, openSeverity: Severity | null): Severity | null {
  if (lag.whole < policy.minimumBudget) return null;
  const reached = reachedWithin(lag, policy, 0n);
  if (openSeverity === null) return reached;
  const isClosed = compare(lag.gap, fraction(policy.clearBelowBasisPoints, basisPoints)) < 0;
  if (reached === null && isClosed) return null;
  const kept = reachedWithin(lag, policy, policy.easeMarginBasisPoints);
  return higherSeverity(reached, lowerSeverity(openSeverity, kept ?? "notice"));
}

/**
 * Whether `lagSeverity` finds nothing in so much missing of so much, where no alert is open: the same comparison over sums,
 * without a fraction in lowest terms.
 */
export function isNoLag(missing: Won, whole: Won, policy: Policy): boolean {
  if (whole < policy.minimumBudget) return true;
  const share = missing * basisPoints;
  return !severities.some(
    (severity) => share >= policy.gapBasisPoints[severity] * whole && missing >= policy.behindWon[severity],
  );
}

/** For what is wrong in any amount: a notice, and by the amount alone more. */
export function amountSeverity(money: Won, policy: Policy, openSeverity: Severity | null): Severity | null {
  if (money <= 0n) return null;
  const reached = amountReached(money, policy, 0n);
  if (openSeverity === null) return reached;
  return higherSeverity(
    reached,
    lowerSeverity(openSeverity, amountReached(money, policy, policy.easeMarginBasisPoints)),
  );
}

/** Null is milder than a notice. */
export function higherSeverity(a: Severity | null, b: Severity | null): Severity | null {
  return severityRank(a) >= severityRank(b) ? a : b;
}

export function lowerSeverity(a: Severity | null, b: Severity | null): Severity | null {
  return severityRank(a) <= severityRank(b) ? a : b;
}

const basisPoints = 10_000n;

/** As if `margin` basis points more of the whole were missing: a share and an amount ease alike. */
function reachedWithin({ gap, money, whole }: Lag, policy: Policy, margin: bigint): Severity | null {
  const isReached = (severity: Severity): boolean =>
    compare(gap, fraction(policy.gapBasisPoints[severity] - margin, basisPoints)) >= 0 &&
    money * basisPoints + margin * whole >= policy.behindWon[severity] * basisPoints;
  return severities.findLast(isReached) ?? null;
}

function amountReached(money: Won, policy: Policy, margin: bigint): Severity {
  const isReached = (severity: Severity): boolean =>
    money * basisPoints >= policy.behindWon[severity] * (basisPoints - margin);
  return severities.findLast(isReached) ?? "notice";
}

/** Where a project or a unit project is a line of the ledger itself, and not the sum of others. */
export const lineLevels: readonly Level[] = ["unit-project", "project"];

/**
 * Who is told. A lag is told in full where one person answers for the money, and not again one level up
 * (`evaluate-office.ts`). Where only the sum of small lines is late, departments and the office get a notice, which
 * waits for the digest. The lag's severity as it is told at the row's level; null where a level below tells the very
 * same figures.
 */
export function severityAtLevel(row: ViewRow, severity: Severity | null): Severity | null {
  switch (row.scope.level) {
    case "office":
    case "department":
      return lowerSeverity(severity, "notice");
    case "unit-project":
      return isOneProject(row) ? null : severity;
    case "business":
    case "project":
      return severity;
  }
}

/** Whether the row is one line of its own level: what is wrong with a line is told at that line. */
export function isOneLine({ scope, lines }: ViewRow): boolean {
  return lines.length === 1 && lines[0]?.project.tier === scope.level;
}

function isOneProject({ lines }: ViewRow): boolean {
  return lines.length === 1 && lines[0]?.project.tier === "project";
}
