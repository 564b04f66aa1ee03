/**
 * Which of an office's remembered mappings a file is read through: the one whose header stands in it word for word; or,
 * where none does, the one that comes near, which is then not read on a guess but told with what differs.
 */
import { fingerprintOf, headerKey, type TableHeader } from "../../domain/mappings/table-headers.ts";
import type { SourceDocument } from "../kernel/format.ts";
import { isPassedOver } from "../tables/header-grammar.ts";
import { teachableTables } from "./document-tables.ts";
import { type ColumnMapping, type MappedColumn, tableHeaders, templateColumnFor } from "./mapping.ts";

export interface RecalledMapping {
  /** For this file: with its own sheet, header row and ways of writing headers. */
  readonly mapping: ColumnMapping;
  readonly fits: boolean;
  /** Whether it is that table with little changed, and no table of a report that happens to have some of its headers. */
  readonly isThatTable: boolean;
  /** As the table heads its columns. */
  readonly headers: readonly TableHeader[];
}

/** A header stands at the top, below a title, a unit line, an address block and blank lines. */
const searchedRows = 30;
/** Of the columns that a mapping reads, that a table must have to be told what it lacks. */
const nearShare = 0.5;
/** A sheet that has so many is that table, whatever else could read it. */
const thatTableShare = 0.75;

type Headers = readonly (TableHeader & { readonly at: number })[];

interface HeaderPlace {
  readonly sheet: string | null;
  readonly headerRow: number;
  readonly headers: Headers;
  /** Whether it is of a document, whose tables are numbered anew in each. */
  readonly isInDocument: boolean;
}

export function recallMapping(
  source: SourceDocument,
  known: readonly ColumnMapping[],
): RecalledMapping | null {
  const places = teachableTables(source).flatMap((table): HeaderPlace[] => {
    const { from = 1 } = table;
    const { rows } = table.read(from - 1 + searchedRows);
    return rows.slice(from - 1).flatMap((_, at) => {
      const headerRow = from + at;
      const headers = tableHeaders(rows, headerRow);
      return headers.length === 0
        ? []
        : [{ sheet: table.name, headerRow, headers, isInDocument: table.from !== undefined }];
    });
  });
  return exactOf(places, known) ?? nearestOf(places, known);
}

function exactOf(places: readonly HeaderPlace[], known: readonly ColumnMapping[]): RecalledMapping | null {
  const byFingerprint = new Map(known.map((mapping) => [fingerprintOf(headersOf(mapping)), mapping]));
  const fitting = places.flatMap((place) => {
    const mapping = byFingerprint.get(fingerprintOf(place.headers));
    return mapping === undefined ? [] : [{ place, mapping }];
  });
  const [first] = fitting;
  if (first === undefined) return null;
  const named = fitting.find(({ place, mapping }) => place.sheet === mapping.sheet && !place.isInDocument);
  const { place, mapping } = named ?? first;
  const sheets = new Set(fitting.map((each) => each.place.sheet));
  // Two sheets of one form, and neither the one that was taught: the reader asks which.
  const sheet = named === undefined && sheets.size > 1 ? null : place.sheet;
  const columns = place.headers.flatMap(({ header, group }, at) => {
    const meant = meaningAt(mapping, place.headers, at);
    return meant === null ? [] : [written(meant, { header, group })];
  });
  return {
    fits: true,
    isThatTable: true,
    headers: place.headers,
    mapping: { ...mapping, sheet, headerRow: place.headerRow, columns },
  };
}

/** Equal headers have their meanings from left to right. */
function meaningAt({ columns }: ColumnMapping, headers: Headers, at: number): MappedColumn | null {
  const keys = headers.slice(0, at + 1).map(headerKey);
  const before = keys.filter((key) => key === keys[at]).length - 1;
  return columns.filter((column) => keyOf(column) === keys[at])[before] ?? null;
}

function nearestOf(places: readonly HeaderPlace[], known: readonly ColumnMapping[]): RecalledMapping | null {
  let best: { place: HeaderPlace; mapping: ColumnMapping; share: number } | null = null;
  for (const place of places) {
    const found = new Set(place.headers.map(headerKey));
    for (const mapping of known) {
      const read = mapping.columns.filter((column) => !isPassedOver(templateColumnFor(column, null)));
      const share = read.filter((column) => found.has(keyOf(column))).length / Math.max(1, read.length);
      if (share >= nearShare && share > (best?.share ?? 0)) best = { place, mapping, share };
    }
  }
  if (best === null) return null;
  const { place, mapping, share } = best;
  const columns = mapping.columns.map((column) => {
    const found = place.headers.find((each) => headerKey(each) === keyOf(column));
    return found === undefined ? column : written(column, found);
  });
  return {
    fits: false,
    isThatTable: !place.isInDocument && share >= thatTableShare,
    headers: place.headers,
    mapping: { ...mapping, sheet: place.sheet, headerRow: place.headerRow, columns },
  };
}

/** As the table writes it. */
function written(column: MappedColumn, { header, group }: TableHeader): MappedColumn {
  return { ...column, header, group: group === "" ? undefined : group };
}

function headersOf({ columns }: Pick<ColumnMapping, "columns">): readonly TableHeader[] {
  return columns.map(({ header, group = "" }) => ({ header, group }));
}

function keyOf({ header, group = "" }: MappedColumn): string {
  return headerKey({ header, group });
}
