/** What departments plan to have spent by 31 December. */
import { datePartsOf, yearEnd } from "./calendar.ts";
import { type Fund, totalOf } from "./fund.ts";
import type { LedgerLine } from "./ledger-line.ts";
import { sumStated } from "./rate.ts";
import type { Won } from "./won.ts";

/** In won; null when some line has no year-end plan, for its money is not planned to be left over. */
export function yearEndPlanOf(lines: readonly LedgerLine[], fund: Fund | "all" = "all"): Won | null {
  const plans = lines.map((line) => yearEndPlan(line, fund));
  return plans.includes(null) ? null : sumStated(plans);
}

function yearEndPlan(line: LedgerLine, fund: Fund | "all"): Won | null {
  const last = line.plan.at(-1);
  if (last === undefined || last.date !== yearEnd(datePartsOf(last.date).year)) return null;
  return fund === "all" ? totalOf(last.amounts) : (last.amounts[fund] ?? null);
}
