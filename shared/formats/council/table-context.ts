/**
 * What a table says of itself: unit, day, year and department, from the heading and caption right above it and from its
 * columns. Nothing is taken from a table above, whose unit and day are its own.
 */
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainText } from "../../domain/values/plain-text.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { isMeasure } from "../printed/column-roles.ts";
import { agreedWithSpans } from "../cells/as-of.ts";
import {
  asOfDatesIn,
  type PrintedUnit,
  unitInCaption,
  unitInHeader,
  unitInLine,
} from "../cells/printed-unit-and-day.ts";
import { isNoteOfDay, isSpanOfFigures, spansIn, untilAsDay } from "../cells/printed-spans.ts";
import { fiscalYearIn, namedYearsIn, yearsIn } from "../cells/printed-years.ts";
import type { UploadContext } from "../kernel/format.ts";
import type { CouncilTable } from "../printed/budget-tables.ts";
import { unitConflict, unitUnclear } from "./council-findings.ts";
import { titleLines } from "../printed/departments.ts";
import { type Section, sectionAt } from "./sections/report-sections.ts";
import {
  enclosingHeadings,
  headingMark,
  type HeadingLine,
  isRightAboveTable,
  isRowOfTable,
  linesAbove,
  notesBelow,
  ofResults,
  ownHeading,
} from "./table-headings.ts";
import { captionWithDay, commonCaptions, titledDays, unitOfCells } from "./stated-captions.ts";

/** The unit of one table: that of its columns, its heading, its rows and the notes below it, and the sender's. They may not disagree. */
export function unitOfTable(
  lines: readonly string[],
  table: CouncilTable,
  summaries: readonly CouncilTable[],
  context: UploadContext,
): MoneyUnit | Finding {
  const ofHeaders = table.columns.map(({ label }) => ({ row: table.row, unit: unitInHeader(label) }));
  const beside = [...ownHeading(lines, table), ...notesBelow(lines, table)].map(({ text }) => ({
    row: table.row,
    unit: unitInCaption(text),
  }));
  const units = new Set<MoneyUnit>();
  for (const stated of [...ofHeaders, ...beside, ...unitsInRows(table)]) {
    if (stated.unit === null) continue;
    const { row, unit } = stated;
    if (unit.kind === "unclear") return unitUnclear(row, unit.text);
    units.add(unit.unit);
    if (units.size > 1) return unitConflict(row, [...units]);
  }
  if (units.size === 0) {
    const stated = commonCaptions(lines, table, summaries).flatMap(({ text }) => unitInCaption(text) ?? []);
    for (const each of stated) {
      if (each.kind === "unclear") return unitUnclear(table.row, each.text);
      units.add(each.unit);
    }
  }
  const ofCells = units.size === 0 ? unitOfCells(table) : null;
  if (ofCells !== null) units.add(ofCells);
  if (context.unit !== null) units.add(context.unit);
  const [unit, ...others] = units;
  if (unit === undefined) return unitUnclear(table.row, null);
  return others.length === 0 ? unit : unitConflict(table.row, [unit, ...others]);
}

/** What a row of one text says of the rows below it, and a column 단위 of its own row. */
function unitsInRows({ columns, rows }: CouncilTable): readonly StatedUnit[] {
  const at = columns.findIndex(({ label }) => /^(금액)?단위$/.test(plainText(label).replaceAll(" ", "")));
  return rows.flatMap(({ row, cells }) => {
    const texts = new Set(cells.map(plainText).filter((cell) => cell !== ""));
    const [text = ""] = texts;
    if (texts.size === 1) return [{ row, unit: unitInCaption(text) }];
    const own = at === -1 ? "" : plainText(cells[at] ?? "");
    if (own !== "") return [{ row, unit: unitInLine(`단위: ${own}`) }];
    // A remark, or a bracket behind the name.
    const beside = cells.flatMap((cell, column) =>
      !isMeasure(columns[column]?.role ?? "other") && /단위|원[)\]]\s*$/.test(cell)
        ? [unitInCaption(cell)]
        : [],
    );
    return beside.map((unit) => ({ row, unit }));
  });
}

interface StatedUnit {
  /** The line that prints it, from 1. */
  readonly row: number;
  readonly unit: PrintedUnit | null;
}

/**
 * The day that the figures speak of: printed in the tables' headers and headings or on the title page, or stated by the
 * sender. A report speaks of one day.
 */
export function asOfOfReport(
  lines: readonly string[],
  tables: readonly CouncilTable[],
  summaries: readonly CouncilTable[],
  context: UploadContext,
): IsoDate | Finding {
  const first = tables[0]?.row ?? 1;
  const title = linesOfTitle(lines, first).map(({ row, text }) => ({ row, label: captionWithDay(text) }));
  const labels = tables.flatMap((table) => [
    ...table.columns
      .filter(({ role }) => role === "expenditure" || role === "commitment" || role === "rate")
      .map(({ label }) => ({ row: table.row, label })),
    ...ownHeading(lines, table).map(({ text }) => ({ row: table.row, label: captionWithDay(text) })),
    ...commonCaptions(lines, table, summaries).map(({ row, text }) => ({ row, label: captionWithDay(text) })),
  ]);
  const below = tables.flatMap((table) =>
    notesBelow(lines, table)
      .filter(({ text }) => isNoteOfDay(text))
      .map(({ row, text }) => ({ row, label: untilAsDay(text) })),
  );
  const daysIn = ({ row, label }: (typeof title)[number]) =>
    asOfDatesIn(label, context.fiscalYear).map((date) => ({ row, ...date }));
  const stated = [...labels, ...title, ...below].flatMap(daysIn);
  const isStated = stated.length > 0 || context.asOf !== null;
  const printed = isStated ? stated : titledDays(lines, tables).flatMap(daysIn);
  const own = tables.flatMap((table) => linesAbove(lines, table));
  const headings = [
    ...own.map((line) => ({ ...line, isOwn: !/감사/.test(line.text) })),
    ...linesOfTitle(lines, first).flatMap((line) =>
      /감사|예산|집행|결산|세출/.test(line.text) ? [{ ...line, isOwn: false }] : [],
    ),
  ];
  const spans = headings
    .filter(({ text }) => isSpanOfFigures(text))
    .flatMap(({ row, text, isOwn }) =>
      spansIn(text, context.fiscalYear).map((span) => ({ row, isOwn, ...span })),
    );
  return agreedWithSpans(printed, spans, context);
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
  const spanned = heading.find(
    ({ text }) => isSpanOfFigures(text) && spannedYearIn(text, fiscalYear) !== null,
  );
  if (spanned !== undefined)
    return { year: spannedYearIn(spanned.text, fiscalYear) ?? fiscalYear, row: spanned.row };
  const own = heading.filter(({ text }) => !/^\s*[(（][^)]*현재/.test(text));
  const marked = heading.find(({ text }) => headingMark.test(text));
  const isTitled = own.some(
    ({ text }) => /현황|실적|내역|예산|집행/.test(text) && unitInCaption(text) === null,
  );
  const enclosing = enclosingHeadings(lines, section, marked ?? null, table.row, ofResults).filter(
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

/** The year of a day that the text is true of, where the day prints one itself. */
function datedYearIn(text: string): number | null {
  const [early, late] = [2000, 2001].map((year) => asOfDatesIn(text, year)[0]?.date?.slice(0, 4));
  return early === undefined || early !== late ? null : Number(early);
}

/** The year that holds all days between two printed ones; null where the text prints none such, or several. */
function spannedYearIn(text: string, fiscalYear: number): number | null {
  const spans = spansIn(text, fiscalYear).filter(({ text: printed }) => printed.includes("~"));
  const years = new Set(spans.flatMap(({ from, to }) => [from.slice(0, 4), to.slice(0, 4)]));
  const [year] = years;
  return year === undefined || years.size > 1 ? null : Number(year);
}
