/**
 * Of which month ends the sources spoke: where they are silent a running total stands on, and nobody measured it. A file says of a
 * whole department, also of lines that spent nothing, so a month is reported for all lines of a department of which one has news.
 */
import type { Balance } from "../../../shared/domain/ledger/balance.ts";
import { type RateBasis, spendingMeasureOf } from "../../../shared/domain/rates/rate.ts";
import { monthOf } from "../../../shared/domain/values/calendar.ts";
import type { Won } from "../../../shared/domain/values/won.ts";

interface Named {
  readonly department: string | null;
  readonly departmentCode?: string | undefined;
}

/** Months from 1 to 12, by department. */
export type ReportedMonths = ReadonlyMap<string, ReadonlySet<number>>;

export function reportedMonths(balances: readonly Balance[], basis: RateBasis): ReportedMonths {
  const reported = new Map<string, Set<number>>();
  for (const { project, measures } of balances) {
    const state = measures[spendingMeasureOf(basis)];
    if (state === undefined) continue;
    const name = departmentOf(project);
    const months = reported.get(name) ?? new Set<number>();
    reported.set(name, months);
    for (const day of state.statedOn) if (day !== null) months.add(monthOf(day));
    for (const { date } of state.days) months.add(monthOf(date));
  }
  return reported;
}

/** Null too where nothing was reported; the last that is known is that of the figures' own day. */
export function withoutSilence(
  totals: readonly (Won | null)[],
  project: Named,
  reported: ReportedMonths,
): readonly (Won | null)[] {
  const months = reported.get(departmentOf(project));
  const last = totals.findLastIndex((total) => total !== null);
  return totals.map((total, at) => (at === last || months?.has(at + 1) === true ? total : null));
}

function departmentOf({ department, departmentCode }: Named): string {
  return departmentCode ?? department ?? "";
}
