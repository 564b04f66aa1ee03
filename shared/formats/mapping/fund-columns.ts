/**
 * Columns headed by a fund alone, `국비 · 도비 · 군비`, say not of what they are the parts. Their sums do: where they add up to
 * one amount column in every row that was looked at, and to no other, they are its parts.
 */
import type { Fund } from "../../domain/values/fund.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import type { MappedColumn } from "./mapping.ts";

interface SampledColumn {
  readonly column: MappedColumn;
  readonly cells: readonly string[];
}

/** Chance makes one row add up, not several. */
const leastRows = 2;

/**
 * @param fundOf the fund that a header is; null for one that is none, or not the same everywhere.
 * @returns the columns with the meaning of those whose sum says it.
 */
export function withFundSums(
  sampled: readonly SampledColumn[],
  fundOf: (header: string) => Exclude<Fund, "unsplit"> | null,
): readonly MappedColumn[] {
  const parts = sampled.flatMap(({ column, cells }) => {
    const fund = column.means === "?" ? fundOf(column.header) : null;
    return fund === null ? [] : [{ column, cells, fund }];
  });
  const isOnce = new Set(parts.map(({ fund }) => fund)).size === parts.length;
  const columns = sampled.map(({ column }) => column);
  if (parts.length < 2 || !isOnce) return columns;
  const wholes = sampled.filter(({ column }) => column.means === "amount" && column.fund === null);
  const fitting = wholes.filter((whole) =>
    isSumOf(
      whole.cells,
      parts.map(({ cells }) => cells),
    ),
  );
  const [whole] = fitting;
  if (whole === undefined || fitting.length > 1 || whole.column.means !== "amount") return columns;
  const { measure, unit } = whole.column;
  return columns.map((column): MappedColumn => {
    const part = parts.find((each) => each.column === column);
    if (part === undefined) return column;
    const { header, group } = column;
    return { header, group, means: "amount", measure, fund: part.fund, unit };
  });
}

function isSumOf(whole: readonly string[], parts: readonly (readonly string[])[]): boolean {
  let rows = 0;
  for (const [at, cell] of whole.entries()) {
    const sum = wonOf(cell);
    const each = parts.map((cells) => wonOf(cells[at] ?? ""));
    if (sum === null || each.some((won) => won === null)) return false;
    if (each.reduce<bigint>((total, won) => total + (won ?? 0n), 0n) !== sum) return false;
    if (sum !== 0n) rows += 1;
  }
  return rows >= leastRows;
}

/** A blank counts nothing; null for what is no amount. */
function wonOf(cell: string): bigint | null {
  const amount = readAmountCell(cell, "원");
  if (amount.kind === "blank") return 0n;
  return amount.kind === "amount" ? amount.won : null;
}
