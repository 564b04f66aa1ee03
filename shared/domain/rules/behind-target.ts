/**
 * behind-target: a scope has spent less of its budget than its pace towards the year-end target asks
 * for. Facts in, a finding or nothing out; slow spending is not called waste.
 */
import { type IsoDate, monthsLeftAfter } from "../calendar.ts";
import {
  compare,
  formatPercent,
  fraction,
  type Fraction,
  multiply,
  roundUp,
  subtract,
  zero,
} from "../fraction.ts";
import type { ViewRow } from "../office-view.ts";
import { paceOf, type PaceBasis, yearEndPlanOf } from "../pace.ts";
import type { Policy, Severity } from "../policy.ts";
import { budgetOf, rateOf, type RateBasis, sumStated } from "../rate.ts";
import { totalOf } from "../fund.ts";
import { formatWon, type Won } from "../won.ts";
import { topic } from "../korean.ts";

/** Everything a reader needs to check the alert by hand. Amounts in won; shares of the budget as exact fractions. */
export interface BehindTargetFacts {
  /** The day of the figures. */
  readonly asOf: IsoDate;
  /** The day whose pace they are held against: the same day, or a later one when nothing new came in. */
  readonly judgedOn: IsoDate;
  readonly budget: Won;
  readonly spent: Won;
  readonly rate: Fraction;
  readonly rateBasis: RateBasis;
  readonly expectedRate: Fraction;
  readonly paceBasis: PaceBasis;
  readonly dayOfYear: number;
  readonly daysInYear: number;
  /** expectedRate - rate. */
  readonly gap: Fraction;
  readonly targetRate: Fraction;
  /** What the department itself plans to have spent by 31 December; null when it gave no plan. */
  readonly plan: Won | null;
  readonly planRate: Fraction | null;
  readonly planUnspent: Won | null;
  readonly monthsLeft: number;
  /** What must be spent in each month left to reach the target, rounded up to a won: 0 when it is reached; null when none is left. */
  readonly requiredPerMonth: Won | null;
}

export interface BehindTarget {
  readonly rule: "behind-target";
  /** Null: judged, and not behind. */
  readonly severity: Severity | null;
  readonly facts: BehindTargetFacts;
}

/**
 * Judges one row on one day. Null when there is nothing to judge: no budget, or no spending reported,
 * which is not 0 %.
 * @param wasOpen whether the alert is open already: it then stays until the gap is clearly closed.
 */
export function behindTarget(
  row: ViewRow,
  basis: RateBasis,
  policy: Policy,
  date: IsoDate,
  wasOpen: boolean,
): BehindTarget | null {
  const facts = gather(row, basis, policy, date);
  if (facts === null) return null;
  const severity = facts.budget < policy.minimumBudget ? null : severityOf(facts.gap, policy, wasOpen);
  return { rule: "behind-target", severity, facts };
}

/** One sentence after the other, from the facts alone. */
export function describeBehindTarget(name: string, facts: BehindTargetFacts): { ko: string; en: string } {
  const [rate, expected, gap, target] = [facts.rate, facts.expectedRate, facts.gap, facts.targetRate].map(
    (share) => formatPercent(share, 1),
  );
  const pace = paceWords[facts.paceBasis];
  const day = `${facts.dayOfYear}/${facts.daysInYear}`;
  const ko = [
    `${topic(name)} ${facts.asOf} 기준 집행률 ${rate}%로, 연말 목표 ${target}%를 향한 기대 집행률 ${expected}%` +
      `(${facts.judgedOn}, ${pace.ko} ${day}일째)보다 ${gap}%p 낮습니다.`,
  ];
  const en = [
    `${name}: ${rate}% executed as of ${facts.asOf}, ${gap} points below the ${expected}% expected` +
      ` (on ${facts.judgedOn} ${pace.en}, day ${day}) on the way to ${target}% at year end.`,
  ];
  if (facts.planRate !== null && facts.planUnspent !== null) {
    const planRate = formatPercent(facts.planRate, 1);
    ko.push(`부서 계획(12.31.까지 ${planRate}%)대로면 ${formatWon(facts.planUnspent)}원이 남습니다.`);
    en.push(`Its own plan (${planRate}% by 31 December) leaves ${formatWon(facts.planUnspent)} won unspent.`);
  }
  if (facts.requiredPerMonth !== null) {
    const perMonth = formatWon(facts.requiredPerMonth);
    ko.push(`목표에 이르려면 남은 ${facts.monthsLeft}개월 동안 매월 ${perMonth}원을 집행해야 합니다.`);
    en.push(`Reaching the target takes ${perMonth} won in each of the ${facts.monthsLeft} months left.`);
  }
  return { ko: ko.join(" "), en: en.join(" ") };
}

/** Why the alert was cleared, from the facts of the look that cleared it. */
export function describeRecovery(name: string, facts: BehindTargetFacts): { ko: string; en: string } {
  const [rate, expected] = [formatPercent(facts.rate, 1), formatPercent(facts.expectedRate, 1)];
  return {
    ko: `${topic(name)} ${facts.asOf} 기준 집행률 ${rate}%(기대 집행률 ${expected}%)로, 더 이상 집행 지연 알림의 대상이 아닙니다.`,
    en: `${name}: ${rate}% executed as of ${facts.asOf}, ${expected}% expected; it no longer counts as behind.`,
  };
}

const paceWords: Readonly<Record<PaceBasis, { ko: string; en: string }>> = {
  plan: { ko: "사업별 월별 계획 기준", en: "by its own dated plan" },
  calendar: { ko: "달력 일수 기준", en: "by calendar days" },
  mixed: { ko: "월별 계획과 달력 일수 기준", en: "by dated plans and calendar days" },
};

function gather(row: ViewRow, basis: RateBasis, policy: Policy, date: IsoDate): BehindTargetFacts | null {
  const rate = rateOf(row.lines, basis);
  const budget = sumStated(row.lines.map((line) => totalOf(budgetOf(line, basis))));
  const spent = sumStated(row.lines.map((line) => totalOf(line.amounts.expenditure)));
  if (rate === null || budget === null || spent === null || budget <= 0n) return null;
  const pace = paceOf(row.lines, basis, policy, date);
  const expectedRate = multiply(pace.expected, fraction(1n, budget));
  const targetRate = fraction(policy.yearEndTargetBasisPoints, 10_000n);
  const plan = yearEndPlanOf(row.lines);
  const monthsLeft = monthsLeftAfter(date);
  const toTarget = subtract(multiply(targetRate, fraction(budget, 1n)), fraction(spent, 1n));
  const missing = compare(toTarget, zero) > 0 ? toTarget : zero;
  return {
    asOf: row.asOf,
    judgedOn: date,
    budget,
    spent,
    rate,
    rateBasis: basis,
    expectedRate,
    paceBasis: pace.basis,
    dayOfYear: pace.day,
    daysInYear: pace.daysInYear,
    gap: subtract(expectedRate, rate),
    targetRate,
    plan,
    planRate: plan === null ? null : fraction(plan, budget),
    planUnspent: plan === null ? null : budget - plan,
    monthsLeft,
    requiredPerMonth: monthsLeft === 0 ? null : roundUp(multiply(missing, fraction(1n, BigInt(monthsLeft)))),
  };
}

function severityOf(gap: Fraction, policy: Policy, wasOpen: boolean): Severity | null {
  const isAtLeast = (basisPoints: bigint): boolean => compare(gap, fraction(basisPoints, 10_000n)) >= 0;
  if (isAtLeast(policy.gapBasisPoints.critical)) return "critical";
  if (isAtLeast(policy.gapBasisPoints.warning)) return "warning";
  if (isAtLeast(policy.gapBasisPoints.notice)) return "notice";
  return wasOpen && isAtLeast(policy.clearBelowBasisPoints) ? "notice" : null;
}
