/**
 * A budget or a running total that no column states, but that others make up: 당초 and 추경, quarters of 집행액, what is left.
 * It counts where the printed remainders and rates, or else the totals of the document's other tables, agree with it alone;
 * 추경 counts as an addition where it cannot be the new budget. Else the table lacks the figure.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { totalOf } from "../../domain/values/fund.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { type CouncilTable, councilTablesIn, namingColumn } from "./budget-tables.ts";
import type { CouncilColumn } from "./column-roles.ts";
import { isTotalName } from "../tables/total-names.ts";
import { hasBudget, hasBudgetAndSpending, hasSpending } from "./header-rows.ts";
import type { ReadRow } from "./row-groups.ts";
import { figureDerived, nearestTableUnread } from "./table-findings.ts";
import { isRemainderLabel, rateAgrees, rateColumns } from "./unread-proof.ts";
import { type Amounts, areAlike, isTotalOf, minus, sumOf } from "./unread-sums.ts";
import { type UnreadColumn, unreadMeaningOf } from "./unread-words.ts";

/** One way to make a figure of columns. */
interface Making {
  readonly amounts: Amounts;
  readonly parts: readonly UnreadColumn[];
  /** A rival, which keeps others from being taken, and is never taken itself. */
  readonly isRival?: boolean;
}

/** What the other tables of a document state in all. */
export interface StatedTotals {
  readonly budgets: readonly Won[];
  readonly spent: readonly Won[];
}

export const noTotals: StatedTotals = { budgets: [], spent: [] };

/** Whether the columns may make up a budget and spending, one of which is not stated. */
export function mayMakeUp(columns: readonly CouncilColumn[]): boolean {
  const labels = columns.filter(({ role }) => role === "part" || role === "other").map(({ label }) => label);
  const meanings = labels.map(unreadMeaningOf);
  const isBudget = hasBudget(columns) || (meanings.includes("original") && meanings.includes("amended"));
  const isSpent =
    hasSpending(columns) ||
    labels.some(isRemainderLabel) ||
    areFromFirst(labels.flatMap((label) => periodOf(label) ?? []));
  return isBudget && isSpent && namingColumn(columns) !== null;
}

/** Where one of both is not stated. */
export function mayMakeUpAlone(columns: readonly CouncilColumn[]): boolean {
  return !hasBudgetAndSpending(columns) && mayMakeUp(columns);
}

/** The first table of projects or of one business, whether it states budget and spending or others make them up. */
export function firstTableIn(
  lines: readonly string[],
  isWanted = ({ kind }: CouncilTable) => kind !== "other",
): CouncilTable | undefined {
  return councilTablesIn(lines).find(isWanted) ?? councilTablesIn(lines, mayMakeUpAlone).find(isWanted);
}

/** @returns the rows with what was made up, or why the table cannot be read. */
export function withMadeUp(
  table: CouncilTable,
  rows: readonly ReadRow[],
  unread: readonly UnreadColumn[],
  unit: MoneyUnit,
  totals: StatedTotals,
): { readonly rows: readonly ReadRow[]; readonly findings: readonly Finding[] } {
  if (hasBudget(table.columns) && hasSpending(table.columns)) return { rows, findings: [] };
  const whole = unread.filter(({ isWhole }) => isWhole);
  const ways = budgetsOf(table, rows, whole).flatMap((budget) =>
    spendingsOf(table, rows, whole, budget.amounts).map((spent) => ({ budget, spent })),
  );
  const fitting = ways.filter(({ budget, spent }) =>
    agrees(table, rows, { budget, spent, whole, unit, totals }),
  );
  const [way, ...others] = fitting;
  const isOne = others.every(({ budget, spent }) => isSame(budget, way?.budget) && isSame(spent, way?.spent));
  if (way === undefined || !isOne || way.budget.isRival === true || way.spent.isRival === true) {
    const header = table.columns.map(({ label }) => label).join(" · ");
    const lacks = hasSpending(table.columns) ? "budget" : "spending";
    return { rows, findings: [nearestTableUnread("figure-not-stated", { row: table.row, header, lacks })] };
  }
  const made = [way.budget, way.spent].filter(({ parts }) => parts.length > 0);
  return {
    rows: rows.map((row, at) => withFigures(row, at, way)),
    findings: made.map(({ parts }) =>
      figureDerived(
        table.row,
        parts.map(({ label }) => label),
        parts === way.budget.parts ? "budget" : "spending",
      ),
    ),
  };
}

function budgetsOf(
  { columns }: CouncilTable,
  rows: readonly ReadRow[],
  unread: readonly UnreadColumn[],
): readonly Making[] {
  const stated = (["appropriation", "current-budget"] as const)
    .map((measure) => rows.map(({ amounts }) => totalOf(amounts.measures[measure])))
    .filter((amounts) => amounts.some((won) => won !== null));
  if (hasBudget(columns)) return stated.map((amounts) => ({ amounts, parts: [] }));
  const first = unread.find(({ meaning }) => meaning === "original");
  const amended = unread.filter(({ meaning }) => meaning === "amended");
  if (first === undefined) return [];
  const parts = [first, ...amended];
  const rivals = parts.map((part): Making => ({ amounts: part.amounts, parts: [part], isRival: true }));
  return [{ amounts: sumOf(parts), parts }, ...rivals];
}

function spendingsOf(
  { columns }: CouncilTable,
  rows: readonly ReadRow[],
  unread: readonly UnreadColumn[],
  budget: Amounts,
): readonly Making[] {
  if (hasSpending(columns))
    return [{ amounts: rows.map(({ amounts }) => totalOf(amounts.measures.expenditure)), parts: [] }];
  const parts = unread.filter(({ label }) => periodOf(label) !== null);
  const last = parts.findLast(({ shown }) => shown !== "");
  if (areFromFirst(parts.flatMap(({ label }) => periodOf(label) ?? [])) && last !== undefined)
    return [
      { amounts: sumOf(parts), parts },
      { amounts: last.amounts, parts: [last], isRival: true },
    ];
  const left = unread.find(({ label }) => isRemainderLabel(label));
  if (left === undefined) return [];
  const amounts = budget.map((won, at) => minus(won, left.amounts[at] ?? null));
  return [{ amounts, parts: [left] }];
}

interface Way {
  readonly budget: Making;
  readonly spent: Making;
}

interface Held extends Way {
  readonly whole: readonly UnreadColumn[];
  readonly unit: MoneyUnit;
  readonly totals: StatedTotals;
}

/** At least one remainder or rate that nothing was made of agrees in every row, and none differs; or, where none is printed, what else is. */
function agrees(
  table: CouncilTable,
  rows: readonly ReadRow[],
  { budget, spent, whole, unit, totals }: Held,
): boolean {
  const left = budget.amounts.map((won, at) => minus(won, spent.amounts[at] ?? null));
  const remainders = whole.filter(
    (column) => isRemainderLabel(column.label) && !spent.parts.includes(column),
  );
  const rates = rateColumns(table);
  const isSummed = whole.some((column) => isTotalOf(column, spent.amounts, moneyUnits[unit]));
  if (remainders.length + rates.length === 0)
    return (
      (isStated(table, rows, budget, totals.budgets) || isAddition(budget, spent)) &&
      ((isSummed && spent.parts.length > 1) || isStated(table, rows, spent, totals.spent))
    );
  return (
    remainders.every(({ amounts }) => areAlike(amounts, left, 3n * moneyUnits[unit])) &&
    rates.every((at) => {
      const texts = rows.map(({ row }) => row.cells[at] ?? "");
      return texts.some((text) => /[1-9]/.test(text)) && rateAgrees(texts, budget.amounts, spent.amounts);
    })
  );
}

/** Whether what was made is, in all, what another table of the document states; true where nothing was made. */
function isStated(
  { columns }: CouncilTable,
  rows: readonly ReadRow[],
  { parts, amounts }: Making,
  totals: readonly Won[],
): boolean {
  if (parts.length === 0) return true;
  const naming = namingColumn(columns) ?? 0;
  const [own, others] = [true, false].map((isTotal) =>
    rows.flatMap(({ row }, at) =>
      row.cells.slice(0, naming + 1).some(isTotalName) === isTotal ? [amounts[at] ?? 0n] : [],
    ),
  );
  const sum = (others ?? []).reduce((total, won) => total + won, 0n);
  const all = new Set(own?.length === 0 ? [sum] : own);
  const [whole] = all;
  return all.size === 1 && whole !== undefined && whole !== 0n && totals.includes(whole);
}

/** Money was spent of a budget that 추경 would leave at nothing, so it is no new budget; and none spends more than both. */
function isAddition({ parts, amounts }: Making, spent: Making): boolean {
  const [first, ...amended] = parts;
  if (first === undefined || amended.length === 0) return false;
  const added = sumOf(amended);
  const isSpentOf = (at: number) => (first.amounts[at] ?? 0n) > 0n && (spent.amounts[at] ?? 0n) > 0n;
  return (
    spent.parts.length === 0 &&
    amounts.some((_, at) => isSpentOf(at) && (added[at] ?? 0n) <= 0n) &&
    amounts.every((won, at) => (won ?? 0n) >= (spent.amounts[at] ?? 0n))
  );
}

function withFigures({ row, amounts, hasAmounts }: ReadRow, at: number, { budget, spent }: Way): ReadRow {
  const made = [budget, spent].flatMap(({ parts, amounts: own }): [string, Won][] => {
    const won = own[at] ?? null;
    return won === null || parts.length === 0 ? [] : [[parts.map(({ label }) => label).join(" + "), won]];
  });
  const of = ({ parts, amounts: own }: Making) => (parts.length === 0 ? null : (own[at] ?? null));
  const [appropriation, expenditure] = [of(budget), of(spent)];
  return {
    row,
    hasAmounts: hasAmounts || made.length > 0,
    amounts: {
      ...amounts,
      stated: new Map([...amounts.stated, ...made]),
      measures: {
        ...amounts.measures,
        ...(appropriation === null ? {} : { appropriation: { unsplit: appropriation } }),
        ...(expenditure === null ? {} : { expenditure: { unsplit: expenditure } }),
      },
    },
  };
}

/** `집행액 상반기`, `집행액 2/4`, `3월 집행액`: which half, quarter or month of the year; null for what is no spending of one. */
function periodOf(label: string): { readonly kind: string; readonly place: number } | null {
  const text = label.replace(/\s/g, "");
  if (!/집행|지출|지급/.test(text) || /계획|예정|목표|전망|예상|미집행|잔액|[률율]|까지|누계/.test(text))
    return null;
  const half = /[상하]반기/.exec(text)?.[0];
  if (half !== undefined) return { kind: "half", place: half === "상반기" ? 1 : 2 };
  const quarter = /(?<!\d)([1-4])(?:\/4|사?분기)/.exec(text)?.[1];
  if (quarter !== undefined) return { kind: "quarter", place: Number(quarter) };
  const month = /(?<!\d)(\d{1,2})월/.exec(text)?.[1];
  return month === undefined ? null : { kind: "month", place: Number(month) };
}

/** Whether they go on from the first of the year, each once. */
function areFromFirst(periods: readonly { readonly kind: string; readonly place: number }[]): boolean {
  return (
    periods.length > 1 &&
    periods.every(({ kind, place }, at) => kind === periods[0]?.kind && place === at + 1)
  );
}

function isSame(one: Making, other: Making | undefined): boolean {
  return one.amounts.every((won, at) => won === (other?.amounts[at] ?? null));
}
