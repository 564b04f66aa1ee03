/** A first mapping of a table that no format knows: where its header stands, and what its columns may mean. */
import { headerKey } from "../../domain/mappings/table-headers.ts";
import type { Fund } from "../../domain/values/fund.ts";
import type { MoneyUnit } from "../../domain/values/won.ts";
import { readAmountCell } from "../cells/amount-cell.ts";
import { readDateCell } from "../cells/date-cell.ts";
import { unitInLine } from "../cells/printed-unit-and-day.ts";
import type { SourceDocument, Table } from "../kernel/format.ts";
import { teachableTables } from "./document-tables.ts";
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

// Columns headed by a fund alone, `국비 · 도비 · 군비`, say not of what they are the parts. Their sums do: where they add up to
// one amount column in every row that was looked at, and to no other, they are its parts.

interface SampledColumn {
  readonly column: MappedColumn;
  readonly cells: readonly string[];
}

/** Chance makes one row add up, not several. */
const leastRows = 2;

/**
 * @param fundOf the fund that a header is; null for one that is none, or not the same everywhere.
 * @returns the columns with the meaning of those whose sum says it.
 */
function withFundSums(
  sampled: readonly SampledColumn[],
  fundOf: (header: string) => Exclude<Fund, "unsplit"> | null,
): readonly MappedColumn[] {
  const parts = sampled.flatMap(({ column, cells }) => {
    const fund = column.means === "?" ? fundOf(column.header) : null;
    return fund === null ? [] : [{ column, cells, fund }];
  });
  const isOnce = new Set(parts.map(({ fund }) => fund)).size === parts.length;
  const columns = sampled.map(({ column }) => column);
  if (parts.length < 2 || !isOnce) return columns;
  const wholes = sampled.filter(({ column }) => column.means === "amount" && column.fund === null);
  const fitting = wholes.filter((whole) =>
    isSumOf(
      whole.cells,
      parts.map(({ cells }) => cells),
    ),
  );
  const [whole] = fitting;
  if (whole === undefined || fitting.length > 1 || whole.column.means !== "amount") return columns;
  const { measure, unit } = whole.column;
  return columns.map((column): MappedColumn => {
    const part = parts.find((each) => each.column === column);
    if (part === undefined) return column;
    const { header, group } = column;
    return { header, group, means: "amount", measure, fund: part.fund, unit };
  });
}

function isSumOf(whole: readonly string[], parts: readonly (readonly string[])[]): boolean {
  let rows = 0;
  for (const [at, cell] of whole.entries()) {
    const sum = wonOf(cell);
    const each = parts.map((cells) => wonOf(cells[at] ?? ""));
    if (sum === null || each.some((won) => won === null)) return false;
    if (each.reduce<bigint>((total, won) => total + (won ?? 0n), 0n) !== sum) return false;
    if (sum !== 0n) rows += 1;
  }
  return rows >= leastRows;
}

/** A blank counts nothing; null for what is no amount. */
function wonOf(cell: string): bigint | null {
  const amount = readAmountCell(cell, "원");
  if (amount.kind === "blank") return 0n;
  return amount.kind === "amount" ? amount.won : null;
}
