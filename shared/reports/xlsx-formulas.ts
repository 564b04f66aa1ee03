/**
 * What a cell of a table is computed from, as a formula: sums, differences and rates follow when somebody changes a figure.
 * The value that we computed stands beside each, and a formula that would not give exactly it is not written.
 */
import type { CellPlace, ReportCell, ReportTable } from "../domain/report/report-table.ts";

/** Where a cell of the table stands on its sheet: `C7`. */
export type AddressOf = (row: number, column: number) => string;

/** Row of the table -> column -> formula. */
export function formulasOf(table: ReportTable, addressOf: AddressOf): readonly ReadonlyMap<number, string>[] {
  const formulas = table.rows.map(() => new Map<number, string>());
  const put = (row: number, column: number, formula: string): void => {
    const own = formulas[row];
    if (own?.has(column) === false) own.set(column, formula);
  };
  for (const { total, parts } of table.sums)
    put(total.row, total.column, `SUM(${rangesOf(parts, addressOf).join(",")})`);
  for (const [column, { kind, key, differenceOf }] of table.columns.entries()) {
    const [left, right] = kind === "rate" ? ratedColumns(table, key) : columnsOf(table, differenceOf ?? []);
    if (left === undefined || right === undefined) continue;
    for (const [row, { cells }] of table.rows.entries()) {
      if (!follows(cells[column], cells[left], cells[right])) continue;
      const [a, b] = [addressOf(row, left), addressOf(row, right)];
      put(row, column, kind === "rate" ? `${a}/${b}` : `${a}-${b}`);
    }
  }
  return formulas;
}

/** Which columns a rate divides: `rate-before` is `spent-before` by `budget-before`. */
function ratedColumns(table: ReportTable, key: string): readonly (number | undefined)[] {
  const suffix = /^rate(-.+)?$/.exec(key)?.[1] ?? "";
  return key.startsWith("rate") ? columnsOf(table, [`spent${suffix}`, `budget${suffix}`]) : [];
}

function columnsOf({ columns }: ReportTable, keys: readonly string[]): readonly (number | undefined)[] {
  return keys.map((key) => {
    const at = columns.findIndex((each) => each.key === key);
    return at < 0 ? undefined : at;
  });
}

/** Whether the cell is exactly the quotient of the two, or their difference. */
function follows(
  cell: ReportCell | undefined,
  left: ReportCell | undefined,
  right: ReportCell | undefined,
): boolean {
  if (left?.kind !== "won" || right?.kind !== "won" || left.won === null || right.won === null) return false;
  if (cell?.kind === "won") return cell.won === left.won - right.won;
  return (
    cell?.kind === "rate" &&
    cell.rate !== null &&
    right.won !== 0n &&
    cell.rate.numerator * right.won === left.won * cell.rate.denominator
  );
}

/** Cells next to each other as one range: a formula may be 8,192 characters long, and a county has 1,763 projects. */
export function rangesOf(parts: readonly CellPlace[], addressOf: AddressOf): string[] {
  const ranges: { first: CellPlace; last: CellPlace }[] = [];
  for (const place of parts) {
    const open = ranges.at(-1);
    const isNext =
      open !== undefined &&
      ((place.column === open.last.column && place.row === open.last.row + 1) ||
        (place.row === open.last.row &&
          place.column === open.last.column + 1 &&
          open.first.row === place.row));
    if (isNext) open.last = place;
    else ranges.push({ first: place, last: place });
  }
  return ranges.map(({ first, last }) => {
    const from = addressOf(first.row, first.column);
    const to = addressOf(last.row, last.column);
    return from === to ? from : `${from}:${to}`;
  });
}
