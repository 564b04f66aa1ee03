/** One row of the rates table as JSON: what `monitor rates --json` prints and the API will answer. */
import type { UnmatchedPayments } from "../../domain/matching/projects-of-payments.ts";
import { isOpen, type ReconciledRow, verdictNames } from "../../domain/matching/reconcile.ts";
import type { RateRow } from "../../domain/rates/rate-rows.ts";
import type { Books } from "../../domain/values/books.ts";
import { formatPercent } from "../../domain/values/fraction.ts";
import type { Won } from "../../domain/values/won.ts";
import type { ReconciliationAnswer } from "../api/api.ts";

/** @param unmatched payments outside of every row: told with the office's. */
export function rateRowToJson(
  { office, fiscalYear }: Books,
  row: RateRow,
  unmatched: UnmatchedPayments | null,
) {
  const { scope, fund, amounts, rate, rateBasis, asOf, notReported, unbudgeted } = row;
  return {
    office,
    fiscalYear,
    level: scope.level,
    /** A business, and payments that several projects of one name may have made, are told beside the totals. */
    isInTotals: scope.level !== "business",
    id: scope.id,
    name: scope.name,
    department: scope.department,
    departmentCode: scope.departmentCode ?? null,
    unitProject: scope.unitProject,
    fund,
    appropriationWon: text(amounts.appropriation),
    currentBudgetWon: text(amounts["current-budget"]),
    commitmentWon: text(amounts.commitment),
    expenditureWon: text(amounts.expenditure),
    planWon: text(amounts.plan),
    nextYearRequirementWon: text(amounts.requirement),
    rate: rate === null ? null : formatPercent(rate, 1),
    rateBasis,
    asOf,
    notReported,
    unbudgeted: { lines: unbudgeted.lines, spentWon: `${unbudgeted.spent}` },
    unmatchedPayments:
      unmatched === null || scope.level !== "office" || fund !== "all"
        ? null
        : {
            through: unmatched.through,
            lines: unmatched.lines.length,
            won: unmatched.won.toString(),
          },
  };
}

function text(amount: Won | null): string | null {
  return amount === null ? null : amount.toString();
}

/** A row of the reconciliation as JSON: what the API answers and `monitor reconcile --json` prints. */
export function reconciledRowToJson(row: ReconciledRow): ReconciliationAnswer["items"][number] {
  const { project, day, stated, paid, recorded, difference, verdict, equalOn, partner } = row;
  return {
    id: project.id,
    name: project.name,
    department: project.department,
    account: project.account,
    day,
    statedWon: `${stated}`,
    paidWon: paid === null ? null : `${paid}`,
    recordedWon: recorded === null ? null : `${recorded}`,
    differenceWon: `${difference}`,
    isOpen: isOpen(row),
    verdict,
    verdictTitle: verdictNames[verdict],
    equalOn,
    partner: partner === null ? null : { id: partner.id, name: partner.name },
  };
}
