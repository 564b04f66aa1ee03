/** The path that a department planned for a line: amounts by day, and straight lines between them. */
import { datePartsOf, dayOfYear, type IsoDate } from "../values/calendar.ts";
import { type Fund, totalOf } from "../values/fund.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { Won } from "../values/won.ts";

export interface PlannedAmount {
  readonly date: IsoDate;
  readonly amount: Won;
}

/**
 * What a line plans to have spent by its days, never falling: a planned refund lets the path stand still.
 * Null without at least two dated points, because a single year-end figure says how much but not when; for
 * a fund also null where some point does not state it.
 */
export function planPathOf(line: LedgerLine, fund: Fund | "all"): readonly PlannedAmount[] | null {
  if (line.plan.length < 2) return null;
  const path: PlannedAmount[] = [];
  let reached = 0n;
  for (const { date, amounts } of line.plan) {
    const amount = fund === "all" ? (totalOf(amounts) ?? 0n) : amounts[fund];
    if (amount === undefined) return null;
    if (amount > reached) reached = amount;
    path.push({ date, amount: reached });
  }
  return path;
}

/** The planned won by a day, times `scale` and rounded down. After the last point it stays there. */
export function plannedBy(path: readonly PlannedAmount[], date: IsoDate, scale: bigint): bigint {
  const { year } = datePartsOf(date);
  let [fromDay, from] = [0, 0n];
  for (const point of path) {
    if (datePartsOf(point.date).year !== year) continue;
    const day = dayOfYear(point.date);
    if (point.date >= date) {
      const passed = BigInt(dayOfYear(date) - fromDay);
      return from * scale + ((point.amount - from) * scale * passed) / BigInt(day - fromDay);
    }
    [fromDay, from] = [day, point.amount];
  }
  return from * scale;
}
