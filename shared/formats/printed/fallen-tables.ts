/**
 * What is left of tables that broke: cells that came out one below the other, and rows that stand in no table. Which amount
 * stood under which header is lost, and passing over them would leave money out unseen.
 */
import { type CouncilTable, lastLineOf } from "./budget-tables.ts";
import { columnOf, isMeasure } from "./column-roles.ts";
import { holdsLostRow, looksLikeAmount, tableLineOf } from "./table-line.ts";

/** A cell of a header is short. */
const maxCellLength = 30;
/** Most lines have none of these. */
const headerWord = /예\s*산|편\s*성|현\s*액|집\s*행|지\s*출/;

/** The lines, from 1, where a header stands cell by cell: a budget, and spending on the next line that is not blank. */
export function fallenTablesIn(lines: readonly string[]): readonly number[] {
  return [...lines.entries()].flatMap(([at, line]) => {
    if (!isLoneHeader(line, "appropriation") && !isLoneHeader(line, "current-budget")) return [];
    const next = lines.slice(at + 1, at + 4).find((below) => below.trim() !== "") ?? "";
    return isLoneHeader(next, "expenditure") ? [at + 1] : [];
  });
}

function isLoneHeader(line: string, role: "appropriation" | "current-budget" | "expenditure"): boolean {
  const text = line.trim();
  if (!headerWord.test(text) || text.length === 0 || text.length > maxCellLength || /[\t|:：,]/.test(text))
    return false;
  const column = columnOf([text]);
  return isMeasure(column.role) && column.role === role;
}

/**
 * The lines, from 1, that look like rows but stand in no table: cells with a split by fund, or below a
 * table of named rows more of the same shape. A damaged header or line must not leave money out unseen.
 * @param others the lines of tables that are whole and of something else.
 */
export function orphanRowsIn(
  lines: readonly string[],
  tables: readonly CouncilTable[],
  others: readonly number[],
): readonly number[] {
  const read = new Set([...others, ...tables.flatMap(({ rows }) => rows.map(({ row }) => row))]);
  return [...lines.entries()].flatMap(([at, line]) => {
    const cells = tableLineOf(line)?.cells ?? [];
    if (cells.length < 2 || read.has(at + 1)) return [];
    const above = tables.findLast(({ row }) => row <= at);
    // Lower rows of its header may hold years and numbers of columns.
    const isAboveRows = at + 1 < (above?.rows[0]?.row ?? 0);
    if (isAboveRows && !cells.some((cell) => /\d[.,]\d/.test(cell))) return [];
    const isNear = above !== undefined && at - lastLineOf(above) < linesWatchedBelow;
    const isOrphan = isNear && above.kind !== "business" ? isRowOf(above, cells) : isBusinessRow(cells);
    const isLost = isNear && (holdsLostRow(cells) || isBelowGap(lines.slice(lastLineOf(above), at), cells));
    return isOrphan || isLost ? [at + 1] : [];
  });
}

/** Behind a blank row of the table, a name and a figure in one cell beside blank ones: `도로정비 500 100 추진중`, `도로정비 500 -`. */
function isBelowGap(between: readonly string[], [first = "", ...others]: readonly string[]): boolean {
  return (
    between.some((line) => line.includes("\t") && line.trim() === "") &&
    others.every((cell) => cell === "") &&
    /^(?![※*]|주\s*\)).*[^\d\s.,]\s+[-−△▲(]?\d[\d,]*(\.\d+)?%?\)?(\s|$)/.test(first)
  );
}

/** Below this the rows of a broken table give way to other text. */
const linesWatchedBelow = 40;

function isRowOf({ columns }: CouncilTable, cells: readonly string[]): boolean {
  if (cells.length !== columns.length) return isBusinessRow(cells);
  const amounts = cells.filter(
    (_, at) =>
      columns[at]?.role === "appropriation" ||
      columns[at]?.role === "current-budget" ||
      columns[at]?.role === "expenditure",
  );
  return amounts.every((cell) => /\d/.test(cell) && looksLikeAmount(cell));
}

function isBusinessRow(cells: readonly string[]): boolean {
  return cells.filter((cell) => /^[-−△▲]?\d[\d,.]* ?\([^()]*[가-힣][^()]*\)$/.test(cell)).length >= 2;
}
