/** Rows of one project, added up to one row. */
import { addFunds } from "../../domain/values/fund.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import type { CouncilTable } from "./budget-tables.ts";
import type { RowAmounts } from "./read-cells.ts";
import type { ReadRow } from "./row-groups.ts";

/** One row of them all, the first among them: rates do not add up, and amounts that are weighed later do as well as those that are read. */
export function sumOfRows(
  first: ReadRow,
  rows: readonly ReadRow[],
  { columns }: CouncilTable,
  unit: MoneyUnit,
): ReadRow {
  const cells = first.row.cells.map((own, at) => {
    const role = columns[at]?.role;
    if (role === "rate" || role === "plan-rate") return "";
    return role === "other" || role === "part" || role === "other-year"
      ? addedUp(
          rows.map(({ row }) => row.cells[at] ?? ""),
          unit,
        )
      : own;
  });
  const amounts = rows.slice(1).reduce((sum, { amounts: next }) => added(sum, next), first.amounts);
  return { ...first, row: { ...first.row, cells }, amounts };
}

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

/** The amounts of a column that is weighed later; the first text where it holds any. */
function addedUp(cells: readonly string[], unit: MoneyUnit): string {
  const amounts = cells.map((cell) => readAmountCell(cell, unit));
  const text = cells.find((_, at) => amounts[at]?.kind === "bad");
  if (text !== undefined) return text;
  const stated = amounts.flatMap((amount): Won[] => (amount.kind === "amount" ? [amount.won] : []));
  if (stated.length === 0) return "";
  const sum = stated.reduce((total, won) => total + won, 0n);
  return sum % moneyUnits[unit] === 0n ? String(sum / moneyUnits[unit]) : "";
}
