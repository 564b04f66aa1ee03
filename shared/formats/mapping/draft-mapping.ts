/** A first mapping of a table that no format knows: where its header stands, and what its columns may mean. */
import { headerKey } from "../../domain/mappings/table-headers.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { unitInLine } from "../cells/printed-unit-and-day.ts";
import type { SourceDocument, Table } from "../kernel/format.ts";
import { teachableTables } from "./document-tables.ts";
import { withFundSums } from "./fund-columns.ts";
import { fundOfHeader, meaningOfHeader } from "./header-meanings.ts";
import { type ColumnMapping, type MappedColumn, tableHeaders } from "./mapping.ts";

/** What the first cells of a column look like; never what stands in them. */
export type ValueKind = "blank" | "amounts" | "dates" | "texts" | "mixed";

export interface DraftMapping extends ColumnMapping {
  readonly version: 1;
  readonly asOf: null;
  readonly columns: readonly (MappedColumn & { readonly values: ValueKind })[];
}

/** A header stands at the top, below a title, a unit line, an address block and blank lines. */
const searchedRows = 30;
/** Rows below a header that tell a column of amounts from one of names. */
const sampledRows = 20;

type Rows = readonly (readonly string[])[];

/**
 * The widest row of texts that has amounts below it, in any sheet.
 * @param office whose words for the funds they are; null leaves open what is not the same everywhere.
 * @param taught a mapping of a table that this one comes near: what was said of an equal header still holds.
 * @param isWanted of which tables.
 * @returns null when no table has such a row.
 */
export function draftMapping(
  source: SourceDocument,
  office: string | null,
  taught: ColumnMapping | null = null,
  isWanted: (table: Table) => boolean = () => true,
): DraftMapping | null {
  let best: { table: Table; rows: Rows; headerRow: number; width: number } | null = null;
  for (const table of teachableTables(source).filter(isWanted)) {
    const { from = 1 } = table;
    const { rows } = table.read(from - 1 + searchedRows + sampledRows);
    for (let headerRow = from; headerRow <= Math.min(rows.length, from - 1 + searchedRows); headerRow++) {
      const width = widthAsHeader(rows, headerRow);
      if (width > (best?.width ?? 1)) best = { table, rows, headerRow, width };
    }
  }
  if (best === null) return null;
  const { table, rows, headerRow } = best;
  return {
    version: 1,
    sheet: table.name,
    headerRow,
    unit: unitAbove(rows, headerRow),
    asOf: null,
    columns: columnsUnder(rows, headerRow, office, taught),
    taught: null,
  };
}

/** How many texts the row has; 0 where no amount stands below any of them. */
function widthAsHeader(rows: Rows, headerRow: number): number {
  const texts = [...(rows[headerRow - 1] ?? []).entries()].filter(([, cell]) => kindOfCell(cell) === "texts");
  const below = rows.slice(headerRow, headerRow + sampledRows);
  const headsAmounts = texts.some(([at]) => below.some((cells) => kindOfCell(cells[at] ?? "") === "amounts"));
  return headsAmounts ? texts.length : 0;
}

function columnsUnder(
  rows: Rows,
  headerRow: number,
  office: string | null,
  taught: ColumnMapping | null,
): DraftMapping["columns"] {
  const headed = tableHeaders(rows, headerRow).map(({ header, group, at }) => {
    const cells = rows.slice(headerRow, headerRow + sampledRows).map((row) => row[at] ?? "");
    const key = headerKey({ header, group });
    const known = taught?.columns.find(
      (each) => headerKey({ header: each.header, group: each.group ?? "" }) === key,
    );
    const over = group === "" ? {} : { group };
    const column: MappedColumn = { ...(known ?? meaningOfHeader(header, group, office)), header, ...over };
    return { column, cells };
  });
  const columns = withFundSums(headed, (header) => fundOfHeader(header, office));
  return columns.map((column, at) => ({ ...column, values: kindOf(headed[at]?.cells ?? []) }));
}

function unitAbove(rows: Rows, headerRow: number): MoneyUnit | null {
  const lines = rows.slice(0, headerRow - 1).map((cells) => unitInLine(cells.join(" ")));
  const line = lines.find((each) => each !== null);
  return line?.kind === "unit" ? line.unit : null;
}

function kindOf(cells: readonly string[]): ValueKind {
  const kinds = new Set(cells.map(kindOfCell).filter((kind) => kind !== "blank"));
  const [kind = "blank"] = kinds;
  return kinds.size > 1 ? "mixed" : kind;
}

function kindOfCell(cell: string): "blank" | "amounts" | "dates" | "texts" {
  if (readDateCell(cell).kind === "date") return "dates";
  const { kind } = readAmountCell(cell, "원");
  if (kind === "bad") return "texts";
  return kind === "blank" ? "blank" : "amounts";
}
