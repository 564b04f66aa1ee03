/**
 * Where spending should be by a day. A line's own dated plan is asked first; without one the year-end
 * target is spread evenly over the days of the year. The basis is part of the answer.
 */
import { dayOfYear, daysInYear, datePartsOf, type IsoDate, yearEnd } from "./calendar.ts";
import { add, fraction, type Fraction, multiply, zero } from "./fraction.ts";
import { type Fund, totalOf } from "./fund.ts";
import type { LedgerLine } from "./ledger-line.ts";
import type { Policy } from "./policy.ts";
import { budgetOf, type RateBasis, sumStated } from "./rate.ts";
import type { Won } from "./won.ts";

/** `mixed`: some lines of the scope have a plan of their own and some go by the calendar. */
export type PaceBasis = "plan" | "calendar" | "mixed";

export interface Pace {
  readonly basis: PaceBasis;
  readonly day: number;
  readonly daysInYear: number;
  /** What should be spent by that day, in won. */
  readonly expected: Fraction;
}

/** The pace of some lines together on `date`. Budgets in won; a line without a budget expects nothing. */
export function paceOf(lines: readonly LedgerLine[], basis: RateBasis, policy: Policy, date: IsoDate): Pace {
  const { year } = datePartsOf(date);
  const share = multiply(
    fraction(policy.yearEndTargetBasisPoints, 10_000n),
    fraction(BigInt(dayOfYear(date)), BigInt(daysInYear(year))),
  );
  let expected = zero;
  let calendarBudget: Won = 0n;
  let planned = 0;
  for (const line of lines) {
    const byPlan = plannedBy(line, date);
    if (byPlan === null) {
      calendarBudget += totalOf(budgetOf(line, basis)) ?? 0n;
    } else {
      planned += 1;
      expected = add(expected, byPlan);
    }
  }
  return {
    basis: planned === 0 ? "calendar" : planned === lines.length ? "plan" : "mixed",
    day: dayOfYear(date),
    daysInYear: daysInYear(year),
    expected: add(expected, multiply(share, fraction(calendarBudget, 1n))),
  };
}

/**
 * What the lines plan to have spent by 31 December, in won; null when some line has no year-end plan,
 * for its money is not planned to be left over.
 */
export function yearEndPlanOf(lines: readonly LedgerLine[], fund: Fund | "all" = "all"): Won | null {
  const plans = lines.map((line) => yearEndPlan(line, fund));
  return plans.includes(null) ? null : sumStated(plans);
}

function yearEndPlan(line: LedgerLine, fund: Fund | "all"): Won | null {
  const last = line.plan.at(-1);
  if (last === undefined || last.date !== yearEnd(datePartsOf(last.date).year)) return null;
  return fund === "all" ? totalOf(last.amounts) : (last.amounts[fund] ?? null);
}

/**
 * The plan's amount on a day between two of its points, along the straight line between them. Null
 * without a dated plan: a single year-end figure says how much, but not when.
 */
function plannedBy(line: LedgerLine, date: IsoDate): Fraction | null {
  if (line.plan.length < 2) return null;
  let [fromDay, fromAmount] = [0n, 0n];
  for (const point of line.plan) {
    const day = BigInt(dayOfYear(point.date));
    const amount = totalOf(point.amounts) ?? 0n;
    if (point.date >= date) {
      const passed = fraction(BigInt(dayOfYear(date)) - fromDay, day - fromDay);
      return add(fraction(fromAmount, 1n), multiply(passed, fraction(amount - fromAmount, 1n)));
    }
    [fromDay, fromAmount] = [day, amount];
  }
  return fraction(fromAmount, 1n);
}
