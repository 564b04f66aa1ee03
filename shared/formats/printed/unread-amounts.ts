/**
 * Amounts under headers that are not read, `반납액`, `추경`, `이월액`, which may change what the budget and the spending beside
 * them mean. Where printed sums, remainders and rates leave one meaning, that is taken; else a person is asked.
 */
import type { Finding } from "../../domain/values/finding.ts";
import { type FundAmounts, totalOf } from "../../domain/values/fund.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { withoutFootnote } from "../cells/footnotes.ts";
import { negativeTotals, type SpentInRow } from "../kernel/row-findings.ts";
import { isTotalName } from "../tables/total-names.ts";
import { type CouncilTable, namingColumn } from "./budget-tables.ts";
import type { RowAmounts } from "./read-cells.ts";
import type { ReadRow } from "./row-groups.ts";
import { type StatedTotals, withMadeUp } from "./derived-figures.ts";
import { columnApplied, columnIgnored, columnUnclear } from "./table-findings.ts";
import {
  type Changes,
  type Figures,
  figuresOf,
  isRemainderLabel,
  isShownAsRead,
  onlyChanges,
  rateColumns,
} from "./unread-proof.ts";
import {
  type Amounts,
  figureSplit,
  isAddable,
  isExplained,
  isStatedBeside,
  minus,
  partsAdded,
  partsUnclear,
  wholeOf,
  withParts,
} from "./unread-sums.ts";
import { type SplitFigure, splitFigures, type UnreadColumn, unreadMeaningOf } from "./unread-words.ts";

/** @returns the rows with what the unread columns change, what is said of each of these columns, and what is left by row. */
export function withUnreadAmounts(
  table: CouncilTable,
  printed: readonly ReadRow[],
  unit: MoneyUnit,
  totals: StatedTotals,
): {
  readonly rows: readonly ReadRow[];
  readonly findings: readonly Finding[];
  readonly remainders: readonly Amounts[];
} {
  const won = moneyUnits[unit];
  const all = unreadColumns(table, printed, unit);
  const { rows: whole, unread, findings: ofParts } = withSplitFigures(table, printed, all, won);
  const { rows, findings: ofMaking } = withMadeUp(table, whole, unread, unit, totals);
  const weighed = unread.filter(
    (column) => mayChangeFigures(column, rows) && !isExplained(column, { rows, unread, unit: won }),
  );
  const changes = onlyChanges(table, rows, { unread, weighed, unit: won });
  const ofColumns = unread.map((column): Finding => {
    const { at, label, shown, meaning } = column;
    if (!weighed.includes(column) || changes?.has(meaning) === false)
      return columnIgnored(table.row, label === "" ? `${at + 1}열` : label, false);
    return changes === null
      ? columnUnclear(table.row, label, shown)
      : columnApplied(table.row, label, meaning);
  });
  const findings = [...ofParts, ...ofMaking, ...ofColumns];
  const remainders = unread.filter(({ label }) => isRemainderLabel(label)).map(({ amounts }) => amounts);
  if (changes === null || changes.size === 0) return { rows, findings, remainders };
  const figures = figuresOf(rows, weighed);
  return { rows: rows.map((row, at) => changed(row, figures[at], changes)), findings, remainders };
}

interface Added {
  readonly rows: readonly ReadRow[];
  /** Those that are no part of a figure. */
  readonly unread: readonly UnreadColumn[];
  readonly findings: readonly Finding[];
}

/** Adds 이월 to 현년도 where every remainder and rate agrees with their sum alone; else a person says whether the sum is meant. */
function withSplitFigures(
  table: CouncilTable,
  printed: readonly ReadRow[],
  all: readonly UnreadColumn[],
  won: Won,
): Added {
  const splits = splitFigures(table, all);
  if (splits.length === 0) return { rows: printed, unread: all, findings: [] };
  const parts = new Set(splits.flatMap((split) => [...split.parts, ...split.inside]));
  const unread = all.filter((column) => !parts.has(column));
  if (!splits.every((split) => isAddable(split, printed)))
    return { rows: printed, unread, findings: splits.map((split) => figureSplit(table.row, split)) };
  const ways = splits.reduce<readonly (readonly SplitFigure[])[]>(
    (sets, split) => sets.flatMap((set) => [set, [...set, split]]),
    [[]],
  );
  const [only, ...others] = ways.filter((way) => isShownAsRead(table, withParts(printed, way), unread, won));
  const isOne = only !== undefined && others.length === 0;
  // `2026년 예산현액 | 이월 예산현액`: the first is shown to be the whole.
  if (isOne && only.length === 0 && splits.every(({ isOwn }) => !isOwn))
    return { rows: printed, unread: all, findings: [] };
  const isStated = splits.every((split) => isStatedBeside(split, printed, unread, won));
  const way = isStated || !isOne ? splits : only;
  const isProven =
    isStated || (isOne && way.length === splits.length && isShownInEach(table, printed, unread, splits));
  return {
    rows: withParts(printed, way),
    unread,
    findings: splits.map((split) =>
      isProven
        ? partsAdded(table.row, split)
        : partsUnclear(table.row, split, {
            own: allOf(table, printed, split.measure),
            sum: allOf(table, withParts(printed, [split]), wholeOf(split)),
            isAdded: way.includes(split),
          }),
    ),
  };
}

/** Whether each row that has a part shows a remainder or a rate. */
function isShownInEach(
  table: CouncilTable,
  rows: readonly ReadRow[],
  unread: readonly UnreadColumn[],
  splits: readonly SplitFigure[],
): boolean {
  const rates = rateColumns(table);
  const left = unread.filter(({ label }) => isRemainderLabel(label));
  return rows.every(
    ({ row }, at) =>
      splits.every(({ parts }) => parts.every(({ amounts }) => (amounts[at] ?? 0n) === 0n)) ||
      rates.some((place) => /\d/.test(row.cells[place] ?? "")) ||
      left.some(({ amounts }) => (amounts[at] ?? null) !== null),
  );
}

/** What the rows state in all: what the widest total states, or the sum where there is none. */
function allOf(table: CouncilTable, rows: readonly ReadRow[], measure: SplitFigure["measure"]): Won {
  const naming = namingColumn(table.columns) ?? 0;
  const isTotal = ({ row }: ReadRow) => row.cells.slice(0, naming + 1).some(isTotalName);
  const of = ({ amounts }: ReadRow) => totalOf(amounts.measures[measure]) ?? 0n;
  const totals = rows.filter(isTotal).map(of);
  return totals.length === 0
    ? rows.map(of).reduce((sum, won) => sum + won, 0n)
    : totals.reduce((most, won) => (won > most ? won : most));
}

/** Those that hold anything, be it 0. */
function unreadColumns(
  { columns }: CouncilTable,
  rows: readonly ReadRow[],
  unit: MoneyUnit,
): readonly UnreadColumn[] {
  return columns.flatMap(({ role, label }, at): readonly UnreadColumn[] => {
    if (role !== "other" && role !== "part" && role !== "other-year") return [];
    const cells = rows.map(({ row }) => plainText(row.cells[at] ?? ""));
    if (cells.every((cell) => cell === "")) return [];
    const meaning = role === "other-year" ? "original" : unreadMeaningOf(label);
    const read = cells.map((cell) => amountIn(cell, unit));
    const shown = cells.find((cell) => /[1-9]/.test(cell)) ?? "";
    const amounts = read.map((won) => (won === "bad" ? null : won));
    return [{ at, label, meaning, amounts, isWhole: !read.includes("bad"), shown }];
  });
}

/** Null where nothing stands. */
function amountIn(cell: string, unit: MoneyUnit): Won | null | "bad" {
  const read = readAmountCell(withoutFootnote(cell).text, unit);
  return read.kind === "amount" ? read.won : read.kind === "blank" ? null : "bad";
}

/** What is carried over is in 예산현액, and what amends 예산액 does so only where that is printed. */
function mayChangeFigures({ meaning, shown }: UnreadColumn, rows: readonly ReadRow[]): boolean {
  if (shown === "" || ["harmless", "original", "carried-on"].includes(meaning)) return false;
  const states = (measure: "appropriation" | "current-budget") =>
    rows.some(({ amounts }) => Object.keys(amounts.measures[measure]).length > 0);
  if (meaning === "carried") return !states("current-budget");
  return meaning === "returned" || meaning === "claim" || states("appropriation");
}

function changed(row: ReadRow, figures: Figures | undefined, changes: Changes): ReadRow {
  if (figures === undefined) return row;
  const { appropriation, spent, amended, carried, returned } = figures;
  const { measures } = row.amounts;
  const budget = appropriation === null ? null : appropriation + (changes.has("amended") ? amended : 0n);
  return {
    ...row,
    amounts: {
      ...row.amounts,
      measures: {
        ...measures,
        appropriation: unsplitOr(budget, measures.appropriation),
        "current-budget":
          changes.has("carried") && budget !== null
            ? { unsplit: budget + carried }
            : measures["current-budget"],
        expenditure: unsplitOr(
          changes.has("returned") && spent !== null ? spent - returned : null,
          measures.expenditure,
        ),
      },
    },
  };
}

function unsplitOr(won: Won | null, own: FundAmounts): FundAmounts {
  return won === null ? own : { unsplit: won };
}

/**
 * What is asked or said of running totals below 0.
 * @param isSummed whether a printed total or group counts them.
 */
export function negativeSpending(
  lines: readonly (Pick<SpentInRow, "row" | "name"> & Pick<RowAmounts, "measures">)[],
  rows: readonly ReadRow[],
  remainders: readonly Amounts[],
  isSummed: boolean,
): readonly Finding[] {
  const spent = lines.flatMap(({ row, name, measures }): SpentInRow[] => {
    const won = totalOf(measures.expenditure);
    return won === null ? [] : [{ row, name, won }];
  });
  const isLeft = rows.every(({ amounts: { measures } }, at) => {
    const won = totalOf(measures.expenditure) ?? 0n;
    const budgets = [totalOf(measures.appropriation), totalOf(measures["current-budget"])];
    return (
      won >= 0n ||
      budgets.some((budget) => remainders.some((left) => minus(budget, won) === (left[at] ?? undefined)))
    );
  });
  return negativeTotals(spent, isSummed || isLeft);
}
