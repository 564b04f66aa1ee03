/** What a report states once for several tables: a day and a unit above the headings of all of them. */
import { plainText } from "../../domain/values/plain-text.ts";
import { isMoneyUnit, type MoneyUnit } from "../../domain/values/won.ts";
import { accountIn } from "../cells/limiting-words.ts";
import {
  asOfDatesIn,
  unitInCaption,
  unitInHeader,
  withoutCaption,
  withStatedDay,
} from "../cells/printed-unit-and-day.ts";
import { untilAsDay } from "../cells/printed-spans.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { isMeasure } from "../printed/column-roles.ts";
import { departmentInHeading } from "../printed/departments.ts";
import { isRule } from "../printed/table-line.ts";
import { statesTotalOf } from "./ignored-tables.ts";
import { type HeadingLine, isRowOfTable, linesAbove, markKindOf, ownHeading } from "./table-headings.ts";

type Place = Pick<CouncilTable, "row" | "columns">;

/**
 * For tables of departments or accounts the lines above the heading of the first, from the nearest up to a wider heading; for others
 * the captions of the heading that encloses theirs.
 */
export function commonLines(lines: readonly string[], table: Place): readonly HeadingLine[] {
  return linesOverOwners(lines, table) ?? captionsOfSection(lines, table);
}

/**
 * Units and days that a table does not state right above itself: the report's own for all its tables, those behind running
 * text, and those of a summary above that states the same total.
 * @param summaries the tables that are not read.
 */
export function commonCaptions(
  lines: readonly string[],
  table: CouncilTable,
  summaries: readonly CouncilTable[],
): readonly HeadingLine[] {
  const above = summaries.filter((each) => each.row < table.row && statesTotalOf(each, table));
  return [
    ...commonLines(lines, table),
    ...linesAbove(lines, table),
    ...above.flatMap((each) => [...linesAbove(lines, each), ...captionsOfSection(lines, each)]),
  ].filter(({ text }) => isCaption(text));
}

/** `□ 집행현황(2026. 10. 31.)`: a bare day in brackets behind what heads a table, which is the day of its figures where no other is printed. */
export function titledDays(
  lines: readonly string[],
  tables: readonly CouncilTable[],
): readonly { readonly row: number; readonly label: string }[] {
  return tables
    .flatMap((table) => ownHeading(lines, table))
    .filter(({ text }) => /(?:예산|집행|지출|결산)[^()]*(?:현황|내역|실적)\s*\([^()]*\)\s*$/.test(text))
    .map(({ row, text }) => ({ row, label: withStatedDay(text) }));
}

/** Null where the table or the first table of the report is headed by no department or account. */
function linesOverOwners(lines: readonly string[], table: Place): readonly HeadingLine[] | null {
  const first = lines.findIndex((line) => line.trim() !== "" && isRowOfTable(line)) + 1;
  const owner = first === 0 ? undefined : ownerOf(lines, { row: first });
  const isCommon = owner !== undefined && ownerOf(lines, table) !== undefined;
  return isCommon ? linesAbove(lines, { row: owner.row }) : null;
}

function ownerOf(lines: readonly string[], table: Pick<CouncilTable, "row">): HeadingLine | undefined {
  return ownHeading(lines, table).find(
    ({ text }) => departmentInHeading(text) !== null || accountIn(text) !== null,
  );
}

/** Nothing but a unit or a day, or a title with these in brackets behind it. */
function isCaption(line: string): boolean {
  return statesUnit(line) || statesDay(line)
    ? withoutCaption(line.replace(bullet, "")) === "" || /[)\]]\s*$/.test(line)
    : false;
}

function statesUnit(line: string): boolean {
  return unitInCaption(line) !== null;
}

function statesDay(line: string): boolean {
  return asOfDatesIn(line, 2000).length > 0;
}

/**
 * `□ 집행현황`, `(10. 31. 현재, 단위: 천원)`, `○ 총괄` with its table, `○ 사업별`: what stands between a heading and the first of the narrower
 * ones is stated for the tables of all of these. What stands right above a table is that table's. None for a table that states both.
 */
function captionsOfSection(lines: readonly string[], table: Place): readonly HeadingLine[] {
  const own = ownHeading(lines, table).map(({ text }) => text);
  const labels = table.columns.map(({ label }) => label);
  const hasUnit = own.some(statesUnit) || labels.some((label) => unitInHeader(label) !== null);
  if (hasUnit && [...own, ...labels].some(statesDay)) return [];
  const passed: number[] = [];
  let found: HeadingLine[] = [];
  /** The kind of the heading right below; null below which stands a table. */
  let below: number | null = null;
  let isAboveTable = true;
  for (let at = table.row - 2; at >= 0; at--) {
    const text = lines[at] ?? "";
    if (text.trim() === "" || isRule(text)) continue;
    const isRow = isRowOfTable(text);
    const kind = isRow ? null : kindOf(text, isAboveTable);
    isAboveTable = isRow || (isAboveTable && isCaption(text));
    const widest = passed.at(-1) ?? null;
    const line = { row: at + 1, text };
    if (isRow) [below, found] = [null, []];
    else if (isCaption(text) && (kind === null || bullet.test(text))) {
      if (below !== null && below === widest) found.push(line);
    } else if (kind !== null) {
      const isWider = widest !== null && rankOf(kind) <= rankOf(widest) && !passed.includes(kind);
      if (isWider && isCaption(text) && below === widest) found.push(line);
      if (isWider && found.length > 0) return found;
      if (isWider || widest === null) passed.push(kind);
      [below, found] = [kind, []];
    }
  }
  return found;
}

const bullet = /^\s*[-–○●◎◦ㅇ▪▫•·ㆍ]\s*/;
const circle = /^\s*[○●◎◦ㅇ]/;
/** Behind the kinds of marked headings. */
const [circles, dashes, plain] = [10, 11, 12];
const maxPlainLength = 30;

/** Headings of one kind stand beside each other. A line without a mark is one right above a table alone; null for running text. */
function kindOf(text: string, isAboveTable: boolean): number | null {
  const marked = markKindOf(text);
  if (marked !== -1) return marked;
  if (bullet.test(text)) return circle.test(text) ? circles : dashes;
  return isAboveTable && !isCaption(text) && text.length <= maxPlainLength ? plain : null;
}

/** `□` and `1.` may each enclose the other. */
function rankOf(kind: number): number {
  if (kind === 0) return 0;
  return kind < circles ? 1 : kind;
}

/** `(2026. 10. 31.까지, 단위: 천원)`, `단위: 천원(2026.10.31.)`, `2026. 10월말`: nothing but a day, which is that of the figures. */
export function captionWithDay(line: string): string {
  const hasUnit = statesUnit(line);
  const bare = withStatedDay(line);
  if (!hasUnit && bare === line) return line;
  if (!hasUnit && !/월\s*말/.test(line)) return line;
  const text = hasUnit ? untilAsDay(bare) : bare;
  return withoutCaption(text).replace(/누계|집행|지출|[\s(),./[\]]/g, "") === "" ? text : line;
}

/** `500,000천원` in each cell of an amount; null where one bears another unit, or none. */
export function unitOfCells({ columns, rows }: Pick<CouncilTable, "columns" | "rows">): MoneyUnit | null {
  const cells = rows.flatMap((row) => row.cells.filter((_, at) => isMeasure(columns[at]?.role ?? "other")));
  const stated = cells
    .map((cell) => plainText(cell).replaceAll(" ", ""))
    .filter((cell) => /[1-9]/.test(cell));
  const units = new Set(stated.map((cell) => /\d(억원|백만원|천원|원)$/.exec(cell)?.[1] ?? ""));
  const [unit = ""] = units;
  return units.size === 1 && isMoneyUnit(unit) ? unit : null;
}
