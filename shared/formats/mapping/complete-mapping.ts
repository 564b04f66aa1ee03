/** A mapping with every column of the table that it was made for, so that a later table can be held against it. */
import type { SourceDocument } from "../kernel/format.ts";
import { teachableTables } from "./document-tables.ts";
import { type ColumnMapping, type MappedColumn, plainHeader, tableHeaders } from "./mapping.ts";

/** What it does not name was not read, and stays so. @returns null where no table of the file has any of its headers. */
export function completeMapping(mapping: ColumnMapping, source: SourceDocument): ColumnMapping | null {
  const { sheet, headerRow } = mapping;
  const named = new Set(mapping.columns.map(({ header }) => plainHeader(header)));
  const tables = teachableTables(source).filter(
    ({ name }) => sheet === null || name === null || name === sheet,
  );
  const headers = tables
    .map((table) => tableHeaders(table.read(headerRow).rows, headerRow))
    .toSorted((a, b) => countIn(named, b) - countIn(named, a))[0];
  if (headers === undefined || countIn(named, headers) === 0) return null;
  const seen = new Map<string, number>();
  const columns = headers.map(({ header, group }): MappedColumn => {
    const times = seen.get(header) ?? 0;
    seen.set(header, times + 1);
    const entry = mapping.columns.filter((column) => plainHeader(column.header) === header)[times];
    return { ...(entry ?? { means: "ignored" }), header, group: group === "" ? undefined : group };
  });
  return { ...mapping, columns };
}

function countIn(named: ReadonlySet<string>, headers: readonly { readonly header: string }[]): number {
  return headers.filter(({ header }) => named.has(header)).length;
}
