/** A table seen through an office's mapping: the columns that the template's reader needs, and what contradicts it. */
import { headerDifference, withMonthEndStated } from "../../domain/mappings/table-headers.ts";
import type { IsoDate } from "../../domain/values/calendar.ts";
import type { Finding } from "../../domain/values/finding.ts";
import { plainName } from "../../domain/values/plain-text.ts";
import { agreedAsOf, asOfConflict } from "../cells/as-of.ts";
import { asOfDatesIn, type PrintedUnit, unitInHeader, unitInLine } from "../cells/printed-unit-and-day.ts";
import { wholeFile } from "../kernel/finding-list.ts";
import type { Table, UploadContext } from "../kernel/format.ts";
import { isPassedOver, isPersonalHeader } from "../tables/header-grammar.ts";
import { titleOfOtherYear } from "../template/title-year.ts";
import type { HeadedColumn } from "../template/column-words.ts";
import type { TemplateSheet } from "../template/template-sheet.ts";
import {
  columnsNotMapped,
  columnUndecided,
  headerDiffers,
  mappedUnitConflict,
  mappingRecalled,
  personalMapped,
  taughtHeaderMissing,
  taughtHeaderNew,
  taughtUnitDiffers,
} from "./mapping-findings.ts";
import {
  type ColumnMapping,
  groupHeader,
  headersIn,
  type MappedColumn,
  plainHeader,
  tableHeaders,
  type TaughtBy,
  templateColumnFor,
} from "./mapping.ts";

interface MappedSheet {
  readonly sheet: TemplateSheet;
  /** The day that all rows speak of; null where only the rows say it. */
  readonly asOf: IsoDate | null;
  readonly findings: readonly Finding[];
}

/** Null when the header row has none of the mapping's headers: another table. */
export function mappedSheet(
  table: Table,
  mapping: ColumnMapping,
  context: UploadContext,
): MappedSheet | null {
  const { headerRow } = mapping;
  const { rows } = table.read(headerRow);
  const headers = headersIn(rows, headerRow);
  const wanted = byHeader(mapping);
  if (!headers.some((header) => wanted.has(header))) return null;
  const columns = columnsUnder(rows, mapping);
  const unit = unitAbove(rows, mapping, context);
  const asOf = asOfAbove(rows, mapping, context);
  const isNamed = (header: string) => header === "" || wanted.has(header);
  const others = headers.filter((header) => !isNamed(header));
  const { taught } = mapping;
  return {
    sheet: {
      headerRow,
      columns: columns.map(({ headed }) => headed),
      unitLine: unit.line,
      table,
      titles: [],
      department: null,
      isMapped: true,
    },
    asOf: isDay(asOf) ? asOf : null,
    findings: [
      ...(taught === null
        ? [...wanted].flatMap(([header, entries]) => countFindings(headerRow, header, entries, headers))
        : taughtFindings(rows, mapping, taught)),
      ...columns.flatMap((column) => meaningFindings(headerRow, column)),
      ...unit.findings,
      ...(asOf === null || isDay(asOf) ? [] : [asOf]),
      ...titlesOfOtherYears(rows.slice(0, headerRow - 1), context),
      ...(taught !== null || others.length === 0 ? [] : [columnsNotMapped(headerRow, others.join(", "))]),
    ],
  };
}

/** A table that differs from the one that was taught is asked about: nothing of it is read on a guess. */
function taughtFindings(
  rows: readonly (readonly string[])[],
  { headerRow, columns }: ColumnMapping,
  taught: TaughtBy,
): readonly Finding[] {
  const known = columns.map(({ header, group = "" }) => ({ header, group }));
  const { missing, added } = headerDifference(known, tableHeaders(rows, headerRow));
  if (missing.length + added.length === 0) return [mappingRecalled(taught)];
  return [
    ...missing.map((header) => taughtHeaderMissing(headerRow, header, taught)),
    ...added.map((header) => taughtHeaderNew(headerRow, header, taught)),
  ];
}

interface MeantColumn {
  readonly headed: HeadedColumn;
  /** Null for a column that the mapping does not name. */
  readonly entry: MappedColumn | null;
  /** The unit that its header prints, or the one over it. */
  readonly printed: PrintedUnit | null;
}

function byHeader({ columns }: ColumnMapping): ReadonlyMap<string, readonly MappedColumn[]> {
  return Map.groupBy(columns, ({ header }) => plainHeader(header));
}

/** Equal headers are taken from left to right, and are numbered so that findings can tell them apart. */
function columnsUnder(rows: readonly (readonly string[])[], mapping: ColumnMapping): readonly MeantColumn[] {
  const { headerRow } = mapping;
  const wanted = byHeader(mapping);
  const seen = new Map<string, number>();
  return headersIn(rows, headerRow).map((header, at): MeantColumn => {
    const times = seen.get(header) ?? 0;
    seen.set(header, times + 1);
    const entry = wanted.get(header)?.[times] ?? null;
    const printed = unitInHeader(header) ?? unitInHeader(groupHeader(rows, headerRow, at));
    if (entry === null) return { headed: { header, column: { kind: "unknown" } }, entry, printed };
    const column = templateColumnFor(entry, printed?.kind === "unit" ? printed.unit : null);
    return { headed: { header: times === 0 ? header : `${header} #${times + 1}`, column }, entry, printed };
  });
}

/** A column that is not read may be missing. */
function countFindings(
  row: number,
  header: string,
  entries: readonly MappedColumn[],
  headers: readonly string[],
): readonly Finding[] {
  if (entries.every((entry) => isPassedOver(templateColumnFor(entry, null)))) return [];
  const counts = { mapped: entries.length, found: headers.filter((each) => each === header).length };
  return counts.mapped === counts.found ? [] : [headerDiffers(row, header, counts)];
}

function meaningFindings(
  row: number,
  { headed: { header }, entry, printed }: MeantColumn,
): readonly Finding[] {
  if (entry === null || entry.means === "personal" || entry.means === "ignored") return [];
  if (entry.means === "?") return [columnUndecided(row, header)];
  if (isPersonalHeader(header)) return [personalMapped(row, header)];
  if (entry.means !== "amount" && entry.means !== "plan") return [];
  if (printed === null) return [];
  if (printed.kind === "unclear") return [mappedUnitConflict(row, header, printed.text)];
  if (entry.unit === null || printed.unit === entry.unit) return [];
  return [mappedUnitConflict(row, header, `${printed.unit}, ${entry.unit}`)];
}

/**
 * The unit that the table prints above itself, or else the mapping's. Where the two differ and the sender says the printed one,
 * that is the unit of this table.
 */
function unitAbove(
  rows: readonly (readonly string[])[],
  { headerRow, unit, taught }: ColumnMapping,
  stated: Pick<UploadContext, "unit">,
): { readonly line: PrintedUnit | null; readonly findings: readonly Finding[] } {
  for (const [at, cells] of rows.slice(0, headerRow - 1).entries()) {
    const line = unitInLine(cells.join(" "));
    if (line === null) continue;
    if (unit === null || line.kind !== "unit" || line.unit === unit) return { line, findings: [] };
    if (taught === null)
      return { line, findings: [mappedUnitConflict(at + 1, null, `${line.unit}, ${unit}`)] };
    const isSaid = line.unit === stated.unit;
    return { line, findings: isSaid ? [] : [taughtUnitDiffers(at + 1, line.unit, unit)] };
  }
  return { line: unit === null ? null : { kind: "unit", unit }, findings: [] };
}

function asOfAbove(
  rows: readonly (readonly string[])[],
  mapping: ColumnMapping,
  context: UploadContext,
): IsoDate | Finding | null {
  const stated = context.asOf ?? mapping.asOf;
  if (mapping.asOf !== null && stated !== null && stated !== mapping.asOf) {
    return asOfConflict(wholeFile, [stated, mapping.asOf]);
  }
  const printed = rows
    .slice(0, mapping.headerRow)
    .flatMap((cells, at) =>
      asOfDatesIn(cells.join(" "), context.fiscalYear).map((date) => ({ ...date, row: at + 1 })),
    );
  printed.push(...monthEndsIn(mapping, context.fiscalYear));
  return printed.length === 0 ? stated : agreedAsOf(printed, { ...context, asOf: stated });
}

/** `7월말 집행액` is of 31 July. */
function monthEndsIn({ columns, headerRow }: ColumnMapping, fiscalYear: number) {
  const spent = columns.filter(
    (column) =>
      column.means === "amount" && (column.measure === "expenditure" || column.measure === "commitment"),
  );
  return spent.flatMap(({ header, group = "" }) =>
    asOfDatesIn(withMonthEndStated({ header, group }), fiscalYear).map((date) => ({
      ...date,
      row: headerRow,
    })),
  );
}

/** Titles stand in a cell of their own, or in several that are merged; what has more is a row of a table. */
function titlesOfOtherYears(
  above: readonly (readonly string[])[],
  { fiscalYear }: UploadContext,
): readonly Finding[] {
  return above.flatMap((cells, at) => {
    const [text, ...others] = new Set(cells.map(plainName).filter((cell) => cell !== ""));
    if (text === undefined || others.length > 0) return [];
    return titleOfOtherYear({ row: at + 1, text }, fiscalYear) ?? [];
  });
}

function isDay(asOf: IsoDate | Finding | null): asOf is IsoDate {
  return typeof asOf === "string";
}
