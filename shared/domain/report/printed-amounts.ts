/**
 * Won in the unit of a report, so that what is printed adds up. Each figure rounded by itself would leave
 * a table that does not: the total is rounded, and its parts get the whole units below them, and one more
 * for those with the greatest remainders until they make the total (largest remainder). So every figure is
 * off by less than one unit, what is whole stays as it is, and a later column of differences agrees too.
 */
import { sumStated } from "../rates/rate.ts";
import { fraction, roundHalfUp } from "../values/fraction.ts";
import { ascending } from "../values/order.ts";
import { type MoneyUnit, moneyUnits, type Won } from "../values/won.ts";
import {
  type CellPlace,
  type DraftCell,
  type DraftTable,
  type ReportCell,
  type ReportRow,
  type ReportTable,
  stated,
  type Sum,
} from "./report-table.ts";

/** @throws RangeError when parts are not their total: then the model is wrong, and no rounding may hide it. */
export function printedTable(draft: DraftTable, unit: MoneyUnit): ReportTable {
  const size = moneyUnits[unit];
  const shown = draft.rows.map(({ cells }) => cells.map((): bigint | null => null));
  const put = ({ row, column }: CellPlace, units: bigint): void => {
    const cells = shown[row];
    if (cells !== undefined) cells[column] = units;
  };
  for (const sum of draft.sums) {
    const total = stated(draft.rows, sum.total);
    if (total === null) continue;
    const units = shown[sum.total.row]?.[sum.total.column] ?? inUnits(total, size);
    put(sum.total, units);
    for (const [place, part] of printedParts(draft, sum, units, size)) put(place, part);
  }
  for (const [row, { cells }] of draft.rows.entries()) {
    for (const [column, cell] of cells.entries()) {
      if (cell.kind !== "won" || cell.won === null || shown[row]?.[column] !== null) continue;
      put({ row, column }, inUnits(cell.won, size));
    }
  }
  putDifferences(draft, shown, put);
  const rows = draft.rows.map(({ rank, cells }, row) => ({
    rank,
    cells: cells.map((cell, column) => printedCell(cell, shown[row]?.[column] ?? null)),
  }));
  return { ...draft, rows };
}

/** Half-up, for a figure that stands alone. */
export function inUnits(amount: Won, size: bigint): bigint {
  return roundHalfUp(fraction(amount, size));
}

/**
 * Splits `units` over the parts by largest remainder; of equal remainders the first part is served first.
 * @param units the parts' sum in whole units, rounded up or down.
 */
export function apportioned(parts: readonly Won[], units: bigint, size: bigint): bigint[] {
  const floors = parts.map((part) => floorOf(part, size));
  let missing = units;
  for (const floor of floors) missing -= floor;
  const byRemainder = parts
    .map((part, at) => ({ at, remainder: part - (floors[at] ?? 0n) * size }))
    .toSorted((a, b) => ascending(b.remainder, a.remainder) || a.at - b.at);
  for (const { at } of byRemainder) {
    if (missing <= 0n) break;
    floors[at] = (floors[at] ?? 0n) + 1n;
    missing -= 1n;
  }
  return floors;
}

function printedParts(draft: DraftTable, { total, parts }: Sum, units: bigint, size: bigint) {
  const amounts = parts.flatMap((place) => {
    const amount = stated(draft.rows, place);
    return amount === null ? [] : [{ place, amount }];
  });
  let rest = stated(draft.rows, total) ?? 0n;
  for (const { amount } of amounts) rest -= amount;
  if (rest !== 0n)
    throw new RangeError(`${draft.id}: the parts of row ${total.row} leave ${rest} won of its total`);
  const split = apportioned(
    amounts.map(({ amount }) => amount),
    units,
    size,
  );
  return amounts.map(({ place }, at): [CellPlace, bigint] => [place, split[at] ?? 0n]);
}

function putDifferences(
  { columns, rows }: DraftTable,
  shown: readonly (readonly (bigint | null)[])[],
  put: (place: CellPlace, units: bigint) => void,
): void {
  for (const [column, { differenceOf }] of columns.entries()) {
    if (differenceOf === null) continue;
    const [from, minus] = differenceOf.map((key) => columns.findIndex((each) => each.key === key));
    for (const [row] of rows.entries()) {
      const [a, b] = [shown[row]?.[from ?? -1] ?? null, shown[row]?.[minus ?? -1] ?? null];
      if (a !== null && b !== null) put({ row, column }, a - b);
    }
  }
}

function printedCell(cell: DraftCell, shown: bigint | null): ReportCell {
  return cell.kind === "won" ? { ...cell, shown } : cell;
}

function floorOf(amount: Won, size: bigint): bigint {
  const quotient = amount / size;
  return amount < 0n && amount % size !== 0n ? quotient - 1n : quotient;
}

/**
 * What a document prints of a long table: its first rows, and one more that holds the sums of the others. The sums
 * stay true: what is folded is added up as it would have been printed.
 */
export function foldedRows({ rows, foldAfter }: ReportTable): readonly ReportRow[] {
  if (foldAfter === null) return rows;
  const head = rows.filter(({ rank }) => rank !== "line").length + foldAfter;
  const hidden = rows.slice(head);
  if (hidden.length < 2) return rows;
  const width = rows[0]?.cells.length ?? 0;
  const cells = Array.from({ length: width }, (_, at): ReportCell => {
    if (at === 0) return { kind: "text", text: `그 밖의 ${hidden.length}건 (자료 파일에 전체 수록)` };
    const column = hidden.flatMap(({ cells: each }) => each[at] ?? []);
    if (!column.every((cell) => cell.kind === "won")) return { kind: "text", text: "" };
    return {
      kind: "won",
      won: sumStated(column.map(({ won }) => won)),
      shown: sumStated(column.map(({ shown }) => shown)),
    };
  });
  return [...rows.slice(0, head), { rank: "line", cells }];
}
