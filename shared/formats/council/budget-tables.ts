/** Finds the budget tables of a council report in its lines: headers, rows, and where each one ends. */
import { type CouncilColumn, councilColumnsOf, isSubHeader } from "./budget-columns.ts";
import { isRule, maxRowLength, type TableLine, tableLineOf } from "./table-line.ts";

export interface CouncilRow {
  /** The line of the file, from 1. */
  readonly row: number;
  readonly cells: readonly string[];
}

export interface CouncilTable {
  /**
   * `unit-projects` names its rows under 단위사업명, `named` under 사업명 or 구분, `business` has no names.
   * `other` has a budget and spending, but a first column that this reader does not know.
   */
  readonly kind: "unit-projects" | "named" | "business" | "other";
  /** The line of the header, from 1. */
  readonly row: number;
  readonly columns: readonly CouncilColumn[];
  /** With as many cells as there are columns, unless the row is damaged. */
  readonly rows: readonly CouncilRow[];
}

/** Blank lines and page numbers that a page break puts into a table. */
const maxLinesOfPageBreak = 4;

export function councilTablesIn(lines: readonly string[]): readonly CouncilTable[] {
  const tables: CouncilTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const found = tableAt(lines, at);
    if (found === null) at++;
    else {
      tables.push(found.table);
      at = found.end;
    }
  }
  return tables;
}

/**
 * The lines, from 1, that look like rows but stand in no table: cells with a split by fund, or below a
 * table of named rows more of the same shape. A damaged header or line must not leave money out unseen.
 */
export function orphanRowsIn(lines: readonly string[], tables: readonly CouncilTable[]): readonly number[] {
  const read = new Set(tables.flatMap(({ rows }) => rows.map(({ row }) => row)));
  return [...lines.entries()].flatMap(([at, line]) => {
    const cells = tableLineOf(line)?.cells ?? [];
    if (cells.length < 2 || read.has(at + 1)) return [];
    const above = tables.findLast(({ row }) => row <= at);
    const isNear = above !== undefined && at - (above.rows.at(-1)?.row ?? above.row) < linesWatchedBelow;
    const isOrphan = isNear && above.kind !== "business" ? isRowOf(above, cells) : isBusinessRow(cells);
    return isOrphan ? [at + 1] : [];
  });
}

/** Below this the rows of a broken table give way to other text. */
const linesWatchedBelow = 40;

function isRowOf({ columns }: CouncilTable, cells: readonly string[]): boolean {
  if (cells.length !== columns.length) return isBusinessRow(cells);
  const amounts = cells.filter(
    (_, at) => columns[at]?.role === "appropriation" || columns[at]?.role === "expenditure",
  );
  return amounts.every((cell) => /\d/.test(cell) && looksLikeAmount(cell));
}

function isBusinessRow(cells: readonly string[]): boolean {
  return cells.filter((cell) => /^[-−△▲]?\d[\d,.]* ?\([^()]*[가-힣][^()]*\)$/.test(cell)).length >= 2;
}

function tableAt(lines: readonly string[], at: number): { table: CouncilTable; end: number } | null {
  const header = tableLineOf(lines[at] ?? "");
  if (header === null || !header.cells.some((cell) => /^(예산액|편성액)/.test(cell.replace(/\s/g, ""))))
    return null;
  let next = afterRules(lines, at + 1);
  const below = tableLineOf(lines[next] ?? "") ?? loneDate(lines[next] ?? "");
  const subHeader = below !== null && isSubHeader(below) ? below : null;
  const columns = councilColumnsOf(header, subHeader);
  if (columns === null) return null;
  if (subHeader !== null) next = afterRules(lines, next + 1);
  const { rows, end } = rowsFrom(lines, next, columns);
  return { table: { kind: kindOf(columns), row: at + 1, columns, rows }, end };
}

/** A second header row of one cell: `10.31.기준` under a lone column of spending. */
function loneDate(line: string): TableLine | null {
  return line.trim() === "" ? null : { cells: [line.trim()], keepsBlanks: false };
}

function kindOf(columns: readonly CouncilColumn[]): CouncilTable["kind"] {
  const [first] = columns;
  if (first?.role === "name")
    return first.label.replace(/\s/g, "").startsWith("단위사업") ? "unit-projects" : "named";
  return first?.role === "appropriation" ? "business" : "other";
}

function rowsFrom(
  lines: readonly string[],
  from: number,
  columns: readonly CouncilColumn[],
): { rows: readonly CouncilRow[]; end: number } {
  const rows: CouncilRow[] = [];
  let at = from;
  while (at < lines.length) {
    const cells = rowCells(lines[at] ?? "", columns);
    if (cells !== null) rows.push({ row: at + 1, cells });
    else if (!isRule(lines[at] ?? "")) {
      const resumed = afterPageBreak(lines, at, columns);
      if (resumed === null) break;
      at = resumed;
      continue;
    }
    at++;
  }
  return { rows, end: Math.max(at, from) };
}

/** The cells of a row, whole or damaged; null when the line is no row, so the table has ended. */
function rowCells(line: string, columns: readonly CouncilColumn[]): readonly string[] | null {
  if (line.length > maxRowLength) return [""];
  const split = tableLineOf(line);
  if (split === null) return looksLikeLostRow(line) ? [line.trim()] : null;
  const { cells, keepsBlanks } = split;
  if (isRule(line) || cells.every((cell) => cell === "")) return null;
  const isWhole = cells.length === columns.length;
  return (isWhole && keepsBlanks) || cells.some(looksLikeAmount) ? cells : null;
}

function looksLikeAmount(cell: string): boolean {
  return (
    /^(총 ?)?[-−△▲(]*\s*\d[\d,.]*\s*(천원|백만원|억원|원)?\s*[)△▲]?\s*(\(.*)?$/.test(cell) || cell === "-"
  );
}

/** A row whose separators were lost, `기본경비 85,094 64,795 76.2`: better refused than passed over. */
function looksLikeLostRow(line: string): boolean {
  return /\S\s+[-−△▲]?\d{1,3}(,\d{3})+\s+[-−△▲]?\d{1,3}(,\d{3})+(\s+[-−△▲]?[\d,.]+%?)*$/.test(line.trim());
}

/** The row after a page break inside the table; null when what follows is something else. */
function afterPageBreak(
  lines: readonly string[],
  at: number,
  columns: readonly CouncilColumn[],
): number | null {
  let next = at;
  while (
    next < lines.length &&
    next - at < maxLinesOfPageBreak &&
    /^[\s\-–]*\d{0,4}[\s\-–]*$/.test(lines[next] ?? "")
  )
    next++;
  if (next === at || columns[0]?.role !== "name") return null;
  const cells = rowCells(lines[next] ?? "", columns);
  const budget = cells?.[columns.findIndex(({ role }) => role === "appropriation")] ?? "";
  return cells?.length === columns.length && looksLikeAmount(budget) ? next : null;
}

function afterRules(lines: readonly string[], at: number): number {
  let next = at;
  while (isRule(lines[next] ?? "")) next++;
  return next;
}
