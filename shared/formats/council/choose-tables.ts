/** What holds for a council report as a whole: which of its tables count, in what unit, as of which day. */
import { isInFiscalYear, type IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { agreedAsOf } from "../cells/as-of.ts";
import { asOfDatesIn, type PrintedUnit, unitInHeader, unitInLine } from "../cells/printed-headers.ts";
import type { UploadContext } from "../kernel/format.ts";
import { type CouncilTable, councilTablesIn, orphanRowsIn } from "./budget-tables.ts";
import {
  reportTooLarge,
  rowOutsideTable,
  tableIgnored,
  unitConflict,
  unitTableAmbiguous,
  unitTableMissing,
  unitUnclear,
} from "./council-findings.ts";
import { otherTableFindings } from "./other-tables.ts";
import type { Section } from "./report-sections.ts";
import { laterYearIn } from "./requirement-sections.ts";

/** A department has some ten businesses; more tables than this are no one department's report. */
const maxTables = 500;
/** A whole office has 3,200 projects, and fewer unit projects. */
const maxRowsOfTable = 5_000;

export interface ChosenTables {
  /** Null when the report has none or more than one: a finding says so. */
  readonly unitProjects: CouncilTable | null;
  readonly businesses: readonly CouncilTable[];
  readonly findings: readonly Finding[];
}

/** The unit projects' table and the businesses' of the executed year. Tables of next year's plan are passed over. */
export function chooseTables(
  lines: readonly string[],
  sections: readonly Section[],
  fiscalYear: number,
): ChosenTables {
  const tables = councilTablesIn(lines);
  if (tables.length > maxTables || tables.some(({ rows }) => rows.length > maxRowsOfTable)) {
    return { unitProjects: null, businesses: [], findings: [reportTooLarge(maxTables, maxRowsOfTable)] };
  }
  const current = tables.filter((table) => !isOfLaterYear(sectionAt(sections, table.row), fiscalYear));
  const titled = current.filter(({ kind }) => kind === "unit-projects");
  const units = titled.length > 0 ? titled : current.filter(({ kind }) => kind === "named");
  const businesses = current.filter(({ kind }) => kind === "business");
  const read = new Set([...units, ...businesses]);
  const [first, ...more] = units;
  return {
    unitProjects: more.length === 0 ? (first ?? null) : null,
    businesses,
    findings: [
      ...(first === undefined ? [unitTableMissing()] : []),
      ...(more.length > 0 ? [unitTableAmbiguous(units.map(({ row }) => row))] : []),
      ...tables.filter((table) => !read.has(table)).map(({ row }) => tableIgnored(row)),
      ...orphanRowsIn(lines, tables)
        .filter((row) => !isOfLaterYear(sectionAt(sections, row), fiscalYear))
        .map(rowOutsideTable),
      ...otherTableFindings(lines, tables),
    ],
  };
}

export function sectionAt(sections: readonly Section[], row: number): Section {
  return sections.find(({ from, to }) => row >= from && row <= to) ?? { title: "", from: 1, to: row };
}

/** The unit of one table: its own, else the nearest above it, else the sender's. They may not disagree. */
export function unitOfTable(
  lines: readonly string[],
  table: CouncilTable,
  context: UploadContext,
): MoneyUnit | Finding {
  const headers = table.columns.map(({ label }) => unitInHeader(label));
  const printed = [...headers, nearestUnit(lines, table.row)].filter((unit) => unit !== null);
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

/** The day that the figures speak of: printed in the tables' headers or stated by the sender. */
export function asOfOfReport(
  lines: readonly string[],
  tables: readonly CouncilTable[],
  context: UploadContext,
): IsoDate | Finding {
  const labels = tables.flatMap(({ row, columns }) => [
    ...columns
      .filter(({ role }) => role === "expenditure" || role === "rate")
      .map(({ label }) => ({ row, label })),
    ...lines
      .slice(Math.max(0, row - 4), row - 1)
      .filter((line) => unitInLine(line) !== null)
      .map((label) => ({ row, label })),
  ]);
  const printed = labels.flatMap(({ row, label }) =>
    asOfDatesIn(label, context.fiscalYear).map((date) => ({ row, ...date })),
  );
  return agreedAsOf(printed, context);
}

/** True when the text of a report dates the table: only then is it known without a title. */
export function isDated(table: CouncilTable): boolean {
  return table.columns.some(({ label }) => asOfDatesIn(label, 2000).length > 0);
}

export function isInYear(date: IsoDate | null, fiscalYear: number): date is IsoDate {
  return date !== null && isInFiscalYear(date, fiscalYear);
}

function nearestUnit(lines: readonly string[], row: number): PrintedUnit | null {
  for (let at = row - 2; at >= 0; at--) {
    const unit = unitInLine(lines[at] ?? "");
    if (unit !== null) return unit;
  }
  return null;
}

function isOfLaterYear({ title }: Section, fiscalYear: number): boolean {
  return laterYearIn(title, fiscalYear) !== null;
}
