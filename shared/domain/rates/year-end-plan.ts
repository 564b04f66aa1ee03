/** What departments plan to have spent by 31 December. */
import { datePartsOf, yearEnd } from "../values/calendar.ts";
import { type Fund, totalOf } from "../values/fund.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import { sumStated } from "./rate.ts";
import type { Won } from "../values/won.ts";

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
