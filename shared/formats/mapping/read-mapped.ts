/** Reads a table that no format knows, through the mapping that an office made for it. */
import type { Finding } from "../../domain/values/finding.ts";
import type { Opening } from "../containers/open-source.ts";
import { noNames, type SourceDocument, type Table, type UploadContext } from "../kernel/format.ts";
import { identitySigns } from "../names/identity-signs.ts";
import { knownNamesIn } from "../names/known-names.ts";
import type { SourceReading } from "../registry.ts";
import { isPassedOver } from "../tables/header-grammar.ts";
import { matchTable } from "../tables/match-table.ts";
import { teachableTables } from "./document-tables.ts";
import { readTemplateSheet } from "../template/read-template-sheet.ts";
import { mappedSheet } from "./mapped-sheet.ts";
import { headerDiffers, noTable, sheetNotFound } from "./mapping-findings.ts";
import { type ColumnMapping, plainHeader, tableHeaders, templateColumnFor } from "./mapping.ts";
import type { SourceFormat } from "../../domain/uploads/source-formats.ts";

const format: SourceFormat = "column-mapping";

/** The same bytes, mapping and context always give the same reading. */
export function readMapped(opening: Opening, mapping: ColumnMapping, context: UploadContext): SourceReading {
  const unexplained = { explanation: null, isFullDump: false, names: noNames } as const;
  if (opening.kind === "refused") {
    return { kind: "refused", format: null, findings: [opening.finding], ...unexplained };
  }
  const { source } = opening;
  const { found, findings } = matchTable(
    source,
    (table) => {
      const isNamed = mapping.sheet === null || table.name === null || table.name === mapping.sheet;
      return isNamed ? mappedSheet(table, headedAnew(table, mapping), context) : null;
    },
    teachableTables(source),
  );
  const notes = "findings" in source ? source.findings : [];
  if (found === null) {
    return {
      kind: "refused",
      format,
      findings: [...notes, ...nothingFound(source, mapping)],
      ...unexplained,
    };
  }
  const { sheet, asOf, findings: faults } = found.match;
  const stated = { ...context, asOf: asOf ?? context.asOf };
  const reading = readTemplateSheet(format, sheet, [...findings, ...faults], stated);
  const signs = reading.kind === "read" ? identitySigns(reading.records) : [];
  const inSheet = sheet.table.name === null ? "" : ` of the sheet "${sheet.table.name}"`;
  return {
    ...reading,
    findings: [...notes, ...reading.findings, ...signs],
    explanation: `The mapping says what the columns under row ${sheet.headerRow}${inSheet} mean.`,
    isFullDump: false,
    names: knownNamesIn(source),
  };
}

/** A header stands at the top of its table, below what heads that. */
const searchedRows = 30;

/** Each table of a document has its header somewhere else: another one of the same form must not go unseen. */
function headedAnew(table: Table, mapping: ColumnMapping): ColumnMapping {
  if (table.from === undefined) return mapping;
  const first = table.from - 1;
  const { rows } = table.read(first + searchedRows);
  const wanted = mapping.columns.map(({ header }) => plainHeader(header));
  const at = rows.findIndex((_, row) => {
    if (row < first) return false;
    const headers = new Set(tableHeaders(rows, row + 1).map(({ header }) => header));
    return headers.size > 0 && wanted.every((header) => headers.has(header));
  });
  return at === -1 ? mapping : { ...mapping, headerRow: at + 1 };
}

function nothingFound(
  source: SourceDocument,
  { sheet, headerRow, columns }: ColumnMapping,
): readonly Finding[] {
  const tables = teachableTables(source);
  if (tables.length === 0) return [noTable()];
  if (sheet !== null && tables.every(({ name }) => name !== null && name !== sheet))
    return [sheetNotFound(sheet)];
  const entries = Map.groupBy(columns, ({ header }) => plainHeader(header));
  const missing = [...entries].map(([header, { length }]) =>
    headerDiffers(headerRow, header, { mapped: length, found: 0 }),
  );
  const needed = columns.filter((column) => !isPassedOver(templateColumnFor(column, null)));
  return needed.length === 0
    ? missing
    : missing.filter(({ column }) => needed.some(({ header }) => plainHeader(header) === column));
}
