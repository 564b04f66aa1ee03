/** The amounts of one row, each measure by fund. Every bad cell is reported: the sender corrects them all at once. */
import { type IsoDate, isInFiscalYear } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { addFunds, type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { formatWon, type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { withoutFootnote, withoutRate } from "../cells/footnotes.ts";
import { badAmount, DottedAmounts, readAmountCell } from "../cells/amount-cell.ts";
import { readFundCell, withoutShares } from "../cells/fund-cell.ts";
import { fundsRounded, localFindings, restOf, sharesIn, shareTotal } from "../cells/rounded-funds.ts";
import { untilDatesIn } from "../cells/printed-unit-and-day.ts";
import { placeAt, rejection } from "../kernel/finding-list.ts";
import type { UploadContext } from "../kernel/format.ts";
import { type CouncilRow, type CouncilTable, namingColumn } from "./budget-tables.ts";
import { type CouncilColumn, isMeasure, isTotalLabel, type MeasureRole } from "./column-roles.ts";
import {
  columnIgnored,
  commitmentNotSpending,
  footnoteKept,
  fundRowsDiffer,
  headerWordUnknown,
} from "./table-findings.ts";

export interface RowAmounts {
  readonly measures: Readonly<Record<Exclude<MeasureRole, "plan">, FundAmounts>>;
  readonly plans: readonly { readonly date: IsoDate; readonly amounts: FundAmounts }[];
  /** What each column states, by its header; blank cells are absent. */
  readonly stated: ReadonlyMap<string, Won>;
}

/** A bad cell becomes a finding and counts as blank: the file is refused anyway. */
export function readCells(
  { columns }: CouncilTable,
  { row, cells }: CouncilRow,
  unit: MoneyUnit,
  context: UploadContext,
  findings: Finding[],
): RowAmounts {
  const amounts = new Map<CouncilColumn, FundAmounts>();
  for (const [at, column] of columns.entries()) {
    if (!isMeasure(column.role)) continue;
    const { text, note } = withoutFootnote(cells[at] ?? "");
    if (note !== null) findings.push(footnoteKept(row, column.label, note));
    const plain = withoutShares(withoutRate(text, column.label).text, context.office);
    const cell = readFundCell(plain, unit, context.office);
    if (cell.kind === "bad")
      findings.push(rejection(cell.code, placeAt(row, column.label, cells[at] ?? ""), cell));
    if (cell.kind === "amounts" && cell.rest !== 0n)
      findings.push(
        fundsRounded(placeAt(row, column.label, cells[at] ?? ""), column.label, cell.total, cell.rest),
      );
    amounts.set(column, cell.kind === "amounts" ? cell.amounts : {});
  }
  const of = (role: MeasureRole) => {
    const own = [...amounts].filter(([column]) => column.role === role);
    const name = plainName(cells[namingColumn(columns) ?? -1] ?? "");
    return withFundColumns({ row, name }, own, { unit, office: context.office }, findings);
  };
  const plans = [...amounts].flatMap(([column, planned]) => {
    const date = column.role === "plan" ? planDate(column, context.fiscalYear) : null;
    return date === null ? [] : [{ date, amounts: planned }];
  });
  const totals = [...amounts].map(([{ label }, cell]): [string, Won | null] => [label, totalOf(cell)]);
  return {
    measures: {
      appropriation: of("appropriation"),
      "current-budget": of("current-budget"),
      commitment: of("commitment"),
      expenditure: of("expenditure"),
    },
    plans,
    stated: new Map(totals.filter((total): total is [string, Won] => total[1] !== null)),
  };
}

/** The first amount of each column whose dot may part thousands. */
export function dottedAmountsIn({ columns, rows }: CouncilTable, unit: MoneyUnit): readonly Finding[] {
  return columns.flatMap(({ role, label }, at): readonly Finding[] => {
    if (!isMeasure(role)) return [];
    const dotted = new DottedAmounts();
    for (const { row, cells } of rows) dotted.read(row, cells[at] ?? "");
    const unclear = dotted.unclearIn(unit);
    if (unclear === null) return [];
    const { row, value } = unclear;
    return [
      rejection("amount-dot-unclear", placeAt(row, label, value), badAmount("amount-dot-unclear", value)),
    ];
  });
}

function planDate({ label }: CouncilColumn, fiscalYear: number): IsoDate | null {
  const date = untilDatesIn(label, fiscalYear)[0]?.date ?? null;
  return date !== null && isInFiscalYear(date, fiscalYear) ? date : null;
}

/** The shares of the funds stand for the total beside them, to which they must add up; one alone leaves the rest unsplit. */
function withFundColumns(
  { row, name }: { readonly row: number; readonly name: string },
  columns: readonly (readonly [CouncilColumn, FundAmounts])[],
  { unit, office }: { readonly unit: MoneyUnit; readonly office: string },
  findings: Finding[],
): FundAmounts {
  const [total, own = {}] = columns.find(([{ fund }]) => fund === null) ?? [];
  const ofFunds = columns.flatMap(([{ fund }, amounts]) => (fund === null ? [] : [{ fund, amounts }]));
  const stated = totalOf(own);
  const printed = ofFunds.flatMap(({ fund, amounts }) => {
    const won = totalOf(amounts);
    return won === null ? [] : [{ fund, won }];
  });
  const [headed] = columns.find(([{ fund }]) => fund?.startsWith("지방비") === true) ?? [];
  const local = sharesIn(printed, stated, { unit, office });
  findings.push(...localFindings(row, headed?.label ?? "", local));
  const shares = local.amounts;
  if (totalOf(shares) === null) return own;
  if (total === undefined || stated === null) return shares;
  const shared = shareTotal(stated, shares, () => unit);
  const rest = restOf(stated, shares);
  // `계 | 구비` parts the amount itself; `국비 집행액` beside 집행액 is another figure.
  const isParted = ofFunds.length === 1 && isTotalLabel(total.label) && shares.unsplit === undefined;
  if (shared.kind === "differs" && isParted && rest > 0n) return { ...shares, unsplit: rest };
  if (shared.kind === "differs") {
    const label = { ko: total.label, en: total.label };
    findings.push(fundRowsDiffer(row, name === "" ? total.label : name, label, []));
    return own;
  }
  if (shared.kind === "rounded")
    findings.push(
      fundsRounded(placeAt(row, total.label, formatWon(stated)), total.label, stated, shared.rest),
    );
  return shared.amounts;
}

/** One row of them all, the first among them: rates do not add up, and amounts that are weighed later do as well as those that are read. */
export function sumOfRows<Row extends { readonly row: CouncilRow; readonly amounts: RowAmounts }>(
  first: Row,
  rows: readonly Row[],
  columns: readonly CouncilColumn[],
  unit: MoneyUnit,
): Row {
  const cells = first.row.cells.map((own, at) => {
    const role = columns[at]?.role;
    if (role === "rate" || role === "plan-rate") return "";
    return role === "other" || role === "part" || role === "other-year"
      ? sumOfCells(
          rows.map(({ row }) => row.cells[at] ?? ""),
          unit,
        )
      : own;
  });
  return {
    ...first,
    row: { ...first.row, cells },
    amounts: sumOfAmounts(rows.map(({ amounts }) => amounts)),
  };
}

/** What several rows state together. */
function sumOfAmounts([first = nothing, ...others]: readonly RowAmounts[]): RowAmounts {
  return others.reduce(added, first);
}

const nothing: RowAmounts = {
  measures: { appropriation: {}, "current-budget": {}, commitment: {}, expenditure: {} },
  plans: [],
  stated: new Map(),
};

function added(one: RowAmounts, other: RowAmounts): RowAmounts {
  const stated = new Map(one.stated);
  for (const [label, won] of other.stated) stated.set(label, (stated.get(label) ?? 0n) + won);
  const sumOfMeasure = (measure: keyof RowAmounts["measures"]) =>
    addFunds(one.measures[measure], other.measures[measure]);
  const dates = new Set([...one.plans, ...other.plans].map(({ date }) => date));
  return {
    stated,
    measures: {
      appropriation: sumOfMeasure("appropriation"),
      "current-budget": sumOfMeasure("current-budget"),
      commitment: sumOfMeasure("commitment"),
      expenditure: sumOfMeasure("expenditure"),
    },
    plans: [...dates].map((date) => ({
      date,
      amounts: [...one.plans, ...other.plans]
        .filter((plan) => plan.date === date)
        .reduce((sum, { amounts }) => addFunds(sum, amounts), {}),
    })),
  };
}

/** The cells of a column whose amounts are weighed later, as one; the first text where it holds any. */
function sumOfCells(cells: readonly string[], unit: MoneyUnit): string {
  const amounts = cells.map((cell) => readAmountCell(cell, unit));
  const text = cells.find((_, at) => amounts[at]?.kind === "bad");
  if (text !== undefined) return text;
  const stated = amounts.flatMap((amount): Won[] => (amount.kind === "amount" ? [amount.won] : []));
  if (stated.length === 0) return "";
  const sum = stated.reduce((total, won) => total + won, 0n);
  return sum % moneyUnits[unit] === 0n ? String(sum / moneyUnits[unit]) : "";
}

/** What is said of columns that are not read as their headers may be meant. */
export function columnFindings(table: CouncilTable, fiscalYear: number): Finding[] {
  return table.columns.flatMap((column, at) => {
    if (column.role === "unknown-word") return [headerWordUnknown(table.row, column.label)];
    if (
      column.role === "commitment" &&
      /집행|지출액/.test(column.label.replace(/\s/g, "").replace(/지출원인/g, ""))
    )
      return [commitmentNotSpending(table.row, column.label)];
    const isUndatedPlan = column.role === "plan" && planDate(column, fiscalYear) === null;
    const isBlank = table.rows.every(({ cells }) => (cells[at] ?? "") === "");
    return isUndatedPlan && !isBlank ? [columnIgnored(table.row, column.label, isUndatedPlan)] : [];
  });
}
