/** What reaching the target takes in each month left, and whether any project like it ever did that. */
import { type IsoDate, laterOf, monthsLeftAfter } from "../values/calendar.ts";
import { dayOf, expectationOf, type PathQuestion } from "./expected-path.ts";
import { totalOf } from "../values/fund.ts";
import { type LastYear, peersOf } from "./last-year.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Policy } from "../policy/policy.ts";
import { spendingOf, sumStated } from "../rates/rate.ts";
import type { Won } from "../values/won.ts";

export interface BestMonth {
  /** The greatest share of its budget, in basis points, that one of them spent in a month of last year. */
  readonly basisPoints: bigint;
  /** How many projects were looked at. */
  readonly peers: number;
}

export interface RequiredPace {
  /** Calendar months with a day after the date: 0 after the last. */
  readonly monthsLeft: number;
  /** Rounded up to a won; 0 when the target is reached; null when no month is left. */
  readonly perMonth: Won | null;
  readonly bestMonth: BestMonth | null;
  /** Whether some similar project spent as great a share of its budget in a month; null where history is too short to say. */
  readonly wasEverDone: boolean | null;
}

/** Null without a positive budget, or where no spending is reported. Amounts in won. */
export function requiredPaceOf(lines: readonly LedgerLine[], question: PathQuestion): RequiredPace | null {
  const { basis, fund } = question;
  const spent = sumStated(
    lines.map((line) => {
      const spending = spendingOf(line, basis);
      return fund === "all" ? totalOf(spending) : (spending[fund] ?? null);
    }),
  );
  const expectation = expectationOf(lines, question);
  if (spent === null || expectation === null) return null;
  const { budget, target } = expectation;
  const date = lines.map((line) => dayOf(line, question)).reduce(laterOf);
  const perMonth = perMonthOf(target - spent, date);
  const bestMonth = bestMonthOfPeers(lines, question);
  const wasEverDone =
    bestMonth === null || perMonth === null ? null : perMonth * 10_000n <= bestMonth.basisPoints * budget;
  return { monthsLeft: monthsLeftAfter(date), perMonth, bestMonth, wasEverDone };
}

/** The best month of all projects like any of the lines; null where fewer than `minimumPeers` have a curve. */
export function bestMonthOfPeers(
  lines: readonly LedgerLine[],
  { history, policy }: { readonly history: LastYear | null; readonly policy: Policy },
): BestMonth | null {
  if (history === null) return null;
  const groups = new Set(lines.map(({ project }) => peersOf(history, project)));
  let basisPoints: bigint | null = null;
  let peers = 0;
  for (const group of groups) {
    if (group === null || group.bestMonthBasisPoints === null) continue;
    peers += group.curves.length;
    if (basisPoints === null || group.bestMonthBasisPoints > basisPoints)
      basisPoints = group.bestMonthBasisPoints;
  }
  return basisPoints === null || peers < policy.minimumPeers ? null : { basisPoints, peers };
}

/** What is missing over the months left, rounded up to a won: 0 when nothing is; null when no month is left. */
export function perMonthOf(missing: Won, date: IsoDate): Won | null {
  const months = BigInt(monthsLeftAfter(date));
  if (months === 0n) return null;
  return missing <= 0n ? 0n : (missing + months - 1n) / months;
}
