/** Finds the budget tables of a council report in its lines: headers, rows, and where each one ends. */
import { areKinds } from "../cells/division-words.ts";
import { columnOf, type CouncilColumn, isTotalLabel, ofNoProjects, withPercentages } from "./column-roles.ts";
import { withBracketedShares } from "../tables/bracketed-shares.ts";
import { hasBudgetAndSpending, headerAt, type TableHeader } from "./header-rows.ts";
import { behindFurniture, isFurniture } from "./page-furniture.ts";
import { indentOf, isRule, looksLikeAmount, partInBrackets, rowCells } from "./table-line.ts";
import { headsRows, isOwner, withLevelColumn, withSpannedNames } from "./departments.ts";
import { type FigureColumns, figureColumnsOf, figuresAcross } from "../tables/measure-rows.ts";
import { withStatedDay } from "../cells/printed-unit-and-day.ts";
import { DittoMarks } from "../tables/ditto-marks.ts";
import { bearsObjectCode } from "../tables/objects-in-names.ts";
import { isTotalName } from "../tables/total-names.ts";

export interface CouncilRow {
  /** The line of the file, from 1. */
  readonly row: number;
  /** Its last line, where it takes several; absent of most. */
  readonly to?: number;
  readonly cells: readonly string[];
  /** How far its name is drawn in, in characters. */
  readonly indent: number;
}

export interface CouncilTable {
  /**
   * `unit-projects` names its rows under 단위사업명, `projects` under 세부사업명, `named` under 사업명 or 구분; `business` has
   * no names. `other` has a budget and spending, but rows that are no projects.
   */
  readonly kind: "unit-projects" | "projects" | "named" | "business" | "other";
  /** The line of the header, from 1. */
  readonly row: number;
  readonly columns: readonly CouncilColumn[];
  /** With as many cells as there are columns, unless the row is damaged. */
  readonly rows: readonly CouncilRow[];
}

interface FoundTable extends CouncilTable {
  /** The header's lines without their spaces. */
  readonly header: ReadonlySet<string>;
  /** The line behind its last row, from 0. */
  readonly end: number;
}

export function lastLineOf({ row, rows }: Pick<CouncilTable, "row" | "rows">): number {
  return rows.at(-1)?.to ?? rows.at(-1)?.row ?? row;
}

/** @param isOfBudget whether the columns are those of a table that is looked for. */
export function councilTablesIn(
  lines: readonly string[],
  isOfBudget: (columns: readonly CouncilColumn[]) => boolean = hasBudgetAndSpending,
): readonly CouncilTable[] {
  const tables: FoundTable[] = [];
  let at = 0;
  while (at < lines.length) {
    const found = tableAt(lines, at, isOfBudget);
    if (found === null) at++;
    else {
      const last = tables.at(-1);
      if (last !== undefined && goesOn(lines, last, found)) {
        tables.pop();
        tables.push({ ...last, rows: [...last.rows, ...found.rows], end: found.end });
        // Else the rows below stand in no table, and are told of.
      } else if (last === undefined || !isLowerHeader(last, found)) tables.push(found);
      at = found.end;
    }
  }
  return tables.map(({ kind, row, columns, rows }) => {
    const own = isOfProjects(columns, rows) ? kind : "other";
    return { kind: own, row, columns, rows: withoutDittos(columns, rows) };
  });
}

const repeatedRoles = ["department", "account", "group", "unit-project", "team"];

function withoutDittos(
  columns: readonly CouncilColumn[],
  rows: readonly CouncilRow[],
): readonly CouncilRow[] {
  const naming = namingColumn(columns);
  const repeated = [...columns.keys()].filter(
    (at) => at !== naming && repeatedRoles.includes(columns[at]?.role ?? ""),
  );
  const marks = new DittoMarks(
    repeated,
    repeated.filter((at) => columns[at]?.role === "department"),
  );
  return rows.map((row) => ({ ...row, cells: marks.filled(row.cells) }));
}

function tableAt(
  lines: readonly string[],
  at: number,
  isOfBudget: (columns: readonly CouncilColumn[]) => boolean,
): FoundTable | null {
  const header = headerAt(lines, at);
  if (header === null) return null;
  const figures = isOfBudget(header.columns) ? null : figureColumnsOf(header.columns, isTotalLabel);
  if (figures === null && !isOfBudget(header.columns)) return null;
  const printed = new Set(lines.slice(at, header.end).map(comparable));
  printed.delete("");
  const { rows: found, end } = rowsFrom(lines, header.end, header.columns, printed);
  const across = figures === null ? { ...header, rows: found } : acrossOf(header, found, figures);
  if (across === null) return null;
  const own = across.rows.filter((row) => !isOfRevenue(across.columns, row));
  const { columns: parted, rows } = withBracketedShares(across.columns, own, partInBrackets);
  const columns = withLevelColumn(withSpannedNames(parted, rows, isTotalName), rows).map((column, place) =>
    withPercentages(
      column,
      rows.map(({ cells }) => cells[place] ?? ""),
    ),
  );
  if (!isOfBudget(columns)) return null;
  return { kind: kindOf(columns), row: at + 1, columns, rows, header: printed, end };
}

/** A row of revenue beside which no spending is left. */
function isOfRevenue(columns: readonly CouncilColumn[], { cells }: CouncilRow): boolean {
  const revenue = columns.map(({ label }) => label.startsWith("세입 "));
  return revenue.includes(true) && cells.every((cell, at) => revenue[at] === true || cell === "");
}

/** With a column for each figure that a row of its own states; null where the rows are no such ones. */
function acrossOf(header: TableHeader, rows: readonly CouncilRow[], figures: FigureColumns) {
  const found = figuresAcross(rows, figures, (word) => columnOf([word]).role);
  if (found === null) return null;
  const lowest = (at: number) => header.columns[at]?.label.split(" ").at(-1) ?? "";
  const made = found.columns.map(({ word, at }) => columnOf([withStatedDay(word), lowest(at)]));
  return { columns: [...header.columns.slice(0, figures.figure), ...made], rows: found.rows };
}

/** The same header again behind nothing but what a page break prints: the table goes on. */
function goesOn(lines: readonly string[], last: FoundTable, next: FoundTable): boolean {
  if (isLowerHeader(last, next))
    return last.columns.length === next.columns.length && isFurniture(lines, last.end, next.row - 1);
  if (last.kind === "business" || last.kind !== next.kind) return false;
  const isSame =
    last.columns.length === next.columns.length &&
    last.columns.every(({ label }, at) => comparable(label) === comparable(next.columns[at]?.label ?? ""));
  return isSame && isFurniture(lines, last.end, next.row - 1);
}

/** A page break may print the lower rows of a header alone, in which nothing names the rows. */
function isLowerHeader({ header }: FoundTable, next: FoundTable): boolean {
  return next.header.size < header.size && [...next.header].every((line) => header.has(line));
}

function comparable(label: string): string {
  return label.replace(/\s/g, "");
}

function kindOf(columns: readonly CouncilColumn[]): CouncilTable["kind"] {
  const naming = namingColumn(columns);
  if (naming !== null) {
    const role = columns[naming]?.role;
    return role === "unit-project" ? "unit-projects" : role === "project" ? "projects" : "named";
  }
  const role = columns[0]?.role;
  return role === "appropriation" || role === "current-budget" ? "business" : "other";
}

/** The column, from 0, that names what a row is about: the last of 단위사업명, 세부사업명, 사업명, 구분. Null without one. */
export function namingColumn(columns: readonly CouncilColumn[]): number | null {
  const at = columns.findLastIndex(
    ({ role }) => role === "unit-project" || role === "project" || role === "name",
  );
  return at === -1 ? null : at;
}

/** Under 사업명 and 구분 may stand what sums up the projects, and no projects. */
function isOfProjects(columns: readonly CouncilColumn[], rows: readonly CouncilRow[]): boolean {
  const naming = namingColumn(columns);
  if (naming === null || columns[naming]?.role !== "name") return true;
  const names = rows.map(({ cells }) => (cells[naming] ?? "").replace(/[\s○●□■◦▪·-]/g, ""));
  const own = names.filter((name) => name !== "" && !isTotalName(name));
  if (own.length === 0) return true;
  const isDivided = columns[naming].label.replace(/\s/g, "").endsWith("구분");
  const ofKinds = isDivided && areKinds(own);
  return !ofKinds && !ofNoProjects.some((sums) => own.every((name) => sums.test(name)));
}

function rowsFrom(
  lines: readonly string[],
  from: number,
  columns: readonly CouncilColumn[],
  headers: ReadonlySet<string>,
): { rows: readonly CouncilRow[]; end: number } {
  const rows: CouncilRow[] = [];
  let at = from;
  while (at < lines.length) {
    const line = lines[at] ?? "";
    // A page break may repeat the whole header, or leave its lower rows alone.
    if (headers.has(comparable(line)) && !isRule(line)) {
      at++;
      continue;
    }
    const cells = rowCells(line, columns) ?? headingCells(lines, at, columns);
    if (cells !== null) rows.push({ row: at + 1, cells, indent: indentOf(line, namingColumn(columns) ?? 0) });
    else if (!isRule(line)) {
      const resumed = afterPageBreak(lines, at, columns, headers);
      if (resumed === null) break;
      at = resumed;
      continue;
    }
    at++;
  }
  return { rows, end: Math.max(at, from) };
}

/** A sheet keeps a row of one cell as a line: `일반회계` or `2020년` above rows of that account or year, a project above its objects. */
function headingCells(
  lines: readonly string[],
  at: number,
  columns: readonly CouncilColumn[],
): readonly string[] | null {
  const line = (lines[at] ?? "").trim();
  if (/[\t|│]/.test(line)) return null;
  const below = rowCells(lines[at + 1] ?? "", columns);
  const naming = namingColumn(columns) ?? 0;
  const isOfObjects = bearsObjectCode(below?.[naming] ?? "") && !bearsObjectCode(line);
  if (below?.length !== columns.length || (!headsRows(line) && !isOfObjects)) return null;
  return columns.map((_, column) => (column === naming ? line : ""));
}

/** The line after a page break inside the table; null when what follows is something else. */
function afterPageBreak(
  lines: readonly string[],
  at: number,
  columns: readonly CouncilColumn[],
  headers: ReadonlySet<string>,
): number | null {
  const [lead] = columns;
  const isOfOwners = namingColumn(columns) === null && lead?.role === "department";
  const next = namingColumn(columns) === null && !isOfOwners ? null : behindFurniture(lines, at);
  if (next === null) return null;
  let first = next;
  while (headers.has(comparable(lines[first] ?? ""))) first++;
  const cells = rowCells(lines[first] ?? "", columns) ?? [];
  // An account heads the rows below it.
  const isHeading = cells.filter((cell) => cell !== "").length === 1 && headsRows(cells.join(""));
  const row = isHeading ? (rowCells(lines[first + 1] ?? "", columns) ?? []) : cells;
  if (row.length !== columns.length || cells.length !== columns.length) return null;
  const name = row[0] ?? "";
  if (isOfOwners && !isOwner(name) && !isTotalName(name)) return null;
  const budget = columns.findIndex(({ role }) => role === "appropriation" || role === "current-budget");
  const isRow = budget === -1 ? row.filter(looksLikeAmount).length > 1 : looksLikeAmount(row[budget] ?? "");
  return isRow ? first : null;
}
