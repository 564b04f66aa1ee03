/** What the sources of an office tell at all, so that a line that lacks it is an exception and no rule. */
import { type IsoDate, laterOf } from "../../values/calendar.ts";
import { totalOf } from "../../values/fund.ts";
import type { LedgerLine } from "../../ledger/ledger-line.ts";
import { isPaymentLine } from "../../values/project.ts";
import { spendableSum } from "./lag-figures.ts";
import type { OfficeReports } from "./rule.ts";

/** Over the counted lines of the office; null when there are none. Lines of payment lists never state a budget. */
export function officeReports(lines: readonly LedgerLine[]): OfficeReports | null {
  const others = lines.filter(({ project }) => !isPaymentLine(project.id));
  const [first] = others.length === 0 ? lines : others;
  if (first === undefined) return null;
  const budgeted = others.filter((line) => spendableSum([line]) !== null);
  const spending = budgeted.filter(({ amounts }) => totalOf(amounts.expenditure) !== null);
  return {
    asOf: others.reduce<IsoDate>((latest, line) => laterOf(latest, line.asOf), first.asOf),
    budget: isMost(budgeted.length, others.length),
    spending: isMost(spending.length, budgeted.length),
  };
}

function isMost(part: number, whole: number): boolean {
  return 2 * part > whole;
}
