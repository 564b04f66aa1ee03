/** The header of a budget table: one row, or two or three of which the lower part what the upper names together. */
import {
  type CouncilColumn,
  columnOf,
  isHeaderWord,
  isMeasure,
  isOfWhole,
  isTotalLabel,
} from "./column-roles.ts";
import { withoutCaption, withStatedDay } from "../cells/printed-unit-and-day.ts";
import {
  isNumberingRow,
  withDayOfMonth,
  withParts,
  withPlans,
  withResults,
  withRevenue,
  withSpansBelow,
  withWrittenYear,
  withYears,
} from "../tables/lower-header.ts";
import { isRule, type TableLine, tableLineOf } from "./table-line.ts";

export interface TableHeader {
  readonly columns: readonly CouncilColumn[];
  /** The place in the lines, from 0, behind its last row. */
  readonly end: number;
}

/** Titles of groups, figures, and letters to calculate with: no report has a fourth row. */
const maxHeaderRows = 3;
/** What the top row of any header holds; most lines of a report do not. */
const headerWord = /예산|편성|현액|집행|지출|사업|구분|세[입출]|\d년|년도/;

/** The header that begins on the line; null when it is none, or one of a table without budget or spending. */
export function headerAt(lines: readonly string[], at: number): TableHeader | null {
  const line = lines[at] ?? "";
  // Most lines are prose, which has no gaps.
  if (!/[\t|│]| {2}|[\u00a0\u3000]{2}/.test(line)) return null;
  const top = headerWord.test(line.replace(/\s/g, "")) ? tableLineOf(line) : null;
  const first = top === null ? null : withYears(top, namesIn(top), isHeaderWord);
  if (first === null || first.cells.some(isFigure) || !first.cells.some(isHeaderWord)) return null;
  // `2026년 9월말 기준 | (단위: 천원)` is a caption in two cells.
  if (/단위|^[^\t|│]*(?:기준|현재)/.test(line) && first.cells.every((cell) => withoutCaption(cell) === ""))
    return null;
  const rows = [withDays(first)];
  const unknown = new Set<string>();
  let end = afterRules(lines, at + 1);
  while (rows.length < maxHeaderRows) {
    const printed = tableLineOf(lines[end] ?? "") ?? loneDate(lines[end] ?? "");
    const below =
      printed === null ? null : withResults(withYears(withParts(printed, first), first, isWordOfHeader));
    if (below === null || !isSubHeader(below, first)) break;
    rows.push(withPlans(withDays(below)));
    for (const cell of below.cells) if (!isWordOfHeader(cell) && cell !== first.cells[0]) unknown.add(cell);
    end = afterRules(lines, end + 1);
  }
  const numbering = tableLineOf(lines[end] ?? "");
  if (numbering !== null && isNumberingRow(numbering, first)) end = afterRules(lines, end + 1);
  const labels = withSpansBelow(withRevenue(labelsOf(rows)));
  const columns = withStandaloneFunds(withWholes(labels, labels.map(columnOf)));
  const known = withSettled(withDivisions(columns)).map((column, place): CouncilColumn =>
    unknown.has(labels[place]?.at(-1) ?? "") && isMeasure(columnOf(labels[place]?.slice(0, 1) ?? []).role)
      ? { ...column, role: "unknown-word" }
      : column,
  );
  return { columns: withLoneMonth(known), end };
}

/** Where no other column is of spending. */
function withLoneMonth(columns: readonly CouncilColumn[]): readonly CouncilColumn[] {
  if (hasSpending(columns)) return columns;
  const dated = columns.map(({ label }) => withDayOfMonth(label));
  if (dated.filter((label) => label !== null).length !== 1) return columns;
  return columns.map((column, at): CouncilColumn => {
    const label = dated[at] ?? null;
    return label === null ? column : { ...column, role: "expenditure", label };
  });
}

/** Whether the columns are of budget and spending, of whatever year. */
export function hasBudgetAndSpending(columns: readonly CouncilColumn[]): boolean {
  return hasBudget(columns) && hasSpending(columns);
}

export function hasBudget(columns: readonly CouncilColumn[]): boolean {
  return columns.some(({ role }) => role === "appropriation" || role === "current-budget");
}

export function hasSpending(columns: readonly CouncilColumn[]): boolean {
  return columns.some(({ role }) => role === "expenditure" || role === "commitment");
}

/** A second header row of one cell: `10.31.기준` under a lone column of spending. */
function loneDate(line: string): TableLine | null {
  return line.trim() === "" ? null : { cells: [line.trim()], keepsBlanks: false };
}

/** A lower header row holds words of headers alone, below a first cell that reaches down. */
function isSubHeader({ cells, keepsBlanks }: TableLine, first: TableLine): boolean {
  const stated = cells.filter((cell) => cell !== "");
  if (stated.length === 0 || stated.some(isFigure)) return false;
  if (!keepsBlanks) return stated.every((cell) => isWordOfHeader(cell) && /기준|현재|까지/.test(cell));
  const isBelow = cells[0] === "" || cells[0] === first.cells[0] || isSide(first.cells[0] ?? "");
  if (!isBelow && !isNameHeader(cells[0] ?? "")) return false;
  // Below names alone stands what heads rows, such as `기금`.
  const parting = cells.filter((cell, at) => cell !== "" && !isNameHeader(first.cells[at] ?? ""));
  const known = parting.filter(isWordOfHeader);
  return (
    known.length > 0 &&
    (stated.every(isWordOfHeader) || (known.length > 1 && parting.length === stated.length))
  );
}

/** Revenue and spending beside each other begin with a name each. */
function isSide(cell: string): boolean {
  return /^세\s*[입출]$/.test(cell);
}

/** Its headers of names alone. */
function namesIn(line: TableLine): TableLine {
  return { ...line, cells: line.cells.map((cell) => (isNameHeader(cell) ? cell : "")) };
}

function isNameHeader(cell: string): boolean {
  const { role } = columnOf([cell]);
  return role === "name" || role === "project" || role === "unit-project" || role === "number";
}

function isWordOfHeader(cell: string): boolean {
  return cell === "" || isHeaderWord(withStatedDay(cell));
}

function withDays(line: TableLine): TableLine {
  return { ...line, cells: line.cells.map((cell) => withStatedDay(withWrittenYear(cell))) };
}

function isFigure(cell: string): boolean {
  return /^[-−△▲(]?\d{1,3}(,?\d{3})*([.]\d+)?[%)]?(\(.*)?$/.test(cell.replace(/\s/g, ""));
}

/**
 * What stands above each column, row by row. Where blank cells keep their place, a blank cell goes on with what stands to
 * its left, as far as the cell above both reaches. Where they vanish, a lower row parts the one column of spending.
 */
function labelsOf(rows: readonly TableLine[]): readonly (readonly string[])[] {
  const [first, ...lower] = rows;
  if (first === undefined) return [];
  if (rows.some(({ keepsBlanks }) => !keepsBlanks)) return spreadLabels(first.cells, lower);
  const width = Math.max(...rows.map(({ cells }) => cells.length));
  const filled: string[][] = [];
  for (const [depth, { cells }] of rows.entries()) {
    const own: string[] = [];
    for (let at = 0; at < width; at++) {
      const cell = cells[at] ?? "";
      const isParted = rows.slice(depth + 1).some((below) => (below.cells[at] ?? "") !== "");
      const startsAbove = depth > 0 && (rows[depth - 1]?.cells[at] ?? "") !== "";
      own.push(cell === "" && isParted && !startsAbove ? (own[at - 1] ?? "") : cell);
    }
    filled.push(own);
  }
  return Array.from({ length: width }, (_, at) => distinct(filled.map((row) => row[at] ?? "")));
}

function spreadLabels(
  header: readonly string[],
  [below]: readonly TableLine[],
): readonly (readonly string[])[] {
  if (below === undefined) return header.map((cell) => [cell]);
  return header.flatMap((cell) =>
    columnOf([cell]).role === "expenditure" ? below.cells.map((lower) => [cell, lower]) : [[cell]],
  );
}

/** A cell that reaches down is repeated by some programs. */
function distinct(parts: readonly string[]): readonly string[] {
  return parts.filter((part, at) => part !== "" && part !== parts[at - 1]);
}

/** Under and over `계 | 현년도 | 이월` the amounts of the first are the whole, of which the others are parts. */
function withWholes(
  labels: readonly (readonly string[])[],
  columns: readonly CouncilColumn[],
): readonly CouncilColumn[] {
  const wholes = columns.filter((_, at) => isOfWhole(labels[at] ?? []));
  // `기집행액 | 금회 집행액 | 누계`
  const hasRunning = columns.some(({ role, label }) => role === "expenditure" && /누계|누적/.test(label));
  return columns.map((column) => {
    const isAlike = ({ role, fund }: CouncilColumn) => role === column.role && fund === column.fund;
    const isOfTotal = columns.some((each) => isTotalLabel(each.label) && isAlike(each));
    const isEarlier = /^기\s*(?:집행|지출|지급)/.test(column.label) && hasRunning;
    const isPart = wholes.some(isAlike) || isEarlier || (column.year === "own" && isOfTotal);
    return isPart && isMeasure(column.role) && !wholes.includes(column)
      ? { ...column, role: "part" }
      : column;
  });
}

/** 구분 names the rows only where nothing to its left does: beside 사업명 it parts them, or says of what kind they are. */
function withDivisions(columns: readonly CouncilColumn[]): readonly CouncilColumn[] {
  return columns.map((column, at) => {
    const left = columns.slice(0, at).filter((other) => !isDivision(other));
    const isBesideName = left.some(({ role }) => role === "project" || role === "name");
    if (isDivision(column)) return isBesideName ? { ...column, role: "division" } : column;
    const isParting = column.role === "division" || column.role === "object";
    const isBehind = isBesideName || left.some(({ role }) => role === "unit-project");
    return isParting && !isBehind ? { ...column, role: "other" } : column;
  });
}

/** 결산액 beside 예산현액 is what was spent, where nothing else says so. */
function withSettled(columns: readonly CouncilColumn[]): readonly CouncilColumn[] {
  const has = (role: CouncilColumn["role"]) => columns.some((column) => column.role === role);
  if (!has("current-budget") || has("expenditure") || has("commitment")) return columns;
  return columns.map((column) =>
    column.role === "other" && /^결산(금?액)?(\(.*\))?$/.test(column.label.replace(/\s/g, ""))
      ? { ...column, role: "expenditure" }
      : column,
  );
}

function isDivision({ role, label }: CouncilColumn): boolean {
  return role === "name" && label.replace(/\s/g, "").endsWith("구분");
}

/** `예산액 · 국비 · 시비 · 구비`: two columns or more that name only a fund share the amount to their left. */
function withStandaloneFunds(columns: readonly CouncilColumn[]): readonly CouncilColumn[] {
  const made: CouncilColumn[] = [];
  for (const [at, column] of columns.entries()) {
    const isFund = column.role === "fund" && column.fund !== null;
    const left = made.at(-1);
    const neighbours = [columns[at - 1], columns[at + 1]];
    const isOneOfMany = neighbours.some((other) => other?.role === "fund" && other.fund !== null);
    if (isFund && isOneOfMany && left !== undefined && isMeasure(left.role))
      made.push({ ...column, role: left.role, year: left.year });
    else made.push(isFund ? { ...column, role: "other" } : column);
  }
  return made;
}

function afterRules(lines: readonly string[], at: number): number {
  let next = at;
  while (isRule(lines[next] ?? "")) next++;
  return next;
}
