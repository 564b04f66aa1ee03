/** The rates table: every scope of a view, whole and by fund, with its amounts and its rate. */
import type { LaterFigures } from "./later-figures.ts";
import { departmentPart } from "../departments/names-of-codes.ts";
import type { LedgerLine } from "../ledger/ledger-line.ts";
import type { IsoDate } from "../values/calendar.ts";
import type { Fraction } from "../values/fraction.ts";
import { type Fund, type FundAmounts, funds, totalOf } from "../values/fund.ts";
import type { Measure } from "../values/measure.ts";
import type { Won } from "../values/won.ts";
import type { OfficeView, Scope, ViewRow } from "./office-view.ts";
import {
  fundRateOf,
  type RateBasis,
  rateOf,
  sumStated,
  type Unbudgeted,
  unbudgetedOf,
  yearEndPlanOf,
} from "./rate.ts";

export interface RateRow {
  readonly scope: Scope;
  readonly fund: Fund | "all";
  /** Null where no line states it. For `plan`: what all lines together plan to have spent by 31 December; for `requirement` what the next year needs. */
  readonly amounts: Readonly<Record<Measure, Won | null>>;
  readonly rate: Fraction | null;
  readonly rateBasis: RateBasis;
  readonly asOf: IsoDate;
  /** Lines in the row that have a budget and report no spending at all: they add nothing to the amounts spent. */
  readonly notReported: number;
  /** Of the office: that a few projects are reported up to a later day than most of the money. */
  readonly later: LaterFigures | null;
  readonly unbudgeted: Unbudgeted;
}

/** @param isShown of the rest no sums are made. */
export function rateRows(
  view: OfficeView,
  byFund: boolean,
  isShown: (row: ViewRow) => boolean = () => true,
): RateRow[] {
  const departments = new Map(
    view.rows.flatMap((row) =>
      row.scope.level === "department" ? [[row.scope.id, row.lines.length] as const] : [],
    ),
  );
  /** A dump names no unit projects: the row of those without one would be the department's again. */
  const isDepartmentAgain = ({ scope, lines: [first, ...others] }: ViewRow): boolean =>
    scope.level === "unit-project" &&
    scope.name === null &&
    first !== undefined &&
    departments.get(departmentPart(first.project)) === others.length + 1;
  return view.rows.flatMap((row) => {
    if (!isShown(row) || isDepartmentAgain(row)) return [];
    const whole = rowOf(view, row, "all");
    return byFund ? [whole, ...statedFunds(row).map((fund) => rowOf(view, row, fund))] : [whole];
  });
}

function rowOf({ basis, later }: OfficeView, { scope, lines, day }: ViewRow, fund: Fund | "all"): RateRow {
  const pick = (amounts: FundAmounts): Won | null =>
    fund === "all" ? totalOf(amounts) : (amounts[fund] ?? null);
  const sum = (amountsOf: (line: LedgerLine) => FundAmounts): Won | null =>
    sumStated(lines.map((line) => pick(amountsOf(line))));
  return {
    scope,
    fund,
    amounts: {
      appropriation: sum((line) => line.amounts.appropriation),
      "current-budget": sum((line) => line.amounts["current-budget"]),
      commitment: sum((line) => line.amounts.commitment),
      expenditure: sum((line) => line.amounts.expenditure),
      requirement: sumStated(lines.map((line) => pick(line.requirement))),
      plan: yearEndPlanOf(fund === "all" ? lines : lines.filter((line) => statesFund(line, fund)), fund),
    },
    rate: fund === "all" ? rateOf(lines, basis) : fundRateOf(lines, basis, fund),
    rateBasis: basis,
    asOf: day,
    notReported: lines.filter(isNotReported).length,
    unbudgeted: unbudgetedOf(lines, basis),
    later: fund === "all" && scope.level === "office" ? later : null,
  };
}

/** A business that begins next year states its funds in what it will need, and nowhere else. */
function statedFunds({ lines }: ViewRow): Fund[] {
  return funds.filter((fund) =>
    lines.some((line) => statesFund(line, fund) || line.requirement[fund] !== undefined),
  );
}

/** Plans alone do not count: they are rarely split, and would put every line under `unsplit`. */
function statesFund({ amounts }: LedgerLine, fund: Fund): boolean {
  return Object.values(amounts).some((each: FundAmounts) => each[fund] !== undefined);
}

function isNotReported({ amounts }: LedgerLine): boolean {
  const hasBudget = totalOf(amounts["current-budget"]) !== null || totalOf(amounts.appropriation) !== null;
  return hasBudget && totalOf(amounts.expenditure) === null;
}
