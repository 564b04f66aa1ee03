/**
 * What a table says of itself: unit, day, year and department, from the heading and caption right above it and from its
 * columns. Nothing is taken from a table above, whose unit and day are its own.
 */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { agreedAsOf } from "../cells/as-of.ts";
import { asOfDatesIn, unitInHeader, unitInCaption } from "../cells/printed-unit-and-day.ts";
import { fiscalYearIn, namedYearsIn, yearsIn } from "../cells/printed-years.ts";
import type { UploadContext } from "../kernel/format.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { unitConflict, unitUnclear } from "./council-findings.ts";
import { departmentInHeading, titleLines } from "../printed/departments.ts";
import { type Section, sectionAt } from "./report-sections.ts";
import { isRule, tableLineOf } from "../printed/table-line.ts";

export interface HeadingLine {
  /** The line of the file, from 1. */
  readonly row: number;
  readonly text: string;
}

/** A heading, its day, its unit, and a note. */
const maxHeadingLines = 6;
/** A longer line is prose. */
const maxHeadingLength = 60;
const headingMark =
  /^\s*(\[(?:붙임|별지|별첨|별표|참고|첨부)|[□■◆◇▣]|\d{1,2}[.)\s]|[가-하][.)]\s|[Ⅰ-Ⅻ]|[IVX]{1,5}\s?[.)])/;
/** A running text has bullets; a caption has none, or the sign of a note. */
const prose = /^\s*([-–○●◎◦ㅇ▪▫•]|[·ㆍ]\s|\*\s)/;

/** The lines right above the table that head it, from the nearest: up to its marked heading, running text, or another table. */
function ownHeading(lines: readonly string[], { row }: Pick<CouncilTable, "row">): readonly HeadingLine[] {
  const found: HeadingLine[] = [];
  for (let at = row - 2; at >= 0 && found.length < maxHeadingLines; at--) {
    const text = lines[at] ?? "";
    if (text.trim() === "") continue;
    if (isRule(text) || isRowOfTable(text) || isProse(text) || text.length > maxHeadingLength) break;
    found.push({ row: at + 1, text });
    if (headingMark.test(text) || isBulletedTitle(text)) break;
  }
  return found;
}

/** `○ 기준일: 2020. 10. 31.` and `- 단위: 천원` bear a bullet and say what the table is of. */
function isProse(line: string): boolean {
  return prose.test(line) && unitInCaption(line) === null && !isDay(line) && !isBulletedTitle(line);
}

/** `○ 총무과 예산집행 현황`: a bullet before what can only be the title of a table. */
function isBulletedTitle(line: string): boolean {
  return (
    prose.test(line) &&
    /(예산|집행|사업|세출|결산)[^:：]{0,20}(현황|내역|실적)\s*([([][^()[\]]*[)\]])?\s*$/.test(line)
  );
}

/** A borderless table of two cells is a caption with its unit beside it. */
function isRowOfTable(line: string): boolean {
  const cells = /[\t|│]/.test(line) ? (tableLineOf(line)?.cells ?? []).filter((cell) => cell !== "") : [];
  return cells.length > 2 || (cells.length === 2 && unitInCaption(line) === null && !cells.some(isDay));
}

function isDay(cell: string): boolean {
  return asOfDatesIn(cell, 2000).length > 0;
}

/** The unit of one table: that of its columns and its heading, and the sender's. They may not disagree. */
export function unitOfTable(
  lines: readonly string[],
  table: CouncilTable,
  context: UploadContext,
): MoneyUnit | Finding {
  const headers = table.columns.map(({ label }) => unitInHeader(label));
  const heading = ownHeading(lines, table).map(({ text }) => unitInCaption(text));
  const printed = [...headers, heading.find((unit) => unit !== null) ?? null].filter((unit) => unit !== null);
  const units = new Set<MoneyUnit>();
  for (const unit of printed) {
    if (unit.kind === "unclear") return unitUnclear(table.row, unit.text);
    units.add(unit.unit);
  }
  if (context.unit !== null) units.add(context.unit);
  const [unit, ...others] = units;
  if (unit === undefined) return unitUnclear(table.row, null);
  return others.length === 0 ? unit : unitConflict(table.row, [unit, ...others]);
}

/**
 * The day that the figures speak of: printed in the tables' headers and headings or on the title page, or stated by the
 * sender. A report speaks of one day.
 */
export function asOfOfReport(
  lines: readonly string[],
  tables: readonly CouncilTable[],
  context: UploadContext,
): IsoDate | Finding {
  const first = tables[0]?.row ?? 1;
  const title = linesOfTitle(lines, first).map(({ row, text }) => ({ row, label: text }));
  const labels = tables.flatMap((table) => [
    ...table.columns
      .filter(({ role }) => role === "expenditure" || role === "commitment" || role === "rate")
      .map(({ label }) => ({ row: table.row, label })),
    ...ownHeading(lines, table).map(({ text }) => ({ row: table.row, label: text })),
  ]);
  const printed = [...labels, ...title].flatMap(({ row, label }) =>
    asOfDatesIn(label, context.fiscalYear).map((date) => ({ row, ...date })),
  );
  return agreedAsOf(printed, context);
}

/** The title page; what heads the first table of another kind is that table's. */
function linesOfTitle(lines: readonly string[], tableRow: number): readonly HeadingLine[] {
  const title = titleLines(lines, tableRow).map((text, at) => ({ row: at + 1, text }));
  const next =
    lines.findIndex((line, at) => at >= title.length && line.trim() !== "" && isRowOfTable(line)) + 1;
  if (next === 0 || next >= tableRow) return title;
  // A document has a blank line above each table, too.
  const heading = lines.slice(0, next - 1).findLastIndex((line) => line.trim() !== "");
  const above = lines.slice(0, heading).findLastIndex((line) => line.trim() === "");
  const own = title.filter(({ row }) => row <= above);
  return own.some(({ text }) => text.trim() !== "") ? own : title;
}

export interface TableYear {
  readonly year: number;
  /** The line that prints it. */
  readonly row: number;
}

/**
 * The year that a table is of, where its heading, an enclosing heading or its section prints one; null where none does. A
 * heading that names the fiscal year among others is of the fiscal year.
 */
export function yearOfTable(
  lines: readonly string[],
  sections: readonly Section[],
  table: CouncilTable,
  fiscalYear: number,
): TableYear | null {
  const section = sectionAt(sections, table.row);
  const heading = ownHeading(lines, table);
  // `전년도` in a report of 2020 is 2019, whichever year it is uploaded for.
  const [reported = fiscalYear] = linesOfTitle(lines, table.row).flatMap(({ text }) => yearsIn(text));
  const called = heading.find(({ text }) => fiscalYearIn(text) !== null);
  if (called !== undefined) return yearAmong([called], fiscalYear, reported);
  const isOfOwnYear = heading.some(({ text }) => datedYearIn(text) === fiscalYear);
  if (isOfOwnYear) return { year: fiscalYear, row: table.row };
  const own = heading.filter(({ text }) => !/^\s*[(（][^)]*현재/.test(text));
  const marked = heading.find(({ text }) => headingMark.test(text));
  const isTitled = own.some(
    ({ text }) => /현황|실적|내역|예산|집행/.test(text) && unitInCaption(text) === null,
  );
  const enclosing = enclosingHeadings(lines, section, marked ?? null, table.row).filter(
    ({ row }) => !isTitled || !isRightAboveTable(lines, row),
  );
  const candidates = [...own, ...enclosing, { row: section.from, text: section.title }];
  return yearAmong(candidates, fiscalYear, reported);
}

export function isInHeading(lines: readonly string[], table: CouncilTable, row: number): boolean {
  return ownHeading(lines, table).some((line) => line.row === row);
}

/** The year of the whole report, from its title page; null where it prints none. */
export function yearOnTitle(
  lines: readonly string[],
  tableRow: number,
  fiscalYear: number,
): TableYear | null {
  const title = linesOfTitle(lines, tableRow).filter(({ text }) =>
    /업무|보고|계획|예산|집행|결산|세출|감사|자료|회계[연년]도|FY/.test(text),
  );
  return title.some(({ text }) => namedYearsIn(text, fiscalYear).includes(fiscalYear))
    ? { year: fiscalYear, row: 1 }
    : yearAmong(title, fiscalYear, fiscalYear);
}

function yearAmong(
  candidates: readonly HeadingLine[],
  fiscalYear: number,
  reported: number,
): TableYear | null {
  for (const { row, text } of candidates) {
    const years = namedYearsIn(text, reported);
    const [year] = years;
    if (year !== undefined) return { year: years.includes(fiscalYear) ? fiscalYear : year, row };
  }
  return null;
}

/** Whether a heading is of the table right below it, and of nothing behind that. */
function isRightAboveTable(lines: readonly string[], row: number): boolean {
  const next = lines.findIndex((line, at) => at >= row && line.trim() !== "" && isRowOfTable(line));
  return next !== -1 && ownHeading(lines, { row: next + 1 }).some((line) => line.row === row);
}

/** The year of a day that the text is true of, where the day prints one itself. */
function datedYearIn(text: string): number | null {
  const [early, late] = [2000, 2001].map((year) => asOfDatesIn(text, year)[0]?.date?.slice(0, 4));
  return early === undefined || early !== late ? null : Number(early);
}

/** What opens a heading, from the widest. Headings of one kind stand beside each other, none of them above the next. */
const markKinds = [
  /^\s*(?:[Ⅰ-Ⅻ]|[IVX]{1,5}\s?[.)])/,
  /^\s*[□■◆◇▣]/,
  /^\s*\d{1,2}[.)\s]/,
  /^\s*[가-하][.)]\s/,
  /^\s*\[/,
];

function markKindOf(text: string): number {
  return markKinds.findIndex((pattern) => pattern.test(text));
}

/**
 * The marked headings of the section above the table that name a budget or results of a year, from the nearest.
 * @param own the table's own marked heading: one like it is no heading of this table.
 */
function enclosingHeadings(
  lines: readonly string[],
  section: Section,
  own: HeadingLine | null,
  row: number,
): readonly HeadingLine[] {
  const found: HeadingLine[] = [];
  const passed = new Set(own === null ? [] : [markKindOf(own.text)]);
  for (let at = (own?.row ?? row) - 2; at >= section.from - 1; at--) {
    const text = lines[at] ?? "";
    if (!headingMark.test(text) || text.length > maxHeadingLength / 2 || /[\t:|]/.test(text)) continue;
    // One that opens no section is an entry of the contents list.
    const isListed = markKindOf(text) === 0 && at + 1 !== section.from;
    if (isListed || passed.has(markKindOf(text))) continue;
    passed.add(markKindOf(text));
    if (/예산|집행|결산|실적|성과|업무|계획/.test(text)) found.push({ row: at + 1, text });
  }
  return found;
}

/** The department that the table's own heading names; null where it names none. */
export function departmentOfTable(lines: readonly string[], table: CouncilTable): string | null {
  for (const { text } of ownHeading(lines, table)) {
    const department = departmentInHeading(text);
    if (department !== null) return department;
  }
  return null;
}
